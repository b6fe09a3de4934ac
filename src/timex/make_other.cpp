// Lengths, sets, vague times and named days.
#include <fmt/format.h>

#include <cstdlib>

#include "base/table.hpp"
#include "timex/makers.hpp"
#include "timex/value.hpp"

namespace dateline::timex {
namespace {

/// "12-25" as month and day.
std::optional<std::pair<int, int>> month_day(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] - '0'; };
  return std::pair{digit(0) * 10 + digit(1), digit(3) * 10 + digit(4)};
}

/// First day of a named day in a year that counts from `year`.
std::optional<time::Days> in_year(const Entry& named, int year) {
  if (named.value == "easter") {
    return time::plus_days(time::easter_of(year), std::atoi(named.extra.c_str()));
  }
  const auto date = month_day(named.extra);
  if (!date) return std::nullopt;
  if (named.value == "gregorian") return time::make_day(year, date->first, date->second);
  // The Islamic year is shorter: the one whose day falls into this year.
  const int around = time::to_hijri(time::year_span(year).first).year;
  for (int y = around; y <= around + 1; ++y) {
    const time::Days day = time::from_hijri(y, date->first, date->second);
    if (time::year_of(day) == year) return day;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Answer> make_duration(const Parts& parts, std::string_view argument) {
  if (parts.unit == nullptr) return std::nullopt;
  if (argument == "strong" && parts.weak) return std::nullopt;
  // "for day" is no length; "for days", "a day" and "month-long" are.
  if (argument == "strong" && !parts.number && !parts.unit->has(kPlural)) return std::nullopt;
  // "one second" is seldom a time, "second" never.
  if (parts.weak && !parts.unit->has(kPlural) && !parts.number) return std::nullopt;
  if (parts.unit->value == "Q") return std::nullopt;  // "three quarters" is a share
  Answer out;
  out.type = TimexType::duration;
  const Count count = parts.number.value_or(Count{1, !parts.number && parts.unit->has(kPlural)});
  if (!count.unknown && (count.value <= 0 || count.value > 1e6)) return std::nullopt;
  out.value = value_length(count, parts.unit->value);
  return out;
}

std::optional<Answer> make_set(const Parts& parts, std::string_view argument) {
  Answer out;
  out.type = TimexType::set;
  const bool strong = argument.ends_with("strong");
  if (strong && parts.weak) return std::nullopt;
  if (argument == "generic" && (parts.part == nullptr || !parts.part->has(kGeneric))) {
    return std::nullopt;
  }
  if (argument == "night" && (parts.part == nullptr || parts.part->value != "NI")) {
    return std::nullopt;
  }
  if (parts.word != nullptr) {
    out.value = parts.word->value;
  } else if (parts.weekday) {
    out.value = "XXXX-WXX-" + std::to_string(*parts.weekday);
    if (parts.part != nullptr) *out.value += "T" + parts.part->value;
  } else if (parts.part != nullptr) {
    out.value = "XXXX-XX-XXT" + parts.part->value;
  } else if (parts.unit != nullptr && (parts.number || argument.starts_with("per"))) {
    out.value = value_length(parts.number.value_or(Count{}), parts.unit->value);
  } else if (parts.unit != nullptr) {
    const auto grain = grain_of(parts.unit->value);
    if (!grain) {
      out.value = value_length(Count{}, parts.unit->value);
    } else {
      out.value = value_date(*grain, {}, true);
      if (parts.unit->value == "NI") *out.value += "TNI";
    }
  } else if (parts.season != nullptr) {
    out.value = "XXXX-" + parts.season->value;
  } else if (parts.month) {
    out.value = fmt::format("XXXX-{:02}", *parts.month);
    if (parts.day) *out.value += fmt::format("-{:02}", *parts.day);
  } else {
    return std::nullopt;
  }
  return out;
}

std::optional<Answer> make_vague(const Parts& parts, const Talk& talk) {
  if (parts.word == nullptr) return std::nullopt;
  Answer out;
  out.value = parts.word->value;
  out.vague = true;
  if (!talk.story() || talk.narrative()) return out;
  if (parts.word->has(kPast)) out.bounds.latest = time::Minute::end_of(*talk.story());
  if (parts.word->has(kFuture)) out.bounds.earliest = time::Minute::start_of(*talk.story());
  return out;
}

std::optional<Answer> make_named(const Parts& parts, const Talk& talk) {
  const Entry* const named = parts.named;
  if (named == nullptr) return std::nullopt;
  std::optional<time::Days> day;
  if (named->value == "once") {
    day = time::parse_iso_date(named->extra);
  } else if (parts.year) {
    day = in_year(*named, *parts.year);
  } else if (talk.narrative()) {
    if (const auto year = talk.told_year()) day = in_year(*named, *year);
  } else if (talk.story()) {
    // The nearest; what lies ahead counts as twice as far unless the verb is in the future.
    std::int64_t nearest = 0;
    const int year = time::year_of(*talk.story());
    for (int y = year - 1; y <= year + 1; ++y) {
      const auto there = in_year(*named, y);
      if (!there) continue;
      const bool ahead = *there > *talk.story();
      std::int64_t distance = std::llabs((*there - *talk.story()).count());
      if (ahead != (talk.direction() == Direction::future)) distance *= 3;
      if (!day || distance < nearest) {
        day = there;
        nearest = distance;
      }
    }
  }
  if (!day) return Answer{};  // a day with a name and no date: no value
  const time::DaySpan days = {*day, time::plus_days(*day, std::max(named->to, 1) - 1)};
  Answer out = date_answer(Grain::day, {*day, *day});
  out.bounds = time::Bounds::of(days.first, days.last);
  if (named->value == "islamic") {
    out.bounds = time::Bounds::of(time::plus_days(days.first, -1), time::plus_days(days.last, 1));
  }
  refine(out, parts, talk);
  return out;
}

}  // namespace dateline::timex
