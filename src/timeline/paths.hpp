#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "timeline/acceptance.hpp"
#include "timeline/chain.hpp"

namespace dateline::timeline {

/// Shortest paths from one point to others in a direction, over the accepted statements. Internal;
/// all is reading, safe on any thread.
///
/// Dijkstra's algorithm with the distances of the calendar as potentials (Johnson 1977). Paths
/// through the calendar are not searched for: their length is the sum of two numbers that are
/// there.
class Paths {
 public:
  /// To all points; or, with a target, only as far as is needed to know whether that is at most
  /// `at_most` minutes away.
  Paths(const Acceptance& network, PointIndex start, Direction direction,
        std::optional<PointIndex> target = std::nullopt, std::int64_t at_most = 0);

  /// Minutes to the point, nothing where no path is (or none as short as was asked for).
  [[nodiscard]] std::optional<std::int64_t> to(PointIndex point) const;
  /// A shortest path to the point, which to() knows, with the fewest hops; in the direction.
  [[nodiscard]] std::vector<Hop> way_to(PointIndex point) const;

  /// A shortest path from the calendar (forward) to the point or from the point (backward).
  [[nodiscard]] static std::vector<Hop> way_from_calendar(const Acceptance& network,
                                                          PointIndex point, Direction direction);

 private:
  [[nodiscard]] const DistanceField& field(Direction direction) const {
    return direction == Direction::forward ? network_.latest() : network_.to_calendar();
  }
  [[nodiscard]] std::optional<std::int64_t> direct(PointIndex point) const;
  [[nodiscard]] std::optional<std::int64_t> over_calendar(PointIndex point) const;

  const Acceptance& network_;
  PointIndex start_;
  Direction direction_;
  FlatMap<std::int64_t> reduced_;  ///< lengths of shortest paths, less the difference of potentials
  std::int64_t settled_;           ///< reduced lengths up to this are final
};

}  // namespace dateline::timeline
