#include "gui/timeline_panel.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "brief/map_marks.hpp"
#include "brief/mark_links.hpp"
#include "gui/actions.hpp"

#include "scene/snapshot_marks.hpp"
#include "store/shown.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

constexpr float kControls = 148;  // width of the controls, logical pixels

/// What the map leaves out where the past is not kept.
const char* past_words(project::Recent recent) {
  switch (recent) {
    case project::Recent::day:
      return tr("Off: the map shows only the day before the playhead");
    case project::Recent::week:
      return tr("Off: the map shows only the week before the playhead");
    case project::Recent::month:
      return tr("Off: the map shows only the month before the playhead");
    case project::Recent::year:
      break;
  }
  return tr("Off: the map shows only the year before the playhead");
}

std::string zone_of(const project::Project& project) {
  const event::Document* document = project.current();
  if (document == nullptr || !document->utc_offset_minutes) return "";
  return time::offset_phrase(*document->utc_offset_minutes);
}

}  // namespace

void TimelinePanel::draw(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base) {
  begin_panel(frame, "##timeline", box, false);
  frame.name_box("panel/timeline", box);
  auto layout = frame.project.settings().layout;
  const bool folded = layout.timeline_folded;
  const float side = frame.px(28);
  ImGui::SetCursorScreenPos(ImVec2(box.x0 + (folded ? 0 : frame.px(kControls) - side - frame.px(4)),
                                   box.y0 + (folded ? -frame.px(1) : frame.px(8))));
  if (icon_button(frame, folded ? icon::kFoldUp : icon::kFoldDown, "fold-timeline",
                  folded ? tr("Show the timeline") : tr("Fold the timeline"))) {
    layout.timeline_folded = !folded;
    frame.send(project::SetLayout{layout});
  }
  if (folded) {
    end_panel();
    return;
  }
  const float split = box.x0 + frame.px(kControls);
  controls(frame, {box.x0, box.y0, split, box.y1});
  timeline(frame, {split, box.y0, box.x1, box.y1}, base);
  together_.draw(frame, {split, 0, box.x1, box.y1});
  ImGui::GetWindowDrawList()->AddLine(ImVec2(box.x0, box.y0 + 0.5F), ImVec2(box.x1, box.y0 + 0.5F),
                                      to_u32(frame.theme.hairline), std::max(1.0F, frame.px(1)));
  end_panel();
}

void TimelinePanel::controls(Frame& frame, const scene::PixelBox& box) {
  const project::Project& project = frame.project;
  const bool any = project.extent().has_value();
  const bool playing = project.clock().direction() != 0;
  ImGui::SetCursorScreenPos(ImVec2(box.x0 + frame.px(10), box.y0 + frame.px(8)));
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(2), frame.px(4)));
  ImGui::BeginDisabled(!any);
  if (icon_button(frame, icon::kPrevious, "previous", tip_of(Action::previous_event).c_str())) {
    frame.send(project::StepEvent{-1});
  }
  ImGui::SameLine();
  if (icon_button(frame, playing ? icon::kPause : icon::kPlay, "play",
                  with_key(playing ? tr("Pause") : tr("Play"), Action::play_pause).c_str())) {
    frame.send(project::PlayPause{});
  }
  ImGui::SameLine();
  if (icon_button(frame, icon::kNext, "next", tip_of(Action::next_event).c_str())) {
    frame.send(project::StepEvent{1});
  }
  ImGui::EndDisabled();
  if (any) {
    const time::Minute at = project.playhead();
    Sheet sheet(frame, box.width() - frame.px(20));
    sheet.gap(2);
    sheet.text(time::day_phrase(at.day(), project.snapshot().day_zero()),
               frame.text_style(14, frame.theme.text, scene::Weight::bold));
    const int m = at.minute_of_day();
    char clock[16];
    std::snprintf(clock, sizeof clock, "%02d:%02d", m / 60, m % 60);
    const std::string zone = zone_of(project);
    frame.name_box("timeline/clock/" + zone,
                   sheet.text(std::string(clock) + (zone.empty() ? "" : " " + zone),
                              frame.text_style(14, frame.theme.text)));
    if (const std::string there = project.elsewhere(at); !there.empty()) {
      frame.name_box("timeline/elsewhere",
                     sheet.text(there, frame.text_style(12, frame.theme.secondary)));
    }
  }
  ImGui::PopStyleVar();
  ImGui::PushFont(frame.fonts.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(4), frame.px(5)));
  if (ImGui::Button("-##slower", ImVec2(frame.px(22), frame.px(20)))) {
    frame.send(project::ChangeSpeed{-1});
  }
  frame.name_last_item("button/slower");
  tip_for_item(frame, with_key(tr("Slower"), Action::slower).c_str());
  ImGui::SameLine();
  const std::string speed(project.clock().speed().name);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() +
                       (frame.px(64) - ImGui::CalcTextSize(speed.c_str()).x) / 2);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(speed.c_str());
  ImGui::SameLine(frame.px(10) + frame.px(22 + 64 + 12));
  if (ImGui::Button("+##faster", ImVec2(frame.px(22), frame.px(20)))) {
    frame.send(project::ChangeSpeed{1});
  }
  frame.name_last_item("button/faster");
  tip_for_item(frame, with_key(tr("Faster"), Action::faster).c_str());
  bool past = project.cumulative();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(2), frame.px(1)));
  if (ImGui::Checkbox(tr_label("Keep the past").c_str(), &past))
    frame.send(project::SetCumulative{past});
  frame.name_last_item("button/keep-past");
  ImGui::PopStyleVar();
  tip_for_item(frame, past_words(project.recent()));
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::EndGroup();
}

