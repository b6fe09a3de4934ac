#include "geo/simplify.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dateline::geo {
namespace {

double squared(WorldPoint a, WorldPoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

double squared_from_segment(WorldPoint p, WorldPoint a, WorldPoint b) {
  const double length2 = squared(a, b);
  if (length2 == 0) return squared(p, a);
  const double t =
      std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2, 0.0, 1.0);
  return squared(p, {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
}

bool before(WorldPoint a, WorldPoint b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); }

}  // namespace

std::vector<WorldPoint> simplify(std::span<const WorldPoint> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  if (before(line.back(), line.front())) {
    const std::vector<WorldPoint> turned(line.rbegin(), line.rend());
    std::vector<WorldPoint> out = simplify(turned, tolerance);
    std::reverse(out.begin(), out.end());
    return out;
  }
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double most = tolerance * tolerance;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double d = squared_from_segment(line[i], line[first], line[last]);
      if (d > most) {
        most = d;
        at = i;
      }
    }
    if (at != 0) {
      keep[at] = true;
      open.emplace_back(first, at);
      open.emplace_back(at, last);
    }
  }
  std::vector<WorldPoint> out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i]) out.push_back(line[i]);
  }
  return out;
}

}  // namespace dateline::geo
