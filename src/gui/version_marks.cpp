#include "gui/version_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "curation/anchor.hpp"
#include "gui/change_list.hpp"
#include "gui/correction_words.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/why_words.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

using curation::Difference;
using project::Command;
using project::ComparedVersions;
using scene::PathPoint;

const event::Event* earlier_event(const ComparedVersions& compared, const Difference& d) {
  return d.before ? &compared.before->events[*d.before] : nullptr;
}

/// The symbol of the row that stands for an event, or of the cluster that it is in.
const scene::MapPick* pick_of(const Frame& frame, const scene::MapDrawList& list,
                              const std::string& event) {
  const auto row = frame.project.snapshot().find(event);
  const auto lead = row ? frame.project.lead(*row) : std::nullopt;
  if (!lead) return nullptr;
  for (const scene::MapPick& pick : list.picks) {
    if (pick.kind != scene::PickKind::symbol && pick.kind != scene::PickKind::cluster) continue;
    if (std::ranges::find(pick.events, *lead) != pick.events.end()) return &pick;
  }
  return nullptr;
}

/// Of what is no longer told, or was told of another place: dashed, and paler than what is.
void draw_ghost(Frame& frame, scene::Painter& painter, PathPoint at, const VersionMark& mark) {
  const auto& theme = frame.theme;
  const float radius = frame.px(mark.lit ? 13 : 11);
  painter.disc(at, radius + frame.px(1), theme.panel.faded(0.8F));
  painter.ring(at, radius, std::max(1.0F, frame.px(1.5F)),
               mark.lit ? theme.accent : theme.secondary, {frame.px(4), frame.px(3)});
  scene::SymbolLook look;
  look.type = mark.type;
  look.size = 12 * frame.scale;
  look.scale = frame.scale;
  look.opacity = 0.45F;
  scene::draw_symbol(painter, at, look, theme);
}

}  // namespace

std::string open_event(const store::Snapshot& snapshot, const ComparedVersions& compared,
                       const Difference& difference) {
  const std::string* id = nullptr;
  if (difference.after) id = &compared.after->events[*difference.after].id;
  // Of two stories both may be open; of two readings of one story the earlier one is not.
  if (id == nullptr && compared.before->story.id != compared.after->story.id) {
    id = &compared.before->events[*difference.before].id;
  }
  return id != nullptr && snapshot.find(*id) ? *id : std::string();
}

std::vector<VersionMark> version_marks(const project::Project& project,
                                       const ComparedVersions& compared) {
  std::vector<VersionMark> out;
  for (const Difference& d : compared.differences) {
    VersionMark mark;
    mark.kind = d.kind;
    mark.event = open_event(project.snapshot(), compared, d);
    const event::Event* was = earlier_event(compared, d);
    const event::Event* is = d.after ? &compared.after->events[*d.after] : nullptr;
    if (was != nullptr && was->place) {
      const bool elsewhere =
          is == nullptr ? mark.event.empty() : !is->place || is->place->at != was->place->at;
      if (elsewhere) mark.was = was->place->at;
    }
    mark.type = is != nullptr ? is->type : was->type;
    out.push_back(std::move(mark));
  }
  return out;
}

void draw_version_marks(Frame& frame, const std::vector<VersionMark>& marks,
                        const scene::MapDrawList& list, const scene::PixelBox& box) {
  const auto on_screen = [&](geo::LngLat at) {
    const PathPoint p = list.base.view.project(geo::to_world(at));
    return PathPoint{std::round(box.x0 + p.x), std::round(box.y0 + p.y)};
  };
  std::vector<PathPoint> badges;
  paint(frame, [&](scene::Painter& painter) {
    for (const VersionMark& mark : marks) {
      const scene::MapPick* pick = mark.event.empty() ? nullptr : pick_of(frame, list, mark.event);
      std::optional<PathPoint> marker;
      if (pick != nullptr) {
        marker = PathPoint{box.x0 + (pick->box.x0 + pick->box.x1) / 2,
                           box.y0 + (pick->box.y0 + pick->box.y1) / 2};
      }
      std::optional<PathPoint> ghost;
      if (mark.was) ghost = on_screen(*mark.was);
      if (ghost && marker) {
        painter.line(*ghost, *marker, frame.px(4), frame.theme.panel.faded(0.75F));
        painter.line(*ghost, *marker, std::max(1.0F, frame.px(1.5F)), frame.theme.secondary,
                     {frame.px(5), frame.px(4)});
      }
      if (ghost) draw_ghost(frame, painter, *ghost, mark);
      PathPoint at = marker ? *marker : ghost.value_or(PathPoint{-1, -1});
      if (!marker && !ghost) continue;
      const float reach = marker ? (pick->box.x1 - pick->box.x0) / 2 : frame.px(10);
      // Above, where names do not begin.
      at.y -= reach + frame.px(4);
      // Those of one cluster stand beside each other.
      while (std::ranges::any_of(badges, [&](const PathPoint& p) {
        return std::hypot(p.x - at.x, p.y - at.y) < frame.px(12);
      })) {
        at.x += frame.px(13);
      }
      badges.push_back(at);
      const float radius = frame.px(mark.lit ? 8 : 6.5F);
      draw_badge(painter, at, radius, mark.kind, frame.theme);
      const std::string name =
          std::string(curation::name(mark.kind)) + "/" + std::to_string(&mark - marks.data());
      frame.name_box("version/" + name,
                     {at.x - radius, at.y - radius, at.x + radius, at.y + radius});
    }
  });
}

std::vector<Command> way_to(const project::Project& project, const ComparedVersions& compared,
                            const Difference& difference) {
  const store::Snapshot& snapshot = project.snapshot();
  if (const std::string id = open_event(snapshot, compared, difference); !id.empty()) {
    return {project::ClearSelection{}, project::SelectEvents{{id}}};  // no pin of before, either
  }
  std::vector<Command> out;
  const event::Event* e = earlier_event(compared, difference);
  if (e == nullptr) return out;
  out.reserve(4);  // else GCC 12 warns of overflows where it would grow
  out.emplace_back(project::ClearSelection{});
  if (const auto document = document_of(snapshot, compared.after->story.id)) {
    out.emplace_back(project::ShowDocument{*document});
    const event::Document& now = *snapshot.documents()[*document];
    const auto words = curation::find_words(curation::anchor_of(*compared.before, *e), now);
    if (words && !now.story.sentences.empty()) {
      out.emplace_back(project::SelectSentence{*document, now.story.sentence_at(words->start)});
    }
  }
  if (e->place) {
    const base::InEnglish kept;  // a scene keeps it in the project's file
    out.emplace_back(project::GoToPlace{
        e->place->at, e->place->radius_km,
        fmt::format(mark_in("a pin on the map", "Withdrawn: {}"), scene::event_title(*e))});
  }
  return out;
}

}  // namespace dateline::gui
