#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "timeline/chain.hpp"
#include "timeline/constraint_graph.hpp"
#include "timeline/flat_map.hpp"

namespace dateline::timeline {

/// Looks for the shortest way from one point to another that is shorter than a limit, from both
/// ends by turns: Dijkstra's algorithm over reduced lengths, and the side that has done less work
/// goes on. It ends as soon as either side knows. One of the two is often short: where a date is
/// years off, all that is dated lies on the way from the calendar, and little on the way back from
/// the event.
///
/// `View` shows the network: edges_from(point, direction, visit(EdgeIndex, PointIndex, minutes)),
/// potential(point), a solution by which no edge has a negative reduced length, bound(point),
/// another solution that says how long the rest of a way must be (Hart, Nilsson and Raphael 1968),
/// and effort(point), how long it takes to walk the edges of a point. Internal to the module.
template <class View>
class CycleSearch {
 public:
  CycleSearch(const ConstraintGraph& graph, const View& view) : graph_(graph), view_(view) {}

  /// The edges of the way, of several as short the one with fewest edges, of such the first by
  /// statements; own edges too. False where no way is shorter than `limit` reduced minutes.
  [[nodiscard]] bool find(PointIndex from, PointIndex to, std::int64_t limit) {
    longest_ = limit + view_.potential(to) - view_.potential(from);
    start(sides_[0], Direction::forward, from, to, limit);
    start(sides_[1], Direction::backward, to, from, limit);
    for (;;) {
      Side& side = cost(sides_[0]) <= cost(sides_[1]) ? sides_[0] : sides_[1];
      if (side.queue.empty() || side.queue.top().first > side.most) {
        found_ = &side;
        return side.found;
      }
      advance(side);
    }
  }

  /// After find() was true.
  [[nodiscard]] std::vector<Hop> way() const {
    const Side& side = *found_;
    const bool forward = side.direction == Direction::forward;
    const PointIndex from = forward ? side.origin : side.target;
    const PointIndex to = forward ? side.target : side.origin;
    // Edges that lie on a shortest way, by the lengths of the side that found it.
    return fewest_hops(graph_, from, to, [&](PointIndex at, auto&& visit) {
      view_.edges_from(at, Direction::backward, [&](EdgeIndex e, PointIndex p, std::int64_t w) {
        const std::int64_t* mine = side.lengths.find(at);
        const std::int64_t* other = side.lengths.find(p);
        if (mine == nullptr || other == nullptr || *mine > side.most || *other > side.most) return;
        const std::int64_t reduced = view_.potential(p) + w - view_.potential(at);
        if (forward ? *other + reduced == *mine : *mine + reduced == *other) visit(e, p);
      });
    });
  }

 private:
  using Entry = std::pair<std::int64_t, PointIndex>;
  struct Side {
    Direction direction = Direction::forward;
    PointIndex origin = 0, target = 0;
    std::int64_t most = 0;  ///< longer ways are of no use
    bool found = false;
    std::size_t work = 0;
    FlatMap<std::int64_t> lengths;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  };

  void start(Side& side, Direction direction, PointIndex origin, PointIndex target,
             std::int64_t limit) {
    side.direction = direction;
    side.origin = origin;
    side.target = target;
    side.most = limit - 1;
    side.found = origin == target && limit > 0;
    if (side.found) side.most = 0;
    side.lengths[origin] = 0;
    side.queue.emplace(0, origin);
  }

  /// What the side will have cost after its next point.
  [[nodiscard]] std::size_t cost(const Side& side) const {
    return side.work + (side.queue.empty() ? 0 : view_.effort(side.queue.top().second));
  }

  /// Whether the way may become short enough: points are at least as far apart as in any solution.
  [[nodiscard]] bool hopeful(const Side& side, PointIndex at, std::int64_t reduced) const {
    const std::int64_t origin = view_.potential(side.origin), here = view_.potential(at);
    const bool forward = side.direction == Direction::forward;
    const std::int64_t behind = reduced + (forward ? here - origin : origin - here);
    const std::int64_t rest = view_.bound(side.target) - view_.bound(at);
    return behind + (forward ? rest : -rest) < longest_;
  }

  void advance(Side& side) {
    const auto [length, point] = side.queue.top();
    side.queue.pop();
    if (length > *side.lengths.find(point) || point == side.target) return;
    side.work += view_.effort(point);
    const bool forward = side.direction == Direction::forward;
    const std::int64_t here = view_.potential(point);
    view_.edges_from(point, side.direction, [&](EdgeIndex, PointIndex to, std::int64_t w) {
      ++side.work;
      const std::int64_t there = view_.potential(to);
      const std::int64_t longer = length + w + (forward ? here - there : there - here);
      if (longer > side.most || !hopeful(side, to, longer)) return;
      const std::int64_t* known = side.lengths.find(to);
      if (known != nullptr && *known <= longer) return;
      side.lengths[to] = longer;
      side.queue.emplace(longer, to);
      if (to == side.target) {
        side.found = true;
        side.most = longer;  // what is as near is needed to find the way with the fewest edges
      }
    });
  }

  const ConstraintGraph& graph_;
  const View& view_;
  std::array<Side, 2> sides_;
  const Side* found_ = nullptr;
  std::int64_t longest_ = 0;  ///< ways must be shorter than so many minutes
};

}  // namespace dateline::timeline
