#include "publish/page_grid.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "geo/simplify.hpp"

namespace dateline::publish {
namespace {

using geo::WorldPoint;
using nlohmann::json;

constexpr double kLeastArea = 16;  // twice that of an islet a pixel wide, in squares of the grid

double twice_area(const std::vector<GridPoint>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint& next = ring[(i + 1) % ring.size()];
    twice += static_cast<double>(ring[i].x) * next.y - static_cast<double>(next.x) * ring[i].y;
  }
  return twice;
}

}  // namespace

json page_point(WorldPoint at) {
  return {std::llround(at.x * kPageUnits), std::llround(at.y * kPageUnits)};
}

GridPoint PageGrid::point(WorldPoint at) const {
  return {static_cast<std::int32_t>(std::lround((at.x - from_.x) / step_)),
          static_cast<std::int32_t>(std::lround((at.y - from_.y) / step_))};
}

std::string PageGrid::code(const std::vector<WorldPoint>& line, bool ring) const {
  std::vector<GridPoint> points;
  for (const WorldPoint& p : line) {
    const GridPoint at = point(p);
    if (points.empty() || !(points.back() == at)) points.push_back(at);
  }
  if (ring && points.size() > 1 && points.front() == points.back()) points.pop_back();
  if (points.size() < (ring ? 3U : 2U)) return "";
  if (ring && std::abs(twice_area(points)) < kLeastArea) return "";
  return polyline_code(points);
}

json page_rings(const std::vector<std::vector<WorldPoint>>& rings, WorldPoint from, double step) {
  const PageGrid grid(from, step);
  json out = json::array();
  for (std::vector<WorldPoint> ring : rings) {
    if (ring.empty()) continue;
    ring.push_back(ring.front());
    std::string code = grid.code(geo::simplify(ring, 2 * step), true);
    if (!code.empty()) out.push_back(std::move(code));
  }
  return out;
}

scene::PixelBox box_from(const geo::WorldBox& box, WorldPoint origin) {
  return {static_cast<float>(box.x0 - origin.x), static_cast<float>(box.y0 - origin.y),
          static_cast<float>(box.x1 - origin.x), static_cast<float>(box.y1 - origin.y)};
}

std::vector<WorldPoint> in_world(const typeset::Contour& line, WorldPoint origin, bool ring) {
  std::vector<WorldPoint> out;
  out.reserve(line.size() + 1);
  for (const typeset::PathPoint& p : line) {
    out.push_back({origin.x + static_cast<double>(p.x), origin.y + static_cast<double>(p.y)});
  }
  if (ring && !out.empty()) out.push_back(out.front());
  return out;
}

geo::WorldBox grown(const geo::WorldBox& box, double share) {
  const double more = side_of(box) * share;
  return {std::max(0.0, box.x0 - more), std::max(0.0, box.y0 - more), std::min(1.0, box.x1 + more),
          std::min(1.0, box.y1 + more)};
}

}  // namespace dateline::publish
