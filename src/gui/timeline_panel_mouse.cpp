// What the mouse does on the timeline.
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/timeline_panel.hpp"
#include "time/window_limits.hpp"

namespace dateline::gui {
namespace {

constexpr double kWheelStep = 0.4;
constexpr std::size_t kMostLit = 1000;

time::Minute minute(double value) { return time::Minute(std::llround(value)); }

project::TimeRange range_between(double a, double b) {
  return {minute(std::min(a, b)), minute(std::max(a, b))};
}

/// What lies uppermost under the mouse; nullptr for none.
const scene::TimelinePick* pick_at(const scene::TimelineParts& parts, ImVec2 mouse, float reach) {
  const scene::TimelinePick* best = nullptr;
  for (const scene::TimelinePick& pick : parts.picks) {
    if (pick.box.grown(reach).contains(mouse.x, mouse.y)) best = &pick;
  }
  return best;
}

/// The name of a lane some of whose events can be picked by it alone; nullptr for none.
const scene::TimelineParts::Lane* lane_at(const scene::TimelineParts& parts, ImVec2 mouse) {
  for (const auto& lane : parts.lane_names) {
    if (!lane.listed.empty() && lane.box.contains(mouse.x, mouse.y)) return &lane;
  }
  return nullptr;
}

}  // namespace

void TimelinePanel::set_range(Frame& frame, double a, double b) {
  const project::TimeRange range = range_between(a, b);
  if (range.length() >= 1) frame.send(project::SetRange{range});
}

void TimelinePanel::handle_mouse(Frame& frame, const scene::TimelineParts& parts, bool over) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 mouse = io.MousePos;
  const bool in_lanes = parts.lanes.contains(mouse.x, mouse.y);
  const scene::TimelinePick* const pick = pick_at(parts, mouse, 2 * frame.scale);
  if (over) {
    if (drag_ == Drag::none) hover(frame, parts, pick);
    if (io.MouseWheel != 0) {
      const double step = io.KeyCtrl ? kWheelStep / 4 : io.KeyShift ? kWheelStep * 3 : kWheelStep;
      const auto& axis = parts.histogram.contains(mouse.x, mouse.y) ? parts.overview : parts.axis;
      frame.send(
          project::ZoomTime{axis.minute_at(mouse.x), static_cast<double>(io.MouseWheel) * step});
    }
    if (in_lanes && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && pick == nullptr) {
      frame.send(project::ZoomTime{parts.axis.minute_at(mouse.x), io.KeyShift ? -1.0 : 1.0});
    }
  }
  if (ImGui::IsItemActivated()) begin_drag(frame, parts, mouse);
  if (drag_ == Drag::none) return;
  if (drag_ == Drag::waiting && std::abs(mouse.x - drag_from_.x) > 4 * frame.scale) {
    drag_ = drag_ctrl_ ? Drag::range_new : Drag::pan;
  }
  go_on_dragging(frame, parts, mouse);
  if (ImGui::IsItemActive()) return;
  if (drag_ == Drag::waiting) {
    click(frame, parts, pick);
  } else if (drag_ == Drag::zoom) {
    const auto range = range_between(drag_minute_, axis_of_drag(parts).to_minute(mouse.x));
    if (range.length() >= time::kLeastWindow) frame.send(project::SetTimeWindow{range});
  }
  drag_ = Drag::none;
}

void TimelinePanel::hover(Frame& frame, const scene::TimelineParts& parts,
                          const scene::TimelinePick* pick) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const scene::TimelineParts::Lane* const lane = lane_at(parts, ImGui::GetIO().MousePos);
  if (pick == nullptr && lane == nullptr) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (pick != nullptr && pick->events.size() == 1) {
    frame.hovered = snapshot.event(pick->events.front()).id;
    return;
  }
  const auto& rows = pick != nullptr ? pick->events : lane->listed;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostLit); ++i) {
    frame.lit.push_back(snapshot.event(rows[i]).id);
  }
  ClusterList::tooltip(frame, rows, tr("Click to list them"));
}

