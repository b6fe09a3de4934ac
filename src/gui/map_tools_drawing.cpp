// How the map's tools look.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "gui/map_tools.hpp"
#include "scene/bending.hpp"
#include "scene/edge_pointers.hpp"
#include "scene/event_areas.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/why_words.hpp"

namespace dateline::gui {
namespace {

using typeset::PathPoint;

PathPoint on_screen(ImVec2 origin, const scene::View& view, geo::LngLat at) {
  const PathPoint p = view.project(geo::to_world(at));
  return {origin.x + p.x, origin.y + p.y};
}

/// A line that is seen on any of the map's colours.
void bright_line(const Frame& frame, scene::Painter& painter, std::span<const PathPoint> points,
                 scene::Dash dash = {}) {
  painter.polyline(points, frame.px(4), frame.theme.panel.faded(0.75F));
  painter.polyline(points, std::max(1.0F, frame.px(2)), frame.theme.accent, false, dash);
}

/// An edge of an area, bent as the area's will be.
std::vector<PathPoint> edge(ImVec2 origin, const scene::View& view, geo::LngLat a, geo::LngLat b) {
  const std::array<geo::WorldPoint, 2> ends{geo::to_world(a), geo::to_world(b)};
  std::vector<PathPoint> out = scene::bent(view, ends);
  for (PathPoint& p : out) p = {origin.x + p.x, origin.y + p.y};
  return out;
}

}  // namespace

/// The marker at the mouse, a line back to its place, and a veil over where it was.
void MapTools::draw_drag(Frame& frame, scene::Painter& painter, ImVec2 origin,
                         const scene::View& view) {
  const auto row = frame.project.snapshot().find(dragged_);
  if (!row) return;
  const event::Event& e = frame.project.snapshot().event(*row);
  const PathPoint to{origin.x + to_.x, origin.y + to_.y};
  if (e.place) {
    const PathPoint from = on_screen(origin, view, e.place->at);
    bright_line(frame, painter, std::array{from, to}, {frame.px(5), frame.px(4)});
    painter.disc(from, frame.px(13), frame.theme.panel.faded(0.7F));
    painter.ring(from, frame.px(10), std::max(1.0F, frame.px(1.5F)), frame.theme.accent,
                 {frame.px(4), frame.px(3)});
    frame.name_box("ghost", {from.x - frame.px(10), from.y - frame.px(10), from.x + frame.px(10),
                             from.y + frame.px(10)});
  }
  scene::SymbolLook look;
  look.type = e.type;
  look.status = e.status;
  look.size = scene::Sizes::symbol_selected * frame.scale;
  look.scale = frame.scale;
  look.selected = true;
  scene::draw_symbol(painter, to, look, frame.theme);
}

void MapTools::draw_corners(Frame& frame, scene::Painter& painter, ImVec2 origin,
                            const scene::View& view) {
  std::vector<PathPoint> points;
  for (const geo::LngLat& c : corners_) points.push_back(on_screen(origin, view, c));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool over = ImGui::IsWindowHovered();
  std::vector<geo::LngLat> corners = corners_;
  if (over) {
    corners.push_back(geo::from_world(view.unproject({mouse.x - origin.x, mouse.y - origin.y})));
  }
  std::vector<PathPoint> ring;
  const scene::Dash dash{frame.px(5), frame.px(4)};
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const std::size_t next = (i + 1) % corners.size();
    const auto leg = edge(origin, view, corners[i], corners[next]);
    ring.insert(ring.end(), leg.begin(), leg.end() - 1);
  }
  if (corners.size() >= 3) {
    painter.triangles(ring, scene::triangulate(ring), frame.theme.accent.faded(0.16F));
  }
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const std::size_t next = (i + 1) % corners.size();
    // What the next click would add, and what closes the ring, are dashed.
    const bool is_set = i + 1 < corners_.size();
    if (!is_set && next == 0 && corners.size() < 3) continue;
    bright_line(frame, painter, edge(origin, view, corners[i], corners[next]),
                is_set ? scene::Dash{} : dash);
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool closes = i == 0 && points.size() >= 3;  // a click on it closes the ring
    painter.disc(points[i], frame.px(closes ? 6 : 4.5F), frame.theme.accent);
    painter.disc(points[i], frame.px(closes ? 4 : 2.5F), frame.theme.panel);
    const float reach = frame.px(6);
    frame.name_box(fmt::format("corner/{}", i), {points[i].x - reach, points[i].y - reach,
                                                 points[i].x + reach, points[i].y + reach});
  }
}

