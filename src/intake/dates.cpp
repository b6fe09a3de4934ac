#include "intake/dates.hpp"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::intake {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<time::Days> made_of(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok() || year < 1800 || year > 2200) return std::nullopt;
  return time::Days(ymd);
}

/// That many digits at the head of the text, which goes on behind them.
std::optional<int> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int out = 0;
  for (const char c : text.substr(0, count)) {
    if (!is_digit(c)) return std::nullopt;
    out = out * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return out;
}

std::optional<time::Days> iso(std::string_view text) {
  const auto year = digits(text, 4);
  if (!year || text.empty()) return std::nullopt;
  const char mark = text.front();
  const bool marked = mark == '-' || mark == '/' || mark == '.';
  if (marked) text.remove_prefix(1);
  const auto month = digits(text, 2);
  if (!month) return std::nullopt;
  if (marked) {
    if (text.empty() || text.front() != mark) return std::nullopt;
    text.remove_prefix(1);
  }
  const auto day = digits(text, 2);
  // "201406161" is a number, "2014-06-161" nothing at all.
  if (!day || (marked && !text.empty() && is_digit(text.front()))) return std::nullopt;
  return made_of(*year, *month, *day);
}

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.size() >= 3 && word.starts_with(kMonths.at(i))) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text.substr(0, 100)) {
    if (c == ' ' || c == ',' || c == '-' || c == '\t') {
      if (!out.back().empty()) out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// "Mon, 16 Jun 2014", "16-Jun-14", "June 16, 2014".
std::optional<time::Days> in_words(std::string_view text) {
  const std::vector<std::string> words = words_of(base::lower_ascii(text));
  const auto number = [&](std::size_t i) -> std::optional<int> {
    if (i >= words.size() || words[i].empty() || words[i].size() > 4) return std::nullopt;
    std::string_view word = words[i];
    return digits(word, word.size());
  };
  for (std::size_t i = 0; i < words.size() && i < 4; ++i) {
    const int month = month_of(words[i]);
    if (month == 0) continue;
    const auto before = i > 0 ? number(i - 1) : std::nullopt;
    const auto day = before ? before : number(i + 1);
    auto year = before ? number(i + 1) : number(i + 2);
    if (!day || !year) continue;
    const std::size_t width = words[before ? i + 1 : i + 2].size();
    if (width == 2) *year += *year < 70 ? 2000 : 1900;  // as mail of old wrote it
    if (width != 2 && width != 4) continue;
    return made_of(*year, month, *day);
  }
  return std::nullopt;
}

}  // namespace

std::optional<time::Days> day_of(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' ||
                           text.front() == '\r')) {
    text.remove_prefix(1);
  }
  if (text.starts_with("D:")) text.remove_prefix(2);
  if (const auto day = iso(text)) return day;
  return in_words(text);
}

}  // namespace dateline::intake
