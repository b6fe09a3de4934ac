#include "time/local_time.hpp"

#include <fmt/format.h>

#include "time/calendar.hpp"

namespace dateline::time {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string to_iso_date(Days day) {
  const std::chrono::year_month_day ymd(day);
  const int y = static_cast<int>(ymd.year());
  const auto m = static_cast<unsigned>(ymd.month());
  const auto d = static_cast<unsigned>(ymd.day());
  return fmt::format("{}{:04}-{:02}-{:02}", y < 0 ? "-" : "", y < 0 ? -y : y, m, d);
}

std::string to_iso_minute(Minute minute) {
  const int of_day = minute.minute_of_day();
  return fmt::format("{}T{:02}:{:02}", to_iso_date(minute.day()), of_day / 60, of_day % 60);
}

std::optional<Days> parse_iso_date(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d || (negative && *y == 0)) return std::nullopt;
  return make_day(negative ? -*y : *y, *m, *d);
}

}  // namespace dateline::time
