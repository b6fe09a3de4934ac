#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "store/snapshot.hpp"
#include "time/local_time.hpp"

namespace dateline::project {

/// A stretch of time with a length: from < to.
struct TimeRange {
  time::Minute from;
  time::Minute to;

  [[nodiscard]] std::int64_t length() const { return to - from; }
  [[nodiscard]] bool contains(time::Minute at) const { return from <= at && at <= to; }
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

inline constexpr std::int64_t kDay = 1440;  ///< minutes

/// How long what has happened is news on a map: for so long it does not fade, after seven times as
/// long it has, and where the past is not kept it is gone once it is over for so long.
enum class Recent : std::uint8_t { day, week, month, year };
[[nodiscard]] constexpr std::int64_t minutes(Recent recent) {
  constexpr std::array<std::int64_t, 4> kDays = {1, 7, 30, 365};
  return kDays[static_cast<std::size_t>(recent)] * kDay;
}
/// By the days in which most events lie, main_extent(): a day in weeks, a week in a year or two, a
/// month in decades.
[[nodiscard]] Recent recent_in(const TimeRange& main);

/// A range that has a length within time::kLeastWindow and kMostWindow, and lies in the years that
/// can be written.
[[nodiscard]] TimeRange clamped(TimeRange range);
/// Shorter by 2^steps (longer where negative), with `around` where it is.
[[nodiscard]] TimeRange zoomed(const TimeRange& range, time::Minute around, double steps);
[[nodiscard]] TimeRange panned(const TimeRange& range, std::int64_t minutes);
/// As long as `range`, moved as little as shows `at` a tenth of its length from the edges.
[[nodiscard]] TimeRange moved_to_show(const TimeRange& range, time::Minute at);

/// From the first to the last day of all dated events, whole days; nullopt where none is dated.
[[nodiscard]] std::optional<TimeRange> full_extent(const store::Snapshot& snapshot);

/// The days in which most of the dated events lie, for the first view of a timeline: history that a
/// story mentions (2003 in a story of 2014) must not squash its days. The shortest range that holds
/// three fifths of the events, nearest to `story_date` where several do, widened by what is close;
/// the full extent where that is not much longer. nullopt where no event is dated.
[[nodiscard]] std::optional<TimeRange> main_extent(const store::Snapshot& snapshot,
                                                   std::optional<time::Days> story_date);

/// When an event has surely begun, as far as can be told: where a step by event goes, if it is
/// dated in its snapshot.
[[nodiscard]] std::optional<time::Minute> step_time(const store::EventTimes& times);

}  // namespace dateline::project