void TimelinePanel::click(Frame& frame, const scene::TimelineParts& parts,
                          const scene::TimelinePick* pick) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const ImGuiIO& io = ImGui::GetIO();
  if (pick != nullptr) {
    if (pick->events.size() > 1 && !io.KeyCtrl) {
      return together_.open(snapshot, pick->events, pick->box);
    }
    project::SelectEvents command{{}, io.KeyCtrl};
    for (const std::uint32_t row : pick->events) command.ids.push_back(snapshot.event(row).id);
    frame.send(std::move(command));
  } else if (const auto* lane = lane_at(parts, io.MousePos)) {
    together_.open(snapshot, lane->listed, lane->box);
  } else if (parts.lanes.contains(io.MousePos.x, io.MousePos.y) && !io.KeyCtrl) {
    frame.send(project::ClearSelection{});
  }
}

/// Of ruler and lanes, or of the histogram, wherever the drag began.
const scene::TimeAxis& TimelinePanel::axis_of_drag(const scene::TimelineParts& parts) const {
  return on_overview_ ? parts.overview : parts.axis;
}

void TimelinePanel::begin_drag(Frame& frame, const scene::TimelineParts& parts, ImVec2 mouse) {
  const ImGuiIO& io = ImGui::GetIO();
  on_overview_ = parts.histogram.contains(mouse.x, mouse.y);
  drag_from_ = mouse;
  drag_minute_ = axis_of_drag(parts).to_minute(mouse.x);
  drag_ctrl_ = io.KeyCtrl;
  drag_window_ = frame.project.window();
  const auto range = frame.project.range();
  drag_range_ = range.value_or(*frame.project.extent());
  const float reach = 5 * frame.scale;
  const auto near = [&](time::Minute at) {
    return std::abs(parts.overview.to_x(static_cast<double>(at.count())) - mouse.x) <= reach;
  };
  if (ImGui::IsMouseDown(ImGuiMouseButton_Middle)) {
    drag_ = Drag::zoom;
  } else if (io.KeyCtrl && !parts.lanes.contains(mouse.x, mouse.y)) {
    drag_ = Drag::range_new;
  } else if (on_overview_ && near(drag_range_.from)) {
    drag_ = Drag::range_from;
  } else if (on_overview_ && near(drag_range_.to)) {
    drag_ = Drag::range_to;
  } else if (on_overview_ && range && range->contains(minute(drag_minute_))) {
    drag_ = Drag::range_both;
  } else if (on_overview_) {
    drag_ = Drag::overview;
  } else if (parts.ruler.contains(mouse.x, mouse.y)) {
    drag_ = Drag::scrub;
  } else {
    drag_ = Drag::waiting;
  }
}

void TimelinePanel::go_on_dragging(Frame& frame, const scene::TimelineParts& parts, ImVec2 mouse) {
  const double here = axis_of_drag(parts).to_minute(mouse.x);
  const auto by = static_cast<std::int64_t>(std::llround(here - drag_minute_));
  const auto from = static_cast<double>(drag_range_.from.count());
  const auto to = static_cast<double>(drag_range_.to.count());
  switch (drag_) {
    case Drag::scrub:
      if (minute(here) != frame.project.playhead()) frame.send(project::SetPlayhead{minute(here)});
      break;
    case Drag::pan: {
      const double per_pixel = 1 / parts.axis.pixels_per_minute();
      const auto moved = std::llround(static_cast<double>(mouse.x - drag_from_.x) * per_pixel);
      frame.send(project::SetTimeWindow{project::panned(drag_window_, -moved)});
      break;
    }
    case Drag::overview: {
      const time::Minute middle = minute(here);
      const std::int64_t half = drag_window_.length() / 2;
      frame.send(project::SetTimeWindow{{middle - half, middle - half + drag_window_.length()}});
      break;
    }
    case Drag::range_from:
      set_range(frame, std::min(here, to - 1), to);
      break;
    case Drag::range_to:
      set_range(frame, from, std::max(here, from + 1));
      break;
    case Drag::range_both:
      if (by != 0) set_range(frame, from + static_cast<double>(by), to + static_cast<double>(by));
      break;
    case Drag::range_new:
      if (std::abs(mouse.x - drag_from_.x) > 3 * frame.scale) set_range(frame, drag_minute_, here);
      break;
    case Drag::zoom: {
      const scene::PixelBox& over = on_overview_ ? parts.histogram : parts.ruler;
      const float foot = on_overview_ ? over.y1 : parts.lanes.y1;
      ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(std::min(mouse.x, drag_from_.x), over.y0),
                                                ImVec2(std::max(mouse.x, drag_from_.x), foot),
                                                to_u32(frame.theme.accent.faded(0.14F)));
      break;
    }
    case Drag::none:
    case Drag::waiting:
      break;
  }
}

}  // namespace dateline::gui
