#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/local_time.hpp"

namespace dateline::time {

/// Times for people: 24 hours, an en dash in ranges, days as date_style() says.

/// How days are written: "15 June 2014", "June 15, 2014", "2014-06-15" (ISO 8601; years before 1
/// and after 9999 as the first).
enum class DateStyle : std::uint8_t { day_first, month_first, iso };
inline constexpr std::size_t kDateStyles = 3;
[[nodiscard]] std::string_view name(DateStyle style);  ///< "day-first", "month-first", "iso"
[[nodiscard]] std::optional<DateStyle> date_style_from(std::string_view name);
/// Of the whole program, day_first until it is set. Thread-safe.
void set_date_style(DateStyle style);
[[nodiscard]] DateStyle date_style();

/// What day 0 is: 1 January 1970, or the unknown day of a story from which its times count.
enum class DayZero : std::uint8_t { calendar, story };

/// "15 June 2014", "21 September 490 BC"; "2 days before the story".
[[nodiscard]] std::string day_phrase(Days day, DayZero zero = DayZero::calendar);
/// "15 June", "June 15", "06-15".
[[nodiscard]] std::string day_month_phrase(Days day);
/// "June 2014", "2014-06".
[[nodiscard]] std::string month_phrase(Days day);
/// "15 June 2014, 17:00"; with an offset in minutes east of UTC "15 June 2014, 17:00 UTC+3".
[[nodiscard]] std::string minute_phrase(Minute minute, std::optional<int> offset = {},
                                        DayZero zero = DayZero::calendar);
[[nodiscard]] std::string offset_phrase(int offset);  ///< "UTC", "UTC+3", "UTC+3:30"
/// A moment of a clock `from` minutes east of UTC as one `to` minutes east has it: "14:00 UTC", and
/// where it is another day there "14 June, 23:00 UTC". Pure.
[[nodiscard]] std::string elsewhere_phrase(Minute minute, int from, int to);
/// Bounds on the other clock, as phrase() writes them; "" where both sides are borders of days,
/// which are days everywhere.
[[nodiscard]] std::string elsewhere_phrase(const Bounds& bounds, int from, int to);

/// "15 June 2014", "15-16 June 2014" (en dash), "June 2014", "2014", "the 1990s", "night of 15-16
/// June 2014", "morning of 15 June 2014", "since 13 June 2014", "until 16 June 2014", "time
/// unknown". Days of the year `without` are written without it.
[[nodiscard]] std::string phrase(const Bounds& bounds, std::optional<int> without = {});

/// The same for bounds that count from a story's unknown day (day 0 = 1970-01-01): "on the day of
/// the story", "the day before the story", "3-9 days before the story".
[[nodiscard]] std::string relative_phrase(const Bounds& bounds);

}  // namespace dateline::time
