// The order of telling: a solution of the network, sorted.
#include <algorithm>
#include <tuple>

#include "timeline/network.hpp"

namespace dateline::timeline {
namespace {

/// A solution in which every point is as early as it can be, and what has no earliest bound as late
/// as that allows. "Before" is never violated by it, as by no solution.
DistanceField telling_times(const Acceptance& network) {
  DistanceField times = network.latest();
  std::vector<PointIndex> points;
  std::vector<std::int64_t> values;
  for (PointIndex p = 0; p < network.graph().points(); ++p) {
    if (!network.to_calendar().reached(p) || p == kCalendarPoint) continue;
    points.push_back(p);
    values.push_back(-network.to_calendar().at(p));
  }
  static_cast<void>(times.lower(network.graph(), points, values));  // there is a solution
  return times;
}

/// How many groups of points, each surely no later than the next, come before a point within its
/// minute. Edges that a solution leaves no play ("tight") lead from the later point to the earlier;
/// points on a cycle of them are always in one minute, and form a group (Tarjan 1972).
class Ranks {
 public:
  Ranks(const Acceptance& network, const DistanceField& times)
      : graph_(network.graph()),
        times_(times),
        found_(graph_.points(), 0),
        low_(graph_.points(), 0),
        groups_(graph_.points(), 0) {
    // The graph does not list the edges of the calendar.
    for (EdgeIndex e = 0; e < graph_.edges(); ++e) {
      if (!graph_.linked(e) || graph_.near_end(e, Direction::forward) != kCalendarPoint) continue;
      const PointIndex to = graph_.far_end(e, Direction::forward);
      if (graph_.edge(e).at_most() == times_.at(to)) from_calendar_.push_back(to);
    }
    for (PointIndex p = 0; p < graph_.points(); ++p) {
      if (found_[p] == 0) walk(p);
    }
  }

  [[nodiscard]] std::uint32_t rank(PointIndex point) const { return ranks_[groups_[point] - 1]; }
  [[nodiscard]] bool same_group(PointIndex a, PointIndex b) const {
    return groups_[a] == groups_[b];
  }

 private:
  struct Frame {
    PointIndex point;
    std::size_t first;  ///< where its neighbours begin in ahead_
  };

  void open(PointIndex point) {
    found_[point] = low_[point] = ++count_;
    stack_.push_back(point);
    frames_.push_back({point, ahead_.size()});
    if (point == kCalendarPoint) {
      ahead_.insert(ahead_.end(), from_calendar_.begin(), from_calendar_.end());
    }
    each_tight(point, [&](PointIndex to) { ahead_.push_back(to); });
  }

  template <class Visit>
  void each_tight(PointIndex point, Visit&& visit) const {
    graph_.edges_from(point, Direction::forward, [&](EdgeIndex, PointIndex to, std::int64_t w) {
      if (times_.at(point) + w == times_.at(to)) visit(to);
    });
  }

  void walk(PointIndex start) {
    open(start);
    while (!frames_.empty()) {
      const auto [point, first] = frames_.back();
      if (ahead_.size() > first) {
        const PointIndex to = ahead_.back();
        ahead_.pop_back();
        if (found_[to] == 0) {
          open(to);
        } else if (groups_[to] == 0) {
          low_[point] = std::min(low_[point], found_[to]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) {
        std::uint32_t& above = low_[frames_.back().point];
        above = std::min(above, low_[point]);
      }
      if (low_[point] == found_[point]) close(point);
    }
  }

  /// A group is complete, and so is all that it leads to.
  void close(PointIndex root) {
    const auto group = static_cast<std::uint32_t>(ranks_.size() + 1);
    auto first = stack_.end();
    do {
      groups_[*--first] = group;
    } while (*first != root);
    std::uint32_t rank = 0;
    const auto after = [&](PointIndex to) {
      if (groups_[to] != group) rank = std::max(rank, ranks_[groups_[to] - 1] + 1);
    };
    for (auto member = first; member != stack_.end(); ++member) {
      each_tight(*member, after);
      if (*member == kCalendarPoint) std::ranges::for_each(from_calendar_, after);
    }
    stack_.erase(first, stack_.end());
    ranks_.push_back(rank);
  }

  const ConstraintGraph& graph_;
  const DistanceField& times_;
  std::vector<std::uint32_t> found_;   ///< by point: when it was found, from 1
  std::vector<std::uint32_t> low_;     ///< the first found that it leads back to
  std::vector<std::uint32_t> groups_;  ///< from 1, 0 while open
  std::vector<std::uint32_t> ranks_;   ///< by group
  std::vector<PointIndex> from_calendar_, stack_, ahead_;
  std::vector<Frame> frames_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::vector<EventId> Network::telling_order() const {
  const ConstraintGraph& graph = acceptance_.graph();
  const DistanceField times = telling_times(acceptance_);
  const Ranks ranks(acceptance_, times);
  struct Told {
    std::int64_t start;
    std::uint32_t rank;
    bool goes_on;  ///< what is over in the minute in which another surely starts is told first
    std::int64_t latest_end;
    std::uint64_t id;
    auto operator<=>(const Told&) const = default;
  };
  std::vector<Told> told;
  told.reserve(events());
  for (PointIndex p = 0; p < graph.points(); p += 2) {
    if (!graph.is_event(p)) continue;
    told.push_back({times.at(p), ranks.rank(p), !ranks.same_group(p, p + 1),
                    acceptance_.latest().at(p + 1), graph.point(p).id});
  }
  std::ranges::sort(told);
  std::vector<EventId> out;
  out.reserve(told.size());
  for (const Told& t : told) out.push_back(EventId{t.id});
  return out;
}

}  // namespace dateline::timeline
