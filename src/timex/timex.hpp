#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/span.hpp"
#include "time/local_time.hpp"

namespace dateline::timex {

enum class TimexType : std::uint8_t { date, time, duration, set };
[[nodiscard]] std::string_view name(TimexType type);  ///< "DATE", as TIMEX3 has it

/// What the words around an expression make of it, for whatever hangs on it.
enum class Anchoring : std::uint8_t {
  within,     ///< "on Sunday", "last week", "overnight": the event lies in it
  since,      ///< "since Friday": from it up to the story's date, still going on
  until,      ///< "until Monday"
  before,     ///< "before dawn", "by Friday" (not after its end)
  after,      ///< "after the Nov 5 attack"
  for_length  ///< "for two weeks", "two-month siege": a length, up to the reference time
};

/// A time expression with its TIMEX3 type and value and the bounds that it stands for.
struct Timex {
  text::Span span;
  TimexType type = TimexType::date;
  std::optional<std::string> value;  ///< TIMEX3 value; nullopt where TIMEX3 has none
  time::Bounds bounds;  ///< of the time meant; both absent for durations, sets, vague ones
  /// Where the story has no date: the same counted from midnight of the story's day, in minutes.
  bool relative = false;  ///< bounds count from the story's unknown day (day 0 = 1970-01-01)
  Anchoring anchoring = Anchoring::within;
  /// Index of the expression (in the story's list) that this one counts from ("a day earlier"); -1:
  /// the story's date; -2: an event of the clause, unknown here ("a day after police left").
  int anchor = -1;
  std::int64_t offset_days =
      0;  ///< for event anchors: days from the anchor event (-1 = a day before)
  /// Index of the other end of a range ("from 5 to 9 June"), -1 if there is none. The first end is
  /// anchored `since`, the second `until`.
  int partner = -1;
  std::optional<int> zone;  ///< named with a clock time ("0400 GMT"): minutes ahead of Greenwich
  bool vague = false;       ///< "recently", "in the past": PAST_REF and the like
  std::string rule;         ///< name of the rule that gave it, for people
};

}  // namespace dateline::timex
