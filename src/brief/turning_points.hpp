#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "project/project.hpp"

namespace dateline::brief {

/// An event after which a story goes another way.
struct TurningPoint {
  store::Row row = 0;            ///< the telling that leads
  double weight = 0;             ///< how much of a turn it is; comparable within one project
  std::vector<std::string> why;  ///< for the speaker: "It changes who holds Tikrit", in English
};

inline constexpr std::size_t kFewestTurns = 5;  ///< if there are so many that count at all
inline constexpr std::size_t kMostTurns = 12;

/// The turning points among the events that are shown, in the order in which they were over: those
/// that change who holds a place, the deadliest, those that most sources tell, those that begin a
/// new phase after a long quiet or open a new theatre far from all before. Of what is planned,
/// considered or denied, has no time or no place nothing turns, nor of statements. Of several
/// events of one turn (one place, about one time, the same side) the weightiest stands for all. At
/// most kMostTurns. O(n log n) in the events shown, but for the few hundred weightiest. Pure.
[[nodiscard]] std::vector<TurningPoint> turning_points(const project::Project& project);

/// When an event is surely over: its latest bound, else its earliest. REQUIRES it is dated.
[[nodiscard]] time::Minute over_by(const store::EventTimes& times);

}  // namespace dateline::brief
