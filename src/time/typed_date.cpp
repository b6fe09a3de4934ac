#include "time/typed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "base/translate.hpp"
#include "time/calendar.hpp"
#include "time/edtf.hpp"

namespace dateline::time {
namespace {

using base::mark;
using base::tr;
using base::tr_vformat;

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

base::Error not_understood(std::string_view text, std::string_view why) {
  return {
      .code = base::ErrorCode::bad_value,
      .message = tr_vformat(why, fmt::make_format_args(text)),
      .where = "",
      .cure = tr("Write a date like 2014-06-15, 15 June 2014, June 2014 or 15 June 2014 14:30")};
}

/// Lower-case words; commas and dots are spaces.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == ',' || c == '.') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// 1-based place of the name that `word` is or abbreviates (three letters at least).
template <std::size_t N>
std::optional<int> index_of(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<int> number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || value < 0) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(word.data() + word.size() - end));
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return rest.empty() || (ordinal && value <= 31) ? std::optional(value) : std::nullopt;
}

std::optional<int> clock(std::string_view word) {
  const auto colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || word.size() != colon + 3) {
    return std::nullopt;
  }
  const auto h = number(word.substr(0, colon));
  const auto m = number(word.substr(colon + 1));
  if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
  return *h * 60 + *m;
}

std::optional<Days> slashed(std::string_view word) {
  const auto parts = base::split(word, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto d = number(parts[0]);
  const auto m = number(parts[1]);
  const auto y = number(parts[2]);
  if (!d || !m || !y || parts[2].size() != 4) return std::nullopt;
  return make_day(*y, *m, *d);
}

struct Read {
  std::optional<Days> day;  ///< a whole date by itself
  std::optional<int> year, month, day_number, minute;
  bool failed = false;
};

void read_number(const std::string& word, int value, Read& out) {
  const bool looks_like_year =
      word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
  if (looks_like_year && !out.year) {
    out.year = value;
  } else if (!looks_like_year && !out.day_number && value >= 1 && value <= 31) {
    out.day_number = value;
  } else {
    out.failed = true;
  }
}

void read_word(const std::string& word, Days today, Read& out) {
  if (const auto minute = clock(word); minute && !out.minute) {
    out.minute = minute;
  } else if (const auto iso = parse_iso_date(word); iso && !out.day) {
    out.day = iso;
  } else if (const auto slash = slashed(word); slash && !out.day) {
    out.day = slash;
  } else if (const auto n = number(word)) {
    read_number(word, *n, out);
  } else if (const auto month = index_of(kMonths, word); month && !out.month) {
    out.month = month;
  } else if (word == "sept" && !out.month) {
    out.month = 9;
  } else if (const auto weekday = index_of(kWeekdays, word); weekday && !out.day) {
    out.day = plus_days(today, -((weekday_of(today) - *weekday + 7) % 7));
  } else if (word == "today" || word == "now") {
    out.day = today;
  } else if (word == "yesterday") {
    out.day = plus_days(today, -1);
  } else if (word == "tomorrow") {
    out.day = plus_days(today, 1);
  } else if (word != "of" && word != "at" && word != "on" && word != "the") {
    out.failed = true;
  }
}

}  // namespace

base::Result<Bounds> parse_typed(std::string_view text, Days today) {
  const std::string_view trimmed = base::trim(text);
  if (trimmed.empty()) return not_understood(text, mark("\"{}\" is empty"));
  if (trimmed.size() > 100)
    return not_understood(trimmed.substr(0, 40), mark("\"{}\" is too long for a date"));
  // EDTF's short century ("15" for 1500 to 1599) is never what is meant here.
  const auto edtf = trimmed.size() > 2 ? parse_edtf(trimmed) : std::nullopt;
  if (edtf) {
    const Bounds bounds = bounds_of(*edtf);
    if (bounds.earliest || bounds.latest) return bounds;
    return not_understood(trimmed, mark("\"{}\" names no date"));
  }
  Read read;
  for (const std::string& word : words_of(trimmed)) read_word(word, today, read);
  const bool parts = read.year || read.month || read.day_number;
  if (read.failed || (read.day && parts))
    return not_understood(trimmed, mark("\"{}\" is not a date"));
  if (!read.day && read.day_number) {
    if (!read.month) return not_understood(trimmed, mark("\"{}\" has a day but no month"));
    read.day = make_day(read.year.value_or(year_of(today)), *read.month, *read.day_number);
    if (!read.day) return not_understood(trimmed, mark("\"{}\" is a day that does not exist"));
  }
  if (!read.day && !parts && read.minute) read.day = today;
  if (read.day) {
    if (!read.minute) return Bounds::of(*read.day);
    const Minute at = Minute::start_of(*read.day) + *read.minute;
    return Bounds{at, at};
  }
  if (read.minute || !parts) return not_understood(trimmed, mark("\"{}\" is not a date"));
  const int year = read.year.value_or(year_of(today));
  const DaySpan span = read.month ? month_span(year, *read.month) : year_span(year);
  return Bounds::of(span.first, span.last);
}

}  // namespace dateline::time
