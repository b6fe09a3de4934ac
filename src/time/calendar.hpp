#pragma once

#include <cstdint>
#include <optional>

#include "time/local_time.hpp"

namespace dateline::time {

/// Arithmetic of the proleptic Gregorian calendar with astronomical years: 1 BC is year 0, 490 BC
/// is -489. All functions are pure. Years outside -9999..9999 are cut to that range, so that no
/// input can overflow.

inline constexpr int kFirstYear = -9999;
inline constexpr int kLastYear = 9999;

/// Days from the first to the last, both inside.
struct DaySpan {
  Days first;
  Days last;
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

enum class Season : std::uint8_t { spring = 21, summer = 22, autumn = 23, winter = 24 };

/// nullopt where there is no such day (month 13, 30 February, year 10000).
[[nodiscard]] std::optional<Days> make_day(int year, int month, int day);
[[nodiscard]] int year_of(Days day);
[[nodiscard]] int month_of(Days day);      ///< 1..12
[[nodiscard]] int day_of_month(Days day);  ///< 1..31
[[nodiscard]] int weekday_of(Days day);    ///< ISO 8601: Monday is 1, Sunday 7
[[nodiscard]] int days_in_month(int year, int month);
/// `day` + `count` days, cut to the range of years.
[[nodiscard]] Days plus_days(Days day, std::int64_t count);
/// The same day of the month `count` months on; the month's last day where it has fewer days.
[[nodiscard]] Days plus_months(Days day, std::int64_t count);

[[nodiscard]] DaySpan week_of(Days day);  ///< Monday to Sunday
struct IsoWeek {
  int year = 0;  ///< the year that holds the week's Thursday
  int week = 1;  ///< 1..53
};
[[nodiscard]] IsoWeek iso_week_of(Days day);
[[nodiscard]] Days start_of_iso_week(int year, int week);  ///< its Monday

[[nodiscard]] DaySpan month_span(int year, int month);  ///< month 1..12, else cut to that
[[nodiscard]] DaySpan quarter_span(int year, int quarter);
[[nodiscard]] DaySpan half_span(int year, int half);
/// Meteorological seasons of the northern hemisphere: spring is March to May, winter December to
/// February of the next year, named by the year in which it begins.
[[nodiscard]] DaySpan season_span(int year, Season season);
[[nodiscard]] DaySpan year_span(int year);
/// Decade by its first three digits: 199 is 1990..1999. `bc` counts back: 49 is 499..490 BC.
[[nodiscard]] DaySpan decade_span(int digits, bool bc = false);
/// Century by its number: 19 is 1801..1900, as English counts; the 5th century BC is 500..401 BC.
[[nodiscard]] DaySpan century_span(int number, bool bc = false);

/// Western Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8).
[[nodiscard]] Days easter_of(int year);

/// The tabular Islamic calendar, civil epoch 16 July 622 Julian, leap years 2 5 7 10 13 16 18 21 24
/// 26 29 (Reingold and Dershowitz, Calendrical Calculations, ch. 7). The moon as sighted differs by
/// a day or so.
[[nodiscard]] Days from_hijri(int year, int month, int day);
struct HijriDate {
  int year = 1;
  int month = 1;  ///< 1 Muharram .. 12 Dhu al-Hijja
  int day = 1;
};
[[nodiscard]] HijriDate to_hijri(Days day);

}  // namespace dateline::time
