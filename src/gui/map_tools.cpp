#include "gui/map_tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/chosen_place.hpp"
#include "scene/kind_words.hpp"

namespace dateline::gui {
namespace {

using typeset::PathPoint;

constexpr float kReach = 9;  // logical pixels within which a click means the first corner
constexpr float kSharp = 6;  // logical pixels to which a hand sets a point
constexpr std::size_t kMostCorners = 500;

double radius_of(const scene::View& view, geo::LngLat at) {
  const double metres = view.metres_per_pixel(geo::to_world(at));
  return std::clamp(metres * static_cast<double>(kSharp * view.scale()) / 1000, 0.05, 50.0);
}

const event::EventPlace* place_of(const project::Project& project, const std::string& event) {
  const auto row = project.snapshot().find(event);
  if (!row) return nullptr;
  const auto& place = project.snapshot().event(*row).place;
  return place ? &*place : nullptr;
}

}  // namespace

void MapTools::stop() {
  tool_ = Tool::none;
  event_.clear();
  corners_.clear();
  complaint_.clear();
  close_asked_ = false;
  dragged_.clear();
  measure_.clear();
}

void MapTools::measure() {
  const bool was = measures();
  stop();
  if (!was) tool_ = Tool::measure;
}

void MapTools::add_event() {
  const bool was = tool_ == Tool::point;
  stop();
  if (!was) tool_ = Tool::point;
}

void MapTools::place_own() {
  stop();
  tool_ = Tool::own_place;
}

void MapTools::draw_area(std::string event) {
  stop();
  tool_ = Tool::area;
  event_ = std::move(event);
}

void MapTools::draw_area(const project::Project& project) {
  if (tool_ == Tool::area) return stop();
  if (project.selected().size() == 1) draw_area(project.selected().front());
}

bool MapTools::key(const KeyPress& press) {
  if (press.key == Key::escape) {
    if (menu_open_) {
      menu_closes_ = true;
      return true;
    }
    const bool any = tool_ != Tool::none || is_dragging();
    given_up_ = tool_ == Tool::own_place;
    stop();
    return any;
  }
  if (tool_ != Tool::area) return false;
  if (press.key == Key::enter) {
    close_asked_ = true;
    return true;
  }
  if (press.key == Key::backspace) {
    if (!corners_.empty()) corners_.pop_back();
    complaint_.clear();
    return true;
  }
  return false;
}

bool MapTools::grab(const Frame& frame, const scene::MapPick* pick, PathPoint at) {
  const ImGuiIO& io = ImGui::GetIO();
  if (tool_ != Tool::none || io.KeyShift || io.KeyCtrl || pick == nullptr ||
      frame.project.selected().size() != 1) {
    return false;
  }
  if (pick->kind != scene::PickKind::symbol && pick->kind != scene::PickKind::cluster) return false;
  // Out of a cluster the one selected event is drawn; the others stay.
  const auto held = std::ranges::find_if(
      pick->events, [&](std::uint32_t row) { return frame.project.selects(row); });
  if (held == pick->events.end()) return false;
  dragged_row_ = *held;
  offset_ = {(pick->box.x0 + pick->box.x1) / 2 - at.x, (pick->box.y0 + pick->box.y1) / 2 - at.y};
  return true;
}

void MapTools::drag_to(PathPoint at) { to_ = {at.x + offset_.x, at.y + offset_.y}; }

void MapTools::start_drag(const Frame& frame) {
  dragged_ = frame.project.snapshot().event(dragged_row_).id;
}

std::string MapTools::near(geo::LngLat at) const {
  const gazetteer::Gazetteer* world = world_ ? world_() : nullptr;
  return world == nullptr ? "" : settlement_near(*world, at);
}

void MapTools::move_event(Frame& frame, const scene::View& view, const std::string& event,
                          geo::LngLat to) {
  frame.send(
      project::CorrectEvent{event,
                            curation::SetPlace{point_place(
                                to, radius_of(view, to), place_of(frame.project, event), near(to))},
                            ""});
}

void MapTools::drop(Frame& frame, const scene::View& view) {
  const std::string event = std::exchange(dragged_, "");
  const auto width = static_cast<float>(view.width());
  const auto height = static_cast<float>(view.height());
  if (event.empty() || to_.x < 0 || to_.y < 0 || to_.x >= width || to_.y >= height) return;
  move_event(frame, view, event, geo::from_world(view.unproject(to_)));
}

AskNewEvent MapTools::new_event(const scene::View& view, geo::LngLat at) const {
  return {point_place(at, radius_of(view, at), nullptr, near(at)), std::nullopt, {}};
}

bool MapTools::click(Frame& frame, const scene::View& view, PathPoint at) {
  if (tool_ == Tool::none) return false;
  if (measures()) {
    measure_.clear();
    return true;
  }
  const geo::LngLat point = geo::from_world(view.unproject(at));
  if (tool_ == Tool::own_place) {
    frame.asks.emplace_back(AskOwnPlace{{}, "", point, radius_of(view, point), true});
    stop();
    return true;
  }
  if (tool_ == Tool::point) {
    frame.asks.emplace_back(new_event(view, point));
    stop();
    return true;
  }
  complaint_.clear();
  if (corners_.size() >= 3) {
    const PathPoint first = view.project(geo::to_world(corners_.front()));
    if (std::hypot(first.x - at.x, first.y - at.y) <= kReach * view.scale()) {
      close_asked_ = true;
      return true;
    }
  }
  if (corners_.size() < kMostCorners) corners_.push_back(point);
  return true;
}

bool MapTools::double_click() {
  if (tool_ == Tool::area) close_asked_ = true;
  return tool_ != Tool::none;
}

void MapTools::close_area(Frame& frame) {
  close_asked_ = false;
  const event::EventPlace* before = place_of(frame.project, event_);
  if (crosses_itself(corners_)) {
    complaint_ = tr("The outline crosses itself: take a corner back");
    return;
  }
  const auto place =
      corners_.empty() ? std::nullopt : area_place(corners_, before, near(middle_of(corners_)));
  if (!place) {
    complaint_ = tr("An area has three corners or more");
    return;
  }
  frame.send(project::CorrectEvent{event_, curation::SetPlace{*place}, ""});
  stop();
}

void MapTools::open_menu(const scene::View& view, PathPoint at,
                         std::optional<curation::RecordNumber> own, bool by_key) {
  if (tool_ != Tool::none || is_dragging()) return;
  menu_own_ = own;
  menu_at_ = geo::from_world(view.unproject(at));
  menu_asked_ = true;
  menu_by_key_ = by_key;
}

void MapTools::draw(Frame& frame, const scene::PixelBox& box, const scene::View& view) {
  if (tool_ == Tool::area && !frame.project.snapshot().find(event_)) stop();
  if (close_asked_) close_area(frame);
  // Back to the dialog, which has all that was typed.
  if (std::exchange(given_up_, false)) frame.asks.emplace_back(AskOwnPlace{{}, "", {}, 0, true});
  draw_menu(frame, box, view);
  const ImVec2 origin(box.x0, box.y0);
  if (tool_ != Tool::none && box.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y) &&
      ImGui::IsWindowHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_None);
  }
  paint(frame, [&](scene::Painter& painter) {
    draw_ghosts(frame, painter, origin, view);
    if (tool_ == Tool::area) draw_corners(frame, painter, origin, view);
    if (is_dragging()) draw_drag(frame, painter, origin, view);
    measure_.draw(frame, painter, box, view);
    draw_cross(frame, painter, box);
    draw_banner(frame, painter, box);
  });
}