/// One that is out of sight stands at the edge and points to its place.
PathPoint MapTools::ghost_spot(const Frame& frame, const scene::View& view, geo::LngLat at) {
  const PathPoint place = view.project(geo::to_world(at));
  const scene::PixelBox seen{0, 0, static_cast<float>(view.width()),
                             static_cast<float>(view.height())};
  return seen.contains(place.x, place.y) ? place : scene::on_edge(view, place, frame.px(24));
}

std::vector<geo::LngLat> MapTools::ghost_places() const {
  std::vector<geo::LngLat> out;
  for (const PlaceGhost& ghost : ghosts_) out.push_back(ghost.at);
  return out;
}

void MapTools::draw_ghosts(Frame& frame, scene::Painter& painter, ImVec2 origin,
                           const scene::View& view) {
  // Of several at one spot the likeliest is shown, or the one that is pointed at in the list.
  std::vector<const PlaceGhost*> order;
  for (const bool lit : {true, false}) {
    for (const PlaceGhost& g : ghosts_) {
      if (g.lit == lit) order.push_back(&g);
    }
  }
  std::vector<PathPoint> drawn;
  for (const PlaceGhost* ghost : order) {
    const PathPoint place = view.project(geo::to_world(ghost->at));
    const PathPoint spot = ghost_spot(frame, view, ghost->at);
    const bool beyond = spot.x != place.x || spot.y != place.y;
    const PathPoint at{origin.x + spot.x, origin.y + spot.y};
    const bool hidden = std::ranges::any_of(drawn, [&](const PathPoint& p) {
      return std::hypot(p.x - at.x, p.y - at.y) < frame.px(20);
    });
    if (hidden) continue;
    drawn.push_back(at);
    const float radius = frame.px(ghost->lit ? 12 : 10);
    painter.disc(at, radius + frame.px(1), frame.theme.panel.faded(0.85F));
    painter.ring(at, radius, std::max(1.0F, frame.px(ghost->lit ? 2.5F : 1.5F)), frame.theme.accent,
                 ghost->lit ? scene::Dash{} : scene::Dash{frame.px(4), frame.px(3)});
    const auto style = frame.text_style(12, frame.theme.text, scene::Weight::bold);
    painter.text(at.x - painter.text_width(ghost->label, style) / 2, at.y + 0.36F * style.size,
                 ghost->label, style);
    if (beyond) {
      scene::draw_arrow_head(painter, at, {origin.x + place.x, origin.y + place.y}, frame.scale,
                             frame.theme.accent);
    }
    frame.name_box((beyond ? "ghost-beyond/" : "ghost/") + ghost->label,
                   {at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  }
}

/// In the pointer's place while a click sets a point, fine enough to be exact.
void MapTools::draw_cross(Frame& frame, scene::Painter& painter, const scene::PixelBox& box) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (tool_ == Tool::none || !ImGui::IsWindowHovered() || !box.contains(mouse.x, mouse.y)) return;
  const float inner = frame.px(3);
  const float outer = frame.px(11);
  const float x = std::floor(mouse.x) + 0.5F;
  const float y = std::floor(mouse.y) + 0.5F;
  for (const bool rim : {true, false}) {
    const scene::Rgba colour = rim ? frame.theme.panel : frame.theme.text;
    const float width = rim ? frame.px(3.5F) : std::max(1.0F, frame.px(1.5F));
    painter.line({x - outer, y}, {x - inner, y}, width, colour);
    painter.line({x + inner, y}, {x + outer, y}, width, colour);
    painter.line({x, y - outer}, {x, y - inner}, width, colour);
    painter.line({x, y + inner}, {x, y + outer}, width, colour);
  }
}

/// What to do now, at the map's upper edge.
void MapTools::draw_banner(Frame& frame, scene::Painter& painter, const scene::PixelBox& box) {
  std::string what;
  std::string keys;
  if (is_dragging()) {
    what = tr("Let go where it happened");
    keys = tr("Esc leaves it where it was");
  } else if (tool_ == Tool::point) {
    what = tr("Click where it happened");
    keys = tr("Esc cancels");
  } else if (measures()) {
    if (measure_.any()) return;  // it speaks for itself
    what = tr("Drag from one point to another");
    keys = tr("Esc ends measuring");
  } else if (tool_ == Tool::own_place) {
    what = tr("Click where the place is");
    keys = tr("Esc leads back");
  } else if (tool_ == Tool::area) {
    const auto row = frame.project.snapshot().find(event_);
    what = corners_.size() < 3
               ? tr_format("Click the corners of the area of {}",
                           row ? scene::event_title(frame.project.snapshot().event(*row)) : "")
               : tr_count("{} corner", "{} corners", corners_.size());
    keys = corners_.size() < 3
               ? tr("Backspace takes one back \u00B7 Esc cancels")
               : tr("Enter or double click closes it \u00B7 Backspace takes one back "
                    "\u00B7 Esc cancels");
  } else {
    return;
  }
  if (!complaint_.empty()) what = complaint_;
  const auto bold = frame.text_style(
      13, complaint_.empty() ? frame.theme.text : frame.theme.conflict, scene::Weight::bold);
  const auto plain = frame.text_style(12, frame.theme.secondary);
  const float margin = frame.px(12);
  const float most = box.width() - 2 * margin - frame.px(126);  // the buttons' side stays free
  what = typeset::elide(frame.type, what, bold.weight, bold.size, most - 2 * margin);
  keys = typeset::elide(frame.type, keys, plain.weight, plain.size, most - 2 * margin);
  const float width =
      std::max(painter.text_width(what, bold), painter.text_width(keys, plain)) + 2 * margin;
  const float x = std::round(box.x0 + (box.width() - width) / 2);
  const float y = box.y0 + frame.px(10);
  const scene::PixelBox plate{x, y, std::round(x + width), y + frame.px(44)};
  const float line = std::max(1.0F, frame.px(1));
  painter.rounded_rect(plate.grown(line), frame.px(6),
                       complaint_.empty() ? frame.theme.hairline : frame.theme.conflict);
  painter.rounded_rect(plate, frame.px(5), frame.theme.raised);
  const auto centred = [&](const std::string& words, const scene::TextStyle& style, float base) {
    painter.text(x + (width - painter.text_width(words, style)) / 2, base, words, style);
  };
  centred(what, bold, y + frame.px(19));
  centred(keys, plain, y + frame.px(36));
  frame.name_box("map/banner", plate);
}

scene::PixelBox MapTools::buttons_on(const Frame& frame, float width) {
  const float margin = frame.px(10);
  const float wide = frame.px(3 * 28 + 4 + 6);
  return {width - margin - wide, margin, width - margin, margin + frame.px(24 + 6)};
}

void MapTools::draw_buttons(Frame& frame, const scene::PixelBox& box) {
  const scene::PixelBox on = buttons_on(frame, box.width());
  if (box.width() < 3 * on.width()) return;
  const scene::PixelBox at{box.x0 + on.x0, box.y0 + on.y0, box.x0 + on.x1, box.y0 + on.y1};
  begin_overlay("##map-tools", at);
  paint(frame, [&](scene::Painter& painter) {
    const float line = std::max(1.0F, frame.px(1));
    painter.rounded_rect(at, frame.px(5), frame.theme.hairline);
    painter.rounded_rect(at.grown(-line), frame.px(4), frame.theme.raised);
  });
  const bool one = frame.project.selected().size() == 1;
  const auto button = [&](const char* icon, const char* name, const char* tip, bool active,
                          bool can) {
    const scene::Rgba colour = active ? frame.theme.accent
                               : can  ? frame.theme.text
                                      : frame.theme.secondary.faded(0.5F);
    ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(colour));
    const bool clicked = icon_button(frame, icon, name, nullptr);
    ImGui::PopStyleColor();
    tip_for_item(frame, tip);
    return clicked;
  };
  ImGui::SetCursorScreenPos(ImVec2(at.x0 + frame.px(3), at.y0 + frame.px(3)));
  if (button(icon::kMarker, "map-add-event", tip_of(Action::add_event).c_str(),
             tool_ == Tool::point, true)) {
    add_event();
  }
  ImGui::SameLine(0, frame.px(2));
  if (button(icon::kEdit, "map-draw-area",
             with_key(one ? tr("Draw the area of the selected event")
                          : tr("Draw the area of an event: select one first"),
                      Action::draw_area)
                 .c_str(),
             tool_ == Tool::area, one)) {
    draw_area(frame.project);
  }
  ImGui::SameLine(0, frame.px(2));
  if (button(icon::kMeasure, "map-measure", tip_of(Action::measure).c_str(), measures(), true)) {
    measure();
  }
  ImGui::End();
}

}  // namespace dateline::gui
