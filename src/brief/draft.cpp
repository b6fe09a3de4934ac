#include "brief/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "brief/event_caption.hpp"
#include "brief/sight.hpp"
#include "brief/source_line.hpp"
#include "brief/turning_points.hpp"
#include "curation/anchor.hpp"
#include "geo/geodesic.hpp"
#include "project/camera.hpp"
#include "project/quotes.hpp"
#include "project/time_range.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

constexpr double kNearKm = 250;    // what is news around an event
constexpr int kMostWidened = 6;    // or a chain of neighbours would lead around the world
constexpr std::size_t kNamed = 2;  // stories; of more a title says how many
constexpr double kMostZoom = 8.5;  // the towns around say where it is

/// The map that shows an event and what is news around it when it is over, with room for names, and
/// leaves out nothing that lies just outside.
project::Camera camera_for(const project::Project& project, store::Row row, time::Minute at,
                           const project::MapSize& size, const project::Camera& like) {
  const store::Snapshot& snapshot = project.snapshot();
  const geo::LngLat here = snapshot.event(row).place->at;
  std::vector<store::Row> news;
  for (const store::Row other : project.shown()) {
    if (other != row && is_news(project, other, at)) news.push_back(other);
  }
  std::vector<store::Row> shown{row};
  std::erase_if(news, [&](store::Row other) {
    const bool near = geo::geodesic(here, snapshot.event(other).place->at).km <= kNearKm;
    if (near) shown.push_back(other);
    return near;
  });
  const double margin = std::min({110.0, size.width / 5, size.height / 5});
  project::Camera out = like;
  for (int times = 0; times < kMostWidened; ++times) {
    out = project::fitted(*project::box_of(snapshot, shown), size, margin, kMostZoom, like);
    const geo::WorldBox box = surroundings(out, size);
    const auto more = std::erase_if(news, [&](store::Row other) {
      const bool beside = box.contains(geo::to_world(snapshot.event(other).place->at));
      if (beside) shown.push_back(other);
      return beside;
    });
    if (more == 0) break;
  }
  return out;
}

curation::Scene scene_of(const project::Project& project, const TurningPoint& turn,
                         time::Minute at) {
  const store::Snapshot& snapshot = project.snapshot();
  const event::Event& e = snapshot.event(turn.row);
  curation::Scene out;
  curation::SceneLook look = project.present_scene_look();
  look.filter.in_view = false;  // the map goes elsewhere
  look.playhead = at;
  if (look.window.earliest && look.window.latest) {
    const project::TimeRange window =
        project::moved_to_show({*look.window.earliest, *look.window.latest}, at);
    look.window = {window.from, window.to};
  }
  look.heat = false;  // it hides the symbol that the scene is about
  look.pin.reset();
  look.plays = 0;
  look.selected.clear();
  if (!e.mentions.empty()) {
    look.selected.push_back(curation::anchor_of(snapshot.document_of(turn.row), e));
  }
  const project::MapSize size{look.map_width, look.map_height};
  project::Camera like = project.camera();
  like.conic = look.projection == curation::Projection::conic ? 1 : 0;
  const project::Camera camera = camera_for(project, turn.row, at, size, like);
  look.center = geo::from_world(camera.centre);
  look.zoom = camera.zoom;
  out.look = std::move(look);
  out.caption = event_caption(snapshot, turn.row);
  if (out.look->filter.known_by) {
    out.caption += fmt::format(" As known by {}.", time::day_phrase(*out.look->filter.known_by));
  }
  out.quote = project::quote_of(snapshot.document_of(turn.row), e, snapshot.day_zero());
  if (!turn.why.empty()) {
    out.notes = scene::sentence_case(fmt::format("{}.", fmt::join(turn.why, "; ")));
  }
  return out;
}

/// "war-of-june.dateline": "War of june".
std::string heading_of(const project::Project& project) {
  std::string name = project.file().path.stem().string();
  std::ranges::replace(name, '-', ' ');
  std::ranges::replace(name, '_', ' ');
  if (!name.empty()) return scene::sentence_case(name);
  const auto documents = project.snapshot().documents();
  const event::Document* only = nullptr;
  for (const auto& document : documents) {
    if (document->story.id == curation::kNotes) continue;
    if (only != nullptr) return "What happened";
    only = document.get();
  }
  return only == nullptr || only->story.title.empty() ? "What happened" : only->story.title;
}