void MapTools::draw_menu(Frame& frame, const scene::PixelBox& box, const scene::View& view) {
  if (menu_by_key_ && menu_at_ && (menu_asked_ || menu_open_)) {
    // Beside the point that is meant, which is marked.
    const PathPoint on_map = view.project(geo::to_world(*menu_at_));
    const PathPoint at{box.x0 + on_map.x, box.y0 + on_map.y};
    ImGui::SetNextWindowPos(ImVec2(at.x + frame.px(8), at.y + frame.px(8)));
    paint(frame, [&](scene::Painter& painter) {
      painter.disc(at, frame.px(6), frame.theme.panel);
      painter.disc(at, frame.px(4), frame.theme.accent);
    });
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(8), frame.px(8)));
  if (std::exchange(menu_asked_, false)) ImGui::OpenPopup("##map-menu");
  menu_open_ = ImGui::BeginPopup("##map-menu");
  if (menu_open_) {
    if (std::exchange(menu_closes_, false)) ImGui::CloseCurrentPopup();
    const auto item = [&](const std::string& words, const char* name) {
      const bool taken = ImGui::Selectable((words + "###" + name).c_str());
      frame.name_last_item(std::string("menu/") + name);
      return taken;
    };
    const auto held = menu_own_ ? frame.project.ledger().find(*menu_own_) : nullptr;
    if (const auto* own = held ? std::get_if<curation::OwnPlace>(held.get()) : nullptr) {
      if (item(tr_format("Change {}\u2026", own->names.front()), "change-place")) {
        frame.asks.emplace_back(AskOwnPlace{menu_own_, "", {}, 0});
      }
    }
    if (item(tr("Add event here\u2026"), "add-event")) {
      frame.asks.emplace_back(new_event(view, *menu_at_));
    }
    if (item(tr("New place here\u2026"), "new-place")) {
      frame.asks.emplace_back(AskOwnPlace{{}, "", *menu_at_, radius_of(view, *menu_at_)});
    }
    const auto row = frame.project.primary();
    if (row && frame.project.selected().size() == 1) {
      const event::Event& e = frame.project.snapshot().event(*row);
      const char* const type = scene::words_of(e.type);
      if (item(tr_format("Put the {} here", type), "put-here")) {
        move_event(frame, view, e.id, *menu_at_);
      }
      if (item(tr_format("Draw the area of the {}", type), "draw-area")) {
        draw_area(e.id);
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace dateline::gui
