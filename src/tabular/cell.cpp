#include "tabular/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/ascii.hpp"
#include "base/table.hpp"
#include "time/typed_date.hpp"

namespace dateline::tabular {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Runs of digits of a text, with the mark behind each; nothing where there is anything else.
struct Numbers {
  std::array<std::string_view, 6> run;
  std::array<char, 6> after{};
  std::size_t count = 0;
};
std::optional<Numbers> numbers_of(std::string_view text) {
  Numbers out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at || out.count == out.run.size()) return std::nullopt;
    out.run[out.count] = text.substr(at, end - at);
    out.after[out.count++] = end < text.size() ? text[end] : '\0';
    at = end + 1;
  }
  return out;
}

int value_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<time::Days> day_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return time::Days(date);
}

constexpr bool parts_dates(char c) { return c == '/' || c == '.' || c == '-'; }

/// The three numbers of "10/06/2014" or "10.6.14".
std::optional<std::array<int, 3>> ordered(std::string_view text) {
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->count != 3 || numbers->after[0] != numbers->after[1] ||
      !parts_dates(numbers->after[0])) {
    return std::nullopt;
  }
  const auto& [a, b, year, x, y, z] = numbers->run;
  if (a.size() > 2 || b.size() > 2 || (year.size() != 4 && year.size() != 2)) return std::nullopt;
  int y4 = value_of(year);
  if (year.size() == 2) y4 += y4 < 40 ? 2000 : 1900;
  return std::array{value_of(a), value_of(b), y4};
}

std::optional<time::Days> whole_day(std::string_view text, DayOrder order) {
  if (text.size() == 8 && std::ranges::all_of(text, is_digit)) {
    return day_of(value_of(text.substr(0, 4)), value_of(text.substr(4, 2)),
                  value_of(text.substr(6, 2)));
  }
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->count != 3 || numbers->after[0] != numbers->after[1] ||
      !parts_dates(numbers->after[0])) {
    return std::nullopt;
  }
  if (numbers->run[0].size() == 4) {
    return day_of(value_of(numbers->run[0]), value_of(numbers->run[1]), value_of(numbers->run[2]));
  }
  const auto three = ordered(text);
  if (!three) return std::nullopt;
  const auto [a, b, year] = *three;
  return order == DayOrder::day_first ? day_of(year, b, a) : day_of(year, a, b);
}

}  // namespace

std::optional<time::Bounds> date_in(std::string_view text, DayOrder order) {
  text = base::trim(text);
  if (text.empty() || !std::ranges::any_of(text, is_digit)) return std::nullopt;
  // "2014-06-10T14:30:00Z", "10/06/2014 14:30": the day, and the minute where it is one.
  const std::size_t gap = text.find_first_of(" T");
  if (gap != std::string_view::npos) {
    if (const auto day = whole_day(text.substr(0, gap), order)) {
      const auto minute = clock_in(text.substr(gap + 1));
      if (!minute) return std::nullopt;
      // Programs write a day alone as its midnight.
      if (*minute == 0) return time::Bounds::of(*day);
      const time::Minute at = time::Minute::start_of(*day) + *minute;
      return time::Bounds{at, at};
    }
  }
  if (const auto day = whole_day(text, order)) return time::Bounds::of(*day);
  std::string plain(text);
  // "10-Jun-2014"
  if (std::ranges::any_of(plain, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; })) {
    std::ranges::replace(plain, '-', ' ');
  }
  if (ordered(plain)) return std::nullopt;  // no such day in the order asked for
  // What needs a day of its own to be counted from is none that a table tells.
  const auto on = [&](int year) {
    return time::parse_typed(plain, time::Days(std::chrono::year(year) / 7 / 1));
  };
  const auto read = on(1999);
  const auto again = on(1998);
  if (!read || read->open() || !again || *again != *read) return std::nullopt;
  return *read;
}

