#include "app/compile_map/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace dateline::compile_map {
namespace {

double squared(geo::WorldPoint a, geo::WorldPoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

bool before(geo::WorldPoint a, geo::WorldPoint b) {
  return std::pair(a.x, a.y) < std::pair(b.x, b.y);
}

}  // namespace

Path simplify_ring(const Path& ring, double tolerance, double min_area) {
  if (ring.size() < 4 || std::abs(ring_area(ring)) < min_area) return {};
  // A ring has no ends: it is cut at its first point in order and the one farthest from that.
  Path body(ring.begin(), ring.end() - 1);
  std::rotate(body.begin(), std::min_element(body.begin(), body.end(), before), body.end());
  const auto far = std::max_element(body.begin(), body.end(), [&](const auto& a, const auto& b) {
    return squared(a, body.front()) < squared(b, body.front());
  });
  Path there = simplify(Path(body.begin(), far + 1), tolerance);
  Path rest(far, body.end());
  rest.push_back(body.front());
  const Path back = simplify(rest, tolerance);
  there.insert(there.end(), back.begin() + 1, back.end());
  if (there.size() < 4) return {};
  return there;
}

double ring_area(const Path& ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  }
  return twice / 2;
}

geo::WorldBox no_box() {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  return {kFar, kFar, -kFar, -kFar};
}

void extend(geo::WorldBox& box, geo::WorldPoint p) { extend(box, {p.x, p.y, p.x, p.y}); }

void extend(geo::WorldBox& box, const geo::WorldBox& other) {
  box = {std::min(box.x0, other.x0), std::min(box.y0, other.y0), std::max(box.x1, other.x1),
         std::max(box.y1, other.y1)};
}

geo::WorldBox bounds(const Path& path) {
  geo::WorldBox box = no_box();
  for (const auto& p : path) extend(box, p);
  return box;
}

}  // namespace dateline::compile_map
