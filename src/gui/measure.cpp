#include "gui/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/mercator.hpp"

namespace dateline::gui {
namespace {

constexpr int kPieces = 48;
constexpr double kWholeKm = 100;  // from here on decimals say nothing

}  // namespace

std::string measured_words(geo::LngLat from, geo::LngLat to) {
  const geo::Geodesic way = geo::geodesic(from, to);
  const std::string far = way.km < 1          ? tr_format("{:.0f}\u00A0m", way.km * 1000)
                          : way.km < kWholeKm ? tr_format("{:.1f}\u00A0km", way.km)
                                              : tr_format("{:.0f}\u00A0km", way.km);
  const int degrees = static_cast<int>(std::lround(way.bearing_deg)) % 360;
  return fmt::format("{}, {} ({}\u00B0)", far,
                     tr_in(base::kValue, geo::compass_word(way.bearing_deg)), degrees);
}

void Measure::draw(Frame& frame, scene::Painter& painter, const scene::PixelBox& box,
                   const scene::View& view) const {
  if (!any()) return;
  std::vector<typeset::PathPoint> line;
  for (const geo::LngLat at : geo::along_geodesic(*from_, *to_, kPieces)) {
    const typeset::PathPoint p = view.project(geo::to_world(at));
    line.push_back({box.x0 + p.x, box.y0 + p.y});
  }
  painter.polyline(line, frame.px(4.5F), frame.theme.panel.faded(0.85F));
  painter.polyline(line, std::max(1.0F, frame.px(2)), frame.theme.accent);
  for (const typeset::PathPoint& end : {line.front(), line.back()}) {
    painter.disc(end, frame.px(5), frame.theme.panel);
    painter.disc(end, frame.px(3.5F), frame.theme.accent);
  }
  const std::string words = measured_words(*from_, *to_);
  const auto style = frame.text_style(13, frame.theme.text, scene::Weight::bold);
  const float width = painter.text_width(words, style) + frame.px(16);
  const float height = frame.px(24);
  // Beside its end, on the side that the way does not come from, whole on the map.
  const bool from_left = line.front().x <= line.back().x;
  const float gap = frame.px(12);
  const float left = std::clamp(from_left ? line.back().x + gap : line.back().x - gap - width,
                                box.x0 + frame.px(4), box.x1 - frame.px(4) - width);
  const float top =
      std::clamp(line.back().y - height / 2, box.y0 + frame.px(4), box.y1 - frame.px(4) - height);
  const scene::PixelBox plate{std::round(left), std::round(top), std::round(left + width),
                              std::round(top + height)};
  painter.rounded_rect(plate.grown(std::max(1.0F, frame.px(1))), frame.px(5), frame.theme.hairline);
  painter.rounded_rect(plate, frame.px(4), frame.theme.raised);
  painter.text(plate.x0 + frame.px(8), plate.y0 + frame.px(17), words, style);
  frame.name_box("measured/" + words, plate);
}

}  // namespace dateline::gui