std::optional<int> clock_in(std::string_view text) {
  text = base::trim(text);
  int add = 0;
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  bool half = false;
  for (const auto& [mark, more] : {std::pair{"am", 0}, {"pm", 720}}) {
    if (!lower.ends_with(mark)) continue;
    half = true;
    add = more;
    text = base::trim(text.substr(0, text.size() - 2));
  }
  // A zone, or parts of a second, are not ours to count by.
  if (!half && text.ends_with('Z')) text.remove_suffix(1);
  if (const std::size_t zone = text.find_first_of("+-");
      zone != std::string_view::npos && zone > 3) {
    text = base::trim(text.substr(0, zone));
  }
  if (const std::size_t dot = text.rfind('.'); dot != std::string_view::npos && dot > 5) {
    text = text.substr(0, dot);
  }
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->count == 0 || numbers->count > 3) return std::nullopt;
  int hours = value_of(numbers->run[0]);
  int minutes = 0;
  if (numbers->count == 1) {
    const std::string_view digits = numbers->run[0];
    if (digits.size() == 4 || digits.size() == 3) {
      minutes = hours % 100;
      hours /= 100;
    } else if (digits.size() > 2 || !half) {
      return std::nullopt;
    }
  } else {
    if (numbers->after[0] != ':' && numbers->after[0] != '.') return std::nullopt;
    minutes = value_of(numbers->run[1]);
  }
  if (half && (hours < 1 || hours > 12)) return std::nullopt;
  if (half) hours = hours % 12;
  if (hours > 23 || minutes > 59) return std::nullopt;
  return 60 * hours + minutes + add;
}

namespace {

std::optional<double> value_in(std::string_view plain) {
  double value = 0;
  const char* begin = plain.data() + (plain.starts_with('+') ? 1 : 0);
  const char* end = plain.data() + plain.size();
  const auto [read, ec] = std::from_chars(begin, end, value);
  if (plain.empty() || ec != std::errc() || read != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

/// Numerals with one point at most, as programs write numbers: nothing of it is to be left out.
bool is_bare_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  std::size_t points = 0;
  for (const char c : text) {
    if (c == '.') ++points;
    if (c != '.' && !is_digit(c)) return false;
  }
  return points < 2;
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
  text = base::trim(text);
  if (is_bare_number(text)) return value_in(text);
  std::string plain;
  for (const char c : text) {
    if (c != ' ' && c != '\'' && c != '_') plain.push_back(c);
  }
  const auto count = [&](char c) { return std::ranges::count(plain, c); };
  if (count(',') > 0 && count('.') > 0) {
    // The last of both marks is the decimal one.
    const char decimal = plain.rfind(',') > plain.rfind('.') ? ',' : '.';
    std::erase(plain, decimal == ',' ? '.' : ',');
  } else if (count(',') > 1) {
    std::erase(plain, ',');
  } else if (count('.') > 1) {
    std::erase(plain, '.');
  }
  std::ranges::replace(plain, ',', '.');
  return value_in(plain);
}

int decimals_in(std::string_view text) {
  const std::size_t mark = text.find_last_of(".,");
  if (mark == std::string_view::npos) return 0;
  int out = 0;
  for (const char c : text.substr(mark + 1)) out += is_digit(c) ? 1 : 0;
  return out;
}

std::optional<DayOrder> order_in(std::string_view text) {
  const std::string_view date = base::trim(text).substr(0, base::trim(text).find(' '));
  const auto three = ordered(date);
  if (!three) return std::nullopt;
  if ((*three)[0] > 12 && (*three)[1] <= 12) return DayOrder::day_first;
  if ((*three)[1] > 12 && (*three)[0] <= 12) return DayOrder::month_first;
  return std::nullopt;
}

bool is_ordered_date(std::string_view text) {
  return ordered(base::trim(text).substr(0, base::trim(text).find(' '))).has_value();
}

std::string one_line(std::string_view text) {
  std::string out;
  append_one_line(out, text);
  return out;
}

void append_one_line(std::string& out, std::string_view text) {
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  out += text;
  if (!base::has_control(text)) return;
  std::replace_if(
      out.begin() + begin, out.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
}

}  // namespace dateline::tabular
