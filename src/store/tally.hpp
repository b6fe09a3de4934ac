#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/snapshot.hpp"

namespace dateline::store {

/// A bar of a chart: events that have something in common.
struct TallyBar {
  std::string name;            ///< "Mosul"; "" for a stretch of days
  std::vector<Row> rows;       ///< in the order of the table
  event::EventType type = {};  ///< of a bar by type
  time::Days from = {};        ///< of a stretch of days: the first and the last
  time::Days to = {};
  bool other = false;  ///< what is in no bar of its own, together
  /// How many events of each family.
  std::array<std::size_t, event::kFamilies> families = {};
};

/// By how many days, or years, a bar of time goes.
enum class TallyStep : std::uint8_t { day, week, month, year };

/// Events counted by day, type, actor and place. A plain value of one snapshot.
struct Tally {
  TallyStep step = TallyStep::day;
  std::vector<TallyBar> days;    ///< in order, without a gap; empty where no day is sure
  std::size_t without_day = 0;   ///< whose beginning is not sure to a step
  std::vector<TallyBar> types;   ///< the most frequent first, so with the next two
  std::vector<TallyBar> actors;  ///< of most kMostNamed, the others as one at the end
  std::size_t without_actor = 0;
  std::vector<TallyBar> places;  ///< likewise
  std::size_t without_place = 0;

  static constexpr std::size_t kMostNamed = 10;
  static constexpr std::int64_t kMostSteps = 62;  ///< of days and weeks, before longer steps
};

/// Of these rows. A day is never made up: an event counts in a step only where it surely began in
/// it. O(n log n).
[[nodiscard]] Tally tally(const Snapshot& snapshot, std::span<const Row> rows);

}  // namespace dateline::store
