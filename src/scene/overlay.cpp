#include "scene/overlay.hpp"

#include "geo/mercator.hpp"
#include "scene/bending.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {
namespace {
constexpr float kLine = 1.6F;  // logical pixels
constexpr float kPoint = 3.0F;
}  // namespace

void draw_overlay(Painter& painter, const Overlay& overlay, const View& view, const Theme& theme) {
  const float s = view.scale();
  for (const auto& line : overlay.lines) {
    std::vector<geo::WorldPoint> points;
    points.reserve(line.size());
    for (const geo::LngLat& p : line) points.push_back(geo::to_world(p));
    if (points.size() >= 2) painter.polyline(bent(view, points), kLine * s, theme.accent);
  }
  for (const geo::LngLat& p : overlay.points) {
    const auto at = view.project(geo::to_world(p));
    const float r = kPoint * s;
    const typeset::PathPoint diamond[] = {
        {at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}};
    painter.polyline(diamond, kLine * s, theme.accent, true);
  }
}

}  // namespace dateline::scene
