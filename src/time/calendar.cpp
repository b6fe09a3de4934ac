#include "time/calendar.hpp"

#include <algorithm>

namespace dateline::time {
namespace chr = std::chrono;
namespace {

int cut_year(std::int64_t year) {
  return static_cast<int>(std::clamp<std::int64_t>(year, kFirstYear, kLastYear));
}

Days civil(int year, int month, int day) {
  return Days(chr::year(year) / chr::month(static_cast<unsigned>(month)) /
              chr::day(static_cast<unsigned>(day)));
}

Days first_day() { return civil(kFirstYear, 1, 1); }
Days last_day() { return civil(kLastYear, 12, 31); }

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

}  // namespace

std::optional<Days> make_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) {
    return std::nullopt;
  }
  if (day > days_in_month(year, month)) return std::nullopt;
  return civil(year, month, day);
}

int year_of(Days day) { return static_cast<int>(chr::year_month_day(day).year()); }

int month_of(Days day) {
  return static_cast<int>(static_cast<unsigned>(chr::year_month_day(day).month()));
}

int day_of_month(Days day) {
  return static_cast<int>(static_cast<unsigned>(chr::year_month_day(day).day()));
}

int weekday_of(Days day) { return static_cast<int>(chr::weekday(day).iso_encoding()); }

int days_in_month(int year, int month) {
  const int m = std::clamp(month, 1, 12);
  const chr::year_month_day_last last =
      chr::year(cut_year(year)) / chr::month(static_cast<unsigned>(m)) / chr::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Days plus_days(Days day, std::int64_t count) {
  constexpr std::int64_t kFar = 10'000'000;  // more than the whole range of years
  const auto moved = day.time_since_epoch().count() + std::clamp<std::int64_t>(count, -kFar, kFar);
  return std::clamp(Days(chr::days(moved)), first_day(), last_day());
}

Days plus_months(Days day, std::int64_t count) {
  constexpr std::int64_t kFar = 300'000;
  const std::int64_t months = std::int64_t{year_of(day)} * 12 + month_of(day) - 1 +
                              std::clamp<std::int64_t>(count, -kFar, kFar);
  const std::int64_t year = floor_div(months, 12);
  if (year < kFirstYear) return first_day();
  if (year > kLastYear) return last_day();
  const int month = static_cast<int>(months - year * 12) + 1;
  const int y = static_cast<int>(year);
  return civil(y, month, std::min(day_of_month(day), days_in_month(y, month)));
}

DaySpan week_of(Days day) {
  const Days monday = plus_days(day, 1 - weekday_of(day));
  return {monday, plus_days(monday, 6)};
}

IsoWeek iso_week_of(Days day) {
  const Days thursday = plus_days(day, 4 - weekday_of(day));
  const int year = year_of(thursday);
  return {year, static_cast<int>((thursday - civil(year, 1, 1)).count() / 7) + 1};
}

Days start_of_iso_week(int year, int week) {
  const Days first = week_of(civil(cut_year(year), 1, 4)).first;
  return plus_days(first, std::int64_t{std::clamp(week, 1, 53) - 1} * 7);
}

DaySpan month_span(int year, int month) {
  const int y = cut_year(year);
  const int m = std::clamp(month, 1, 12);
  return {civil(y, m, 1), civil(y, m, days_in_month(y, m))};
}

DaySpan quarter_span(int year, int quarter) {
  const int q = std::clamp(quarter, 1, 4);
  return {month_span(year, q * 3 - 2).first, month_span(year, q * 3).last};
}

DaySpan half_span(int year, int half) {
  const int h = std::clamp(half, 1, 2);
  return {month_span(year, h * 6 - 5).first, month_span(year, h * 6).last};
}

DaySpan season_span(int year, Season season) {
  switch (season) {
    case Season::spring:
      return {month_span(year, 3).first, month_span(year, 5).last};
    case Season::summer:
      return {month_span(year, 6).first, month_span(year, 8).last};
    case Season::autumn:
      return {month_span(year, 9).first, month_span(year, 11).last};
    case Season::winter:
      break;
  }
  return {month_span(year, 12).first, month_span(cut_year(std::int64_t{year} + 1), 2).last};
}

DaySpan year_span(int year) {
  const int y = cut_year(year);
  return {civil(y, 1, 1), civil(y, 12, 31)};
}

DaySpan decade_span(int digits, bool bc) {
  const int d = std::clamp(digits, 0, 999);
  if (!bc) return {year_span(d * 10).first, year_span(d * 10 + 9).last};
  return {year_span(1 - (d * 10 + 9)).first, year_span(1 - std::max(1, d * 10)).last};
}

DaySpan century_span(int number, bool bc) {
  const int n = std::clamp(number, 1, 99);
  if (!bc) return {year_span(n * 100 - 99).first, year_span(n * 100).last};
  return {year_span(1 - n * 100).first, year_span(1 - (n * 100 - 99)).last};
}

Days easter_of(int year) {
  const int y = std::clamp(year, 1, kLastYear);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return civil(y, n / 31, n % 31 + 1);
}

namespace {
/// Days from 1970-01-01 to the day before 1 Muharram of year 1 (16 July 622 Julian).
constexpr std::int64_t kHijriEpoch = -492149;
// Islamic years that hold the whole range of days.
constexpr int kFirstHijri = -11000;
constexpr int kLastHijri = 9700;
}  // namespace

Days from_hijri(int year, int month, int day) {
  const std::int64_t y = std::clamp(year, kFirstHijri, kLastHijri);
  const int m = std::clamp(month, 1, 12);
  const std::int64_t d = std::clamp(day, 1, 30);
  const std::int64_t month_days = 29 * (m - 1) + m / 2;
  const std::int64_t days =
      kHijriEpoch + (y - 1) * 354 + floor_div(3 + 11 * y, 30) + month_days + d;
  return plus_days(Days(chr::days(0)), days);
}

HijriDate to_hijri(Days day) {
  const std::int64_t n = day.time_since_epoch().count() - kHijriEpoch - 1;
  // 10631 days make a cycle of 30 years.
  int year = static_cast<int>(floor_div(30 * n + 10646, 10631));
  while (year > kFirstHijri && from_hijri(year, 1, 1) > day) --year;
  while (year < kLastHijri && from_hijri(year + 1, 1, 1) <= day) ++year;
  int month = 12;
  while (month > 1 && from_hijri(year, month, 1) > day) --month;
  return {year, month, static_cast<int>((day - from_hijri(year, month, 1)).count()) + 1};
}

}  // namespace dateline::time
