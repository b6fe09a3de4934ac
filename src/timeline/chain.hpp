#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "timeline/constraint_graph.hpp"

namespace dateline::timeline {

/// One edge on a way through the network.
struct Hop {
  EdgeIndex edge = kNoEdge;
  PointIndex from = 0;  ///< in the direction of the search, not of the constraint
  PointIndex to = 0;
};

/// The same way seen from its other end.
[[nodiscard]] inline std::vector<Hop> turned(std::vector<Hop> way) {
  std::ranges::reverse(way);
  for (Hop& hop : way) std::swap(hop.from, hop.to);
  return way;
}

/// The way from `start` to `target` with the fewest hops, of such the first in the order of
/// statements: breadth first from the target back. `into(point, visit(EdgeIndex, PointIndex from))`
/// visits the edges that may be used to arrive at a point; their order does not matter, so the
/// answer depends on what was said alone and not on the order in which it was. Empty if no way is.
template <class Into>
std::vector<Hop> fewest_hops(const ConstraintGraph& graph, PointIndex start, PointIndex target,
                             Into&& into) {
  const auto key = [&](const Hop& hop) {
    if (hop.edge == kOwnEdge) return std::tuple(false, StatementId{}, std::int64_t{0});
    const auto& edge = graph.edge(hop.edge);
    return std::tuple(true, graph.held(edge.statement).id, edge.number());
  };
  FlatMap<Hop> onward;  // of each point seen, the hop that leads on towards the target
  onward[target] = Hop{kNoEdge, target, target};
  std::vector<PointIndex> seen{target};
  std::vector<Hop> here;
  for (std::size_t i = 0; i < seen.size() && onward.find(start) == nullptr; ++i) {
    here.clear();
    into(seen[i], [&](EdgeIndex e, PointIndex from) { here.push_back({e, from, seen[i]}); });
    std::ranges::sort(here, {}, key);
    for (const Hop& hop : here) {
      if (onward.find(hop.from) != nullptr) continue;
      onward[hop.from] = hop;
      seen.push_back(hop.from);
    }
  }
  std::vector<Hop> way;
  if (onward.find(start) == nullptr) return way;
  for (PointIndex at = start; at != target;) {
    way.push_back(*onward.find(at));
    at = way.back().to;
  }
  return way;
}

}  // namespace dateline::timeline