std::string TimelinePanel::place_name(const scene::PlaceNames& names,
                                      const scene::EventMark& mark) {
  auto known = arabic_.find(mark.index);
  if (known == arabic_.end()) known = arabic_.emplace(mark.index, names.of(mark)).first;
  return known->second;
}

void TimelinePanel::timeline(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base) {
  const project::Project& project = frame.project;
  if (!project.extent()) {
    paint(frame, [&](scene::Painter& painter) {
      const auto style = frame.text_style(14, frame.theme.secondary);
      const char* words =
          project.snapshot().documents().empty()
              ? tr("Open a story, and its events stand here in the order of time.")
          : project.counts().all == 0
              ? tr("No events were found in this story.")
              : tr("No date is known yet. Set the stories' dates in their headings to "
                   "place their events in time.");
      painter.text((box.x0 + box.x1 - painter.text_width(words, style)) / 2, (box.y0 + box.y1) / 2,
                   words, style);
    });
    return;
  }
  const BuiltFor now{project.shown_revision(), project.settings().arrows, project.settings().lanes};
  if (!(built_for_ == now)) {
    marks_ = scene::marks_of(project.snapshot(), project.shown(), brief::lit_marks(project));
    all_ = {};
    if (project.counts().shown < project.counts().all) {
      all_ = scene::marks_of(project.snapshot(),
                             store::Shown(store::Filter(), project.snapshot()).rows(), {});
    }
    links_ = brief::add_links(project, marks_);
    lanes_.name(project, marks_);
    arabic_.clear();
    built_for_ = now;
  }

  ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
  ImGui::InvisibleButton("timeline", ImVec2(box.width(), box.height()),
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
  const bool over = ImGui::IsItemHovered();
  const ImVec2 mouse = ImGui::GetIO().MousePos;

  const auto& window = project.window();
  scene::TimelineInput input;
  input.events = &marks_;
  if (!all_.marks.empty()) input.all = &all_;
  input.visible = {static_cast<double>(window.from.count()),
                   static_cast<double>(window.to.count())};
  input.data = {static_cast<double>(project.extent()->from.count()),
                static_cast<double>(project.extent()->to.count())};
  input.playhead = project.playhead();
  if (const auto range = project.range()) input.range = time::Bounds{range->from, range->to};
  if (over && drag_ != Drag::scrub) input.cross_x = mouse.x;
  input.arrows = links_.arrows;
  input.conflicts = links_.conflicts;
  input.zone = zone_of(project);
  input.zero = project.snapshot().day_zero();
  input.box = {box.x0, box.y0 + std::max(1.0F, frame.px(1)), box.x1, box.y1};
  input.scale = frame.scale;
  input.ground = false;
  const auto language = brief::language_of(project.settings().language);
  if (language == scene::MapLanguage::arabic && base != nullptr) {
    input.place_name = [this, names = scene::PlaceNames(base, language)](
                           const scene::EventMark& mark) { return place_name(names, mark); };
  }
  const project::LanesBy by = project.settings().lanes;
  if (by != project::LanesBy::type) input.lanes = scene::Lanes::named;
  input.no_lane = TimelineLanes::no_name(by);
  const scene::TimelineDrawList list = scene::build_timeline(input, frame.theme, frame.type);
  frame.canvas.add(ImGui::GetWindowDrawList(), list.mesh);
  frame.name_box("timeline/ruler", list.parts.ruler);
  frame.name_box("timeline/histogram", list.parts.histogram);
  frame.name_box("timeline/lanes", list.parts.lanes);
  if (list.parts.arrows > 0) frame.name_box("timeline/arrows", list.parts.lanes);
  if (list.parts.conflicts > 0) frame.name_box("timeline/conflicts", list.parts.lanes);
  frame.name_all([&] {
    for (const auto& lane : list.parts.lane_names) frame.name_box("lane/" + lane.name, lane.box);
    for (const scene::TimelinePick& pick : list.parts.picks) {
      constexpr std::size_t kMostNamed = 1000;  // more names would take most of a frame
      if (pick.events.size() > kMostNamed) continue;
      for (const std::uint32_t row : pick.events) {
        frame.name_box("bar/" + project.snapshot().event(row).id, pick.box);
      }
    }
  });
  if (over && (list.parts.ruler.contains(mouse.x, mouse.y) ||
               list.parts.lanes.contains(mouse.x, mouse.y))) {
    time_under_mouse(frame, list.parts, mouse.x);
  }
  handle_mouse(frame, list.parts, over);
  range_button(frame, list.parts.histogram);
  const scene::PixelBox& ruler = list.parts.ruler;
  TimelineLanes::draw_button(frame, {ruler.x0 - frame.px(80), ruler.y0 + frame.px(1),
                                     ruler.x0 - frame.px(2), ruler.y0 + frame.px(22)});
}

/// Beside the handles of the range.
void TimelinePanel::range_button(Frame& frame, const scene::PixelBox& histogram) {
  const float left = histogram.x0 - frame.px(32);
  const float top = std::round((histogram.y0 + histogram.y1 - frame.px(24)) / 2);
  begin_overlay("##range", {left, top, left + frame.px(28), top + frame.px(24)});
  ImGui::BeginDisabled(!frame.project.range());
  if (icon_button(frame, icon::kCloser, "zoom-to-range", tip_of(Action::zoom_to_range).c_str())) {
    frame.wanted = Action::zoom_to_range;
  }
  ImGui::EndDisabled();
  ImGui::End();
}

void TimelinePanel::time_under_mouse(Frame& frame, const scene::TimelineParts& parts, float x) {
  if (drag_ == Drag::scrub) return;  // the playhead's flag says it
  const time::Minute at = parts.axis.minute_at(x);
  std::string words = time::minute_phrase(at, {}, frame.project.snapshot().day_zero());
  const std::string there = frame.project.elsewhere(at);
  if (!there.empty()) words += " (" + there + ")";
  paint(frame, [&](scene::Painter& painter) {
    const auto style = frame.text_style(11, frame.theme.text);
    const float width = painter.text_width(words, style) + frame.px(10);
    const float left = std::min(x + frame.px(4), parts.ruler.x1 - width);
    const float foot = parts.histogram.y1;
    const scene::PixelBox box{left, foot - frame.px(17), left + width, foot};
    frame.name_box("timeline/moment", box);
    painter.rect(box, frame.theme.raised);
    painter.frame(box, std::max(1.0F, frame.px(1)), frame.theme.hairline);
    painter.text(left + frame.px(5), foot - frame.px(5), words, style);
  });
}

}  // namespace dateline::gui
