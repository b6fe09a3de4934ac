#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "time/local_time.hpp"
#include "timeline/point.hpp"

namespace dateline::timeline {

/// Who says it. What stands further up wins where statements contradict each other.
enum class Rank : std::uint8_t { user, told, inferred };

/// The standing of a statement: by rank, then the smaller order number, then the smaller id.
struct Standing {
  Rank rank = Rank::told;
  std::uint64_t order = 0;  ///< the caller's, such as the sentence's place in the collection
  StatementId id{};

  [[nodiscard]] bool stronger_than(const Standing& o) const { return *this < o; }
  friend constexpr auto operator<=>(const Standing&, const Standing&) = default;
};

/// Minutes between two points, inclusive, open where absent. at_least may be over at_most: that
/// contradicts itself, and the network says so.
struct Gap {
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
};

/// What a text or the user says of the order of events, as difference constraints that stand or
/// fall together. The words that say it are the caller's, who finds them again by the id. A plain
/// value.
///
/// Bounds are minutes of `origin`: of the calendar, or counted from the unknown day of an undated
/// story. Minutes are within +-kMostMinutes; Network::add refuses others.
struct Statement {
  /// About 65,000 years: wide of all news, and small enough that no sum of them can overflow.
  static constexpr std::int64_t kMostMinutes = std::int64_t{1} << 35;

  Standing standing;
  std::vector<Constraint> constraints;  ///< at most 1000

  /// The event started, ended, or did both, within bounds.
  static Statement start_within(Standing by, EventId event, time::Bounds bounds,
                                OriginId origin = kCalendar);
  static Statement end_within(Standing by, EventId event, time::Bounds bounds,
                              OriginId origin = kCalendar);
  static Statement within(Standing by, EventId event, time::Bounds start, time::Bounds end,
                          OriginId origin = kCalendar);
  /// The unknown day of a story begins within bounds of the calendar. From "on 16 June":
  /// earliest and latest both its 00:00.
  static Statement origin_within(Standing by, OriginId origin, time::Bounds bounds);

  /// `a` ended before `b` started (or in the same minute), with so many minutes between.
  static Statement before(Standing by, EventId a, EventId b, Gap between = {0, std::nullopt});
  static Statement after(Standing by, EventId a, EventId b, Gap between = {0, std::nullopt});
  /// `a` started no earlier and ended no later than `b`.
  static Statement during(Standing by, EventId a, EventId b);
  /// Some minute belongs to both.
  static Statement overlaps(Standing by, EventId a, EventId b);
  static Statement starts_with(Standing by, EventId a, EventId b);  ///< in the same minute
  static Statement ends_with(Standing by, EventId a, EventId b);    ///< in the same minute
  static Statement same_time(Standing by, EventId a, EventId b);    ///< starts and ends with it
  /// `b` started so many minutes after `a` did (before, where negative).
  static Statement start_distance(Standing by, EventId a, EventId b, Gap minutes);
  /// `to` is so many minutes after `from`: what all of the above are made of.
  static Statement distance(Standing by, Point from, Point to, Gap minutes);

  /// The same statement, saying this too.
  Statement& also(Point from, Point to, Gap minutes);
};

}  // namespace dateline::timeline
