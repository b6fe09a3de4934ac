#include "gui/moment_words.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

#include "gui/say.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {

std::string moment_words(std::int64_t at, std::int64_t now) {
  if (at == 0) return "";
  const auto local = [](std::int64_t seconds) {
    const std::time_t t = seconds;
    std::tm out{};
    localtime_r(&t, &out);
    return out;
  };
  const auto day_of = [](const std::tm& t) {
    return time::Days(
        std::chrono::year_month_day(std::chrono::year(t.tm_year + 1900),
                                    std::chrono::month(static_cast<unsigned>(t.tm_mon + 1)),
                                    std::chrono::day(static_cast<unsigned>(t.tm_mday))));
  };
  const std::tm then = local(at);
  const auto ago = day_of(local(now)) - day_of(then);
  const std::string clock = fmt::format("{:02}:{:02}", then.tm_hour, then.tm_min);
  if (ago.count() == 0) return tr_format("today {}", clock);
  if (ago.count() == 1) return tr_format("yesterday {}", clock);
  return time::day_phrase(day_of(then)) + ", " + clock;
}

std::string by_words(const std::string& author, std::int64_t at, std::int64_t now) {
  const std::string when = moment_words(at, now);
  if (author.empty() || when.empty()) return author + when;
  return author + ", " + when;
}

}  // namespace dateline::gui
