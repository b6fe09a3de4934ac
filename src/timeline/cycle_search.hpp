#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include "timeline/chain.hpp"
#include "timeline/constraint_graph.hpp"
#include "timeline/distance_field.hpp"
#include "timeline/flat_map.hpp"

namespace dateline::timeline {

/// Looks for the shortest way from one point to another that is shorter than a limit, from both
/// ends by turns until the ways from the two must be too long together: Dijkstra's algorithm in two
/// directions (Nicholson 1966) over reduced lengths. The side that has done less work goes on:
/// where a date is years off, all that is dated lies on the way from the calendar, and little on
/// the way back from the event.
///
/// `View` shows the network: edges_from(point, direction, visit(EdgeIndex, PointIndex, minutes)),
/// potential(point), a solution by which no edge has a negative reduced length, bound(point),
/// another solution that says how long the rest of a way must be (Hart, Nilsson and Raphael 1968),
/// and effort(point), how long it takes to walk the edges of a point. Internal to the module.
template <class View>
class CycleSearch {
 public:
  CycleSearch(const ConstraintGraph& graph, const View& view) : graph_(graph), view_(view) {}

  /// False where no way is shorter than `limit` reduced minutes, or none that is.
  [[nodiscard]] bool find(PointIndex from, PointIndex to, std::int64_t limit) {
    longest_ = limit + view_.potential(to) - view_.potential(from);
    most_ = limit - 1;
    found_ = from == to && limit > 0;
    if (found_) most_ = 0;
    sides_[0].start(Direction::forward, from, to);
    sides_[1].start(Direction::backward, to, from);
    while (sides_[0].nearest() <= most_ - sides_[1].nearest()) {
      const bool first = cost(sides_[0]) <= cost(sides_[1]);
      advance(first ? sides_[0] : sides_[1], first ? sides_[1] : sides_[0]);
    }
    return found_;
  }

  /// The edges of the way that was found, of several as short the one with fewest edges, of such
  /// the first by statements.
  [[nodiscard]] std::vector<Hop> way() const {
    return fewest_hops(
        graph_, sides_[0].origin, sides_[1].origin, [&](PointIndex at, auto&& visit) {
          const auto here = place(at);
          view_.edges_from(at, Direction::backward, [&](EdgeIndex e, PointIndex p, std::int64_t w) {
            const auto there = place(p);
            if (!here || !there) return;
            if (*there + view_.potential(p) + w - view_.potential(at) == *here) visit(e, p);
          });
        });
  }

 private:
  using Entry = std::pair<std::int64_t, PointIndex>;
  struct Reached {
    std::int64_t length = 0;
    bool final = false;  ///< walked from, so that no shorter way to it can matter
  };
  struct Side {
    Direction direction = Direction::forward;
    PointIndex origin = 0, target = 0;
    std::size_t work = 0;
    FlatMap<Reached> reached;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;

    void start(Direction way, PointIndex from, PointIndex to) {
      direction = way;
      origin = from;
      target = to;
      reached[origin] = {};
      queue.emplace(0, origin);
    }
    /// What is still to be walked from is at least so far away.
    [[nodiscard]] std::int64_t nearest() const {
      return queue.empty() ? DistanceField::kHorizon * 4 : queue.top().first;
    }
    [[nodiscard]] std::optional<std::int64_t> final_length(PointIndex point) const {
      const Reached* at = reached.find(point);
      return at != nullptr && at->final ? std::optional(at->length) : std::nullopt;
    }
  };

  /// How far along a shortest way a point is, if it can be on one. Either side knows.
  [[nodiscard]] std::optional<std::int64_t> place(PointIndex point) const {
    if (const auto behind = sides_[0].final_length(point)) return behind;
    const auto ahead = sides_[1].final_length(point);
    return ahead ? std::optional(most_ - *ahead) : std::nullopt;
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

  void advance(Side& side, const Side& other) {
    const std::int64_t length = side.queue.top().first;
    const PointIndex point = side.queue.top().second;
    side.queue.pop();
    Reached& at = *side.reached.find(point);
    if (length > at.length || at.final) return;
    at.final = true;
    side.work += view_.effort(point);
    const bool forward = side.direction == Direction::forward;
    const std::int64_t here = view_.potential(point);
    view_.edges_from(point, side.direction, [&](EdgeIndex, PointIndex to, std::int64_t w) {
      ++side.work;
      const std::int64_t there = view_.potential(to);
      const std::int64_t longer = length + w + (forward ? here - there : there - here);
      if (longer > most_) return;
      Reached* known = side.reached.find(to);
      if (known != nullptr && known->length <= longer) return;
      if (known == nullptr && !hopeful(side, to, longer)) return;
      if (const Reached* rest = other.reached.find(to)) {
        if (rest->length <= most_ - longer) {
          found_ = true;
          most_ = longer + rest->length;
        }
      }
      (known == nullptr ? side.reached[to] : *known).length = longer;
      // Beyond what the other side has done, the way on is at least as long as what it does next.
      if (longer <= most_ - other.nearest()) side.queue.emplace(longer, to);
    });
  }

  const ConstraintGraph& graph_;
  const View& view_;
  std::array<Side, 2> sides_;
  bool found_ = false;
  std::int64_t most_ = 0;     ///< reduced; the length of the way, once found
  std::int64_t longest_ = 0;  ///< ways must be shorter than so many minutes
};

}  // namespace dateline::timeline
