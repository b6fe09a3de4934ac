#include "scene/sketch.hpp"

#include <cstddef>
#include <set>
#include <utility>

namespace dateline::scene {

std::vector<typeset::Contour> outline_of(std::span<const PathPoint> points,
                                         std::span<const std::uint32_t> indices) {
  using Edge = std::pair<std::uint32_t, std::uint32_t>;
  std::multiset<Edge> edges;
  const auto add = [&edges](std::uint32_t from, std::uint32_t to) {
    // An edge that another triangle goes along the other way lies inside.
    if (const auto back = edges.find({to, from}); back != edges.end()) {
      edges.erase(back);
    } else {
      edges.insert({from, to});
    }
  };
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const std::uint32_t a = indices[i];
    std::uint32_t b = indices[i + 1];
    std::uint32_t c = indices[i + 2];
    if (a >= points.size() || b >= points.size() || c >= points.size()) continue;
    const PathPoint& p = points[a];
    const float turn =
        (points[b].x - p.x) * (points[c].y - p.y) - (points[c].x - p.x) * (points[b].y - p.y);
    if (turn < 0) std::swap(b, c);  // all turn the same way, so that shared edges meet
    add(a, b);
    add(b, c);
    add(c, a);
  }
  std::vector<typeset::Contour> out;
  while (!edges.empty()) {
    const auto [start, second] = *edges.begin();
    edges.erase(edges.begin());
    typeset::Contour contour{points[start]};
    std::uint32_t at = second;
    while (at != start) {
      contour.push_back(points[at]);
      const auto next = edges.lower_bound({at, 0});
      if (next == edges.end() || next->first != at) break;
      at = next->second;
      edges.erase(next);
    }
    if (contour.size() > 2) out.push_back(std::move(contour));
  }
  return out;
}

}  // namespace dateline::scene