curation::Scene title_of(const project::Project& project, const std::vector<TurningPoint>& turns,
                         time::Days last) {
  const store::Snapshot& snapshot = project.snapshot();
  curation::Scene out;
  out.kind = curation::SceneKind::title;
  out.title = heading_of(project);
  const store::EventTimes begin = snapshot.times(turns.front().row);
  const time::Days first = begin.whole.earliest.value_or(over_by(begin)).day();
  const time::DayZero zero = snapshot.day_zero();
  out.caption = first == last ? time::day_phrase(first, zero)
                              : fmt::format("{} to {}", time::day_phrase(first, zero),
                                            time::day_phrase(last, zero));
  std::vector<store::Row> rows;
  for (const TurningPoint& turn : turns) rows.push_back(turn.row);
  const auto stories = stories_behind(snapshot, rows);
  out.caption +=
      ", as told by " + (stories.size() > kNamed ? fmt::format("{} stories", stories.size())
                                                 : source_line(snapshot, stories));
  out.notes = "Drafted from the events by Dateline: read it before you show it.";
  if (!project.filter().all()) {
    out.notes += fmt::format(" Of {} events the {} that pass the filter were looked at.",
                             project.counts().all, project.counts().shown);
  }
  return out;
}

/// What is told of days after the last turning point: the latest of it that a map can show, with
/// the day until which more is told. A briefing that ended before would be taken for the present.
std::optional<TurningPoint> latest_after(const project::Project& project, const TurningPoint& last,
                                         time::Minute& newest) {
  const store::Snapshot& snapshot = project.snapshot();
  const store::EventTable& table = snapshot.events();
  newest = over_by(snapshot.times(last.row));
  const time::Minute begins_after = newest;
  std::optional<store::Row> latest;
  for (const store::Row row : project.shown()) {
    using event::Status;
    const Status status = table.status[row];
    const bool told =
        status == Status::happened || status == Status::ongoing || status == Status::reported;
    if (!told || table.dated[row] == 0 || table.type[row] == event::EventType::statement) continue;
    const store::EventTimes times = snapshot.times(row);
    if (!times.whole.earliest || *times.whole.earliest <= begins_after) continue;
    const time::Minute over = over_by(times);
    newest = std::max(newest, over);
    if (table.placed[row] == 0) continue;
    if (!latest || over > over_by(snapshot.times(*latest))) latest = row;
  }
  if (newest == begins_after) return std::nullopt;
  // Where all that is later has no place, the map stays where the last turn was.
  return TurningPoint{latest.value_or(last.row), 0, {"it is the latest that is told"}};
}

/// What its own check finds and its words can say, they say; what is left the speaker is told.
void make_honest(const project::Project& project, curation::Scene& scene, bool last_map) {
  constexpr int kMostTimes = 6;  // one remedy may call for another
  for (int times = 0; times < kMostTimes; ++times) {
    const auto sight = sight_of(project, scene, last_map);
    if (!sight) return;
    std::optional<curation::Scene> better;
    std::string left;
    for (const Finding& finding : check_sight(*sight)) {
      const auto* mends =
          finding.remedy ? finding.remedy->command.as<project::MendScenes>() : nullptr;
      // What the filter hides was chosen by whoever made it.
      const bool chosen = finding.kind == FindingKind::one_sided;
      if (mends != nullptr && !chosen) {
        better = mends->scenes.front().as;
        break;
      }
      left += " " + finding.words;
    }
    if (!better) {
      scene.notes += left.empty() ? "" : (scene.notes.empty() ? "Beware:" : " Beware:") + left;
      return;
    }
    scene = std::move(*better);
  }
}

}  // namespace

std::vector<curation::Scene> draft_of(const project::Project& project) {
  const base::InEnglish kept;  // in a project's file
  std::vector<TurningPoint> turns = turning_points(project);
  std::vector<curation::Scene> out;
  if (turns.empty()) return out;
  time::Minute newest;
  const auto latest = latest_after(project, turns.back(), newest);
  if (latest) turns.push_back(*latest);
  out.push_back(title_of(project, turns, newest.day()));
  for (const TurningPoint& turn : turns) {
    const bool is_latest = latest && &turn == &turns.back();
    const time::Minute over = over_by(project.snapshot().times(turn.row));
    out.push_back(scene_of(project, turn, is_latest ? newest : over));
    make_honest(project, out.back(), &turn == &turns.back());
  }
  return out;
}

}  // namespace dateline::brief
