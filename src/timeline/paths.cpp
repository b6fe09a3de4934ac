#include "timeline/paths.hpp"

#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace dateline::timeline {

Paths::Paths(const Acceptance& network, PointIndex start, Direction direction,
             std::optional<PointIndex> target, std::int64_t at_most)
    : network_(network),
      start_(start),
      direction_(direction),
      settled_(std::numeric_limits<std::int64_t>::max()) {
  const DistanceField& near = field(direction);
  if (target) settled_ = at_most + near.at(start) - near.at(*target);
  using Entry = std::pair<std::int64_t, PointIndex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  reduced_[start] = 0;
  // From the calendar nothing has to be searched for.
  if (start != kCalendarPoint && settled_ >= 0) queue.emplace(0, start);
  while (!queue.empty()) {
    const std::int64_t length = queue.top().first;
    const PointIndex point = queue.top().second;
    if (length > settled_) break;
    queue.pop();
    if (length > *reduced_.find(point)) continue;
    // All that is as near as the target is needed to find the way with the fewest hops.
    if (target && point == *target) settled_ = length;
    network.graph().edges_from(
        point, direction, [&](EdgeIndex, PointIndex to, std::int64_t minutes) {
          if (to == kCalendarPoint) return;
          const std::int64_t longer = length + near.at(point) + minutes - near.at(to);
          if (longer > settled_) return;
          const std::int64_t* known = reduced_.find(to);
          if (known != nullptr && *known <= longer) return;
          reduced_[to] = longer;
          queue.emplace(longer, to);
        });
  }
}

std::optional<std::int64_t> Paths::direct(PointIndex point) const {
  const std::int64_t* reduced = reduced_.find(point);
  if (reduced == nullptr || *reduced > settled_) return std::nullopt;
  return *reduced + field(direction_).at(point) - field(direction_).at(start_);
}

std::optional<std::int64_t> Paths::over_calendar(PointIndex point) const {
  const DistanceField& there = field(reverse(direction_));
  const DistanceField& on = field(direction_);
  if (!there.reached(start_) || !on.reached(point)) return std::nullopt;
  return there.at(start_) + on.at(point);
}

std::optional<std::int64_t> Paths::to(PointIndex point) const {
  const auto one = direct(point);
  const auto other = over_calendar(point);
  if (one && other) return std::min(*one, *other);
  return one ? one : other;
}

std::vector<Hop> Paths::way_to(PointIndex point) const {
  const auto one = direct(point);
  const auto other = over_calendar(point);
  if (!one || (other && *other < *one)) {
    std::vector<Hop> way = turned(way_from_calendar(network_, start_, reverse(direction_)));
    for (const Hop& hop : way_from_calendar(network_, point, direction_)) way.push_back(hop);
    return way;
  }
  const DistanceField& near = field(direction_);
  return fewest_hops(network_.graph(), start_, point, [&](PointIndex at, auto&& visit) {
    network_.graph().edges_from(
        at, reverse(direction_), [&](EdgeIndex e, PointIndex from, std::int64_t minutes) {
          const std::int64_t* before = from == kCalendarPoint ? nullptr : reduced_.find(from);
          if (before == nullptr) return;
          const std::int64_t length = *before + near.at(from) + minutes - near.at(at);
          if (length == *reduced_.find(at)) visit(e, from);
        });
  });
}

std::vector<Hop> Paths::way_from_calendar(const Acceptance& network, PointIndex point,
                                          Direction direction) {
  const DistanceField& near =
      direction == Direction::forward ? network.latest() : network.to_calendar();
  return fewest_hops(network.graph(), kCalendarPoint, point, [&](PointIndex at, auto&& visit) {
    network.graph().edges_from(at, reverse(direction),
                               [&](EdgeIndex e, PointIndex from, std::int64_t minutes) {
                                 if (near.at(from) + minutes == near.at(at)) visit(e, from);
                               });
  });
}

}  // namespace dateline::timeline
