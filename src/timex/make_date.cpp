// Dates and times from their parts.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "timex/clock.hpp"
#include "timex/makers.hpp"
#include "timex/value.hpp"

namespace dateline::timex {
namespace {

/// How much farther a day on the side that the verb does not tell of must seem.
std::int64_t weight_of_wrong_side(Direction direction) {
  switch (direction) {
    case Direction::unknown:
      return 3;
    case Direction::planned:
      return 5;
    default:
      return 40;
  }
}

/// In news, the year in which month (and day) lie nearest on the side that the tense tells; with a
/// weekday, the nearest one in which the day falls on it.
std::optional<int> year_in_news(int month, std::optional<int> day, std::optional<int> weekday,
                                time::Days story, Direction direction) {
  const int now = time::year_of(story);
  std::optional<int> best;
  std::int64_t nearest = 0;
  const int reach = weekday ? 7 : 1;
  for (int year = now - reach; year <= now + reach; ++year) {
    time::DaySpan span = time::month_span(year, month);
    if (day) {
      const auto there = time::make_day(year, month, *day);
      if (!there || (weekday && time::weekday_of(*there) != *weekday)) continue;
      span = {*there, *there};
    }
    std::int64_t distance = 0;
    if (span.first > story) distance = (span.first - story).count();
    if (span.last < story) distance = (story - span.last).count();
    // News tells the past unless the verb says otherwise; a weekday that fits weighs the same.
    const bool ahead = span.first > story;
    const bool to_come = direction == Direction::future || direction == Direction::planned;
    if (to_come ? span.last < story : ahead) {
      distance = distance * weight_of_wrong_side(direction) + 1;
    }
    if (!best || distance < nearest) {
      best = year;
      nearest = distance;
    }
  }
  return best;
}

std::optional<int> year_in_narrative(int month, const Talk& talk) {
  const auto year = talk.told_year();
  const Told* const told = talk.last(Grain::month);
  if (!year || told == nullptr || time::year_of(told->days.first) != *year) return year;
  // A story goes on: "in January" after a day in December is the next year's, and the other way
  // round it looks back.
  constexpr int kTurn = 9;
  const int before = time::month_of(told->days.first);
  if (before - month >= kTurn) return *year + 1;
  return year;
}

std::optional<Answer> period_of(const Parts& parts, const Talk& talk, std::string_view argument) {
  if (argument == "century" && parts.ordinal) {
    if (*parts.ordinal < 1 || *parts.ordinal > 30) return std::nullopt;
    return date_answer(Grain::century, time::century_span(*parts.ordinal, parts.bc));
  }
  if (parts.decade) {
    int year = *parts.decade;
    const bool bc = parts.bc;
    if (parts.decade_digits == 2) year += 1900;
    if (parts.decade_digits == 3 && !bc) return std::nullopt;
    return date_answer(Grain::decade, time::decade_span(year / 10, bc));
  }
  if (!parts.season) return std::nullopt;
  const auto code = parts.season->value;
  const auto season = code == "SP"   ? time::Season::spring
                      : code == "SU" ? time::Season::summer
                      : code == "FA" ? time::Season::autumn
                                     : time::Season::winter;
  std::optional<int> year = parts.year;
  if (!year && talk.narrative()) year = talk.told_year();
  if (!year && talk.story()) {
    const time::Days story = *talk.story();
    year = time::year_of(story);
    const bool future = talk.direction() == Direction::future;
    if (future && time::season_span(*year, season).last < story) ++*year;
    if (!future && time::season_span(*year, season).first > story) --*year;
  }
  if (!year) {
    Answer out;
    out.value = "XXXX-" + code;
    return out;
  }
  return date_answer(Grain::season, time::season_span(*year, season));
}

/// "the 15th", "the 28 and 29 August": a day whose month was told.
std::optional<Answer> day_alone(int day, const Talk& talk) {
  const Told* const told = talk.last(Grain::month);
  if (told != nullptr && !told->relative && told->grain != Grain::week) {
    const auto there =
        time::make_day(time::year_of(told->days.first), time::month_of(told->days.first), day);
    if (there && (talk.narrative() || !talk.story() || told->grain == Grain::month)) {
      return date_answer(Grain::day, {*there, *there});
    }
  }
  if (talk.narrative() || !talk.story()) {
    Answer out;
    out.value = fmt::format("XXXX-XX-{:02}", day);
    return out;
  }
  const time::Days story = *talk.story();
  const int step = talk.direction() == Direction::future ? 1 : -1;
  for (int months = 0; months <= 3; ++months) {
    const time::Days month =
        time::plus_months(time::month_span(time::year_of(story), time::month_of(story)).first,
                          std::int64_t{step} * months);
    const auto there = time::make_day(time::year_of(month), time::month_of(month), day);
    if (!there || (step < 0 ? *there > story : *there < story)) continue;
    return date_answer(Grain::day, {*there, *there});
  }
  return std::nullopt;
}

/// "the last day of the month", "the first day of May".
std::optional<Answer> edge_of_month(const Parts& parts, const Talk& talk, bool first) {
  std::optional<time::DaySpan> month;
  if (parts.month) {
    const auto year =
        parts.year ? parts.year : pick_year(*parts.month, std::nullopt, std::nullopt, talk);
    if (year) month = time::month_span(*year, *parts.month);
  } else if (const auto base = talk.told_base(Grain::month); base && !base->relative) {
    month = time::month_span(time::year_of(base->days.first), time::month_of(base->days.first));
  }
  if (!month) return std::nullopt;
  const time::Days day = first ? month->first : month->last;
  return date_answer(Grain::day, {day, day});
}

/// "Q3", "the third quarter" of the year told, or in news the one that the tense asks for.
std::optional<Answer> quarter(const Parts& parts, const Talk& talk) {
  if (parts.modifier == nullptr || !parts.modifier->value.starts_with('Q')) return std::nullopt;
  std::optional<int> year = parts.year;
  if (!year && talk.narrative()) year = talk.told_year();
  if (!year && talk.story()) {
    year = time::year_of(*talk.story());
    const time::DaySpan span = time::quarter_span(*year, parts.modifier->value[1] - '0');
    const bool future = talk.direction() == Direction::future;
    if (future && span.last < *talk.story()) ++*year;
    if (!future && span.first > *talk.story()) --*year;
  }
  if (!year) return std::nullopt;
  Answer out = date_answer(Grain::year, time::year_span(*year));
  set_modifier(out, *parts.modifier);
  if (out.told) out.told->background = true;
  return out;
}

/// The week in which a day lies: "the week of 19 July".
Answer week_of_day(const Answer& day) {
  Answer out = date_answer(Grain::week, time::week_of(day.told->days.first));
  out.anchor = day.anchor;
  return out;
}

/// A part of a day or a clock time of a day told before.
std::optional<Answer> part_alone(const Parts& parts, const Talk& talk) {
  if (parts.part != nullptr && (parts.part->has(kPlural) || parts.part->has(kGeneric))) {
    Answer out;
    out.type = TimexType::time;
    out.value = "XXXX-XX-XXT" + parts.part->value;
    return out;
  }
  const auto told = talk.told_base(Grain::day);
  const bool overnight = parts.part != nullptr && parts.part->has(kOvernight);
  // "during the night", "at midnight", of what has happened: as long as no other day is spoken of.
  const bool night = (parts.part != nullptr && parts.part->value == "NI") ||
                     (parts.clock && *parts.clock == 24 * 60);
  const bool past = talk.direction() != Direction::future && told && told->anchor < 0;
  Answer out;
  if (!talk.narrative() && (overnight || (night && past))) {
    // In news it is the night that ends on the story's day.
    const Base base = talk.story_base();
    const time::Days before = time::plus_days(base.days.first, -1);
    out = date_answer(Grain::day, {before, before}, base.relative);
  } else if (told) {
    const int nights = parts.clock ? nights_before(*parts.clock, talk) : 0;
    out = date_answer(
        Grain::day,
        {time::plus_days(told->days.first, nights), time::plus_days(told->days.last, nights)},
        told->relative);
    out.anchor = told->anchor;
  } else {
    out.value = "XXXX-XX-XX";
  }
  refine(out, parts, talk);
  return out;
}

std::optional<Answer> islamic(const Parts& parts, const Talk& talk) {
  Answer out;
  const int month = *parts.islamic_month;
  std::optional<int> year;
  if (parts.year && *parts.year < 1500 && *parts.year > 1300) {
    year = parts.year;
  } else {
    // The Islamic year whose month falls into the year told, or lies nearest to the story.
    std::optional<time::Days> near;
    if (parts.year) {
      near = time::year_span(*parts.year).first;
    } else if (talk.narrative()) {
      if (const auto told = talk.told_year()) near = time::year_span(*told).first;
    } else {
      near = talk.story();
    }
    if (!near) return out;  // the name alone: no value
    const int around = time::to_hijri(*near).year;
    std::int64_t nearest = 0;
    for (int y = around - 1; y <= around + 1; ++y) {
      const time::Days first = time::from_hijri(y, month, 1);
      if (parts.year && time::year_of(first) != *parts.year) continue;
      const bool ahead = first > *near;
      std::int64_t distance = std::llabs((first - *near).count());
      if (ahead != (talk.direction() == Direction::future) && !parts.year) {
        distance *= talk.direction() == Direction::past ? 40 : 2;
      }
      if (!year || distance < nearest) {
        year = y;
        nearest = distance;
      }
    }
  }
  if (!year) return out;
  // The moon as sighted may differ from the tables by a day.
  time::DaySpan days;
  if (parts.day && *parts.day <= 30) {
    const time::Days day = time::from_hijri(*year, month, *parts.day);
    days = {time::plus_days(day, -1), time::plus_days(day, 1)};
    out.value = value_date(Grain::day, {day, day});
  } else {
    const time::Days first = time::from_hijri(*year, month, 1);
    const time::Days next =
        month == 12 ? time::from_hijri(*year + 1, 1, 1) : time::from_hijri(*year, month + 1, 1);
    days = {time::plus_days(first, -1), next};
    out.value = value_date(Grain::month, days);
    out.value.reset();
  }
  out.bounds = time::Bounds::of(days.first, days.last);
  return out;
}

}  // namespace

std::optional<int> related_year(const Parts& parts, const Talk& talk) {
  if (parts.relation == nullptr) return std::nullopt;
  const auto base =
      parts.relation->has(kTold) ? talk.told_base(Grain::year) : talk.deictic_base(Grain::year);
  if (!base || base->relative) return std::nullopt;
  return time::year_of(base->days.first) + static_cast<int>(parts.relation->number);
}

std::optional<int> pick_year(int month, std::optional<int> day, std::optional<int> weekday,
                             const Talk& talk) {
  if (talk.narrative()) {
    if (auto year = year_in_narrative(month, talk)) return year;
  }
  if (!talk.story() || talk.narrative()) return std::nullopt;
  // Within a paragraph a look back stays in its year: "on 11 May 1992 ... on the night of 16 May".
  constexpr int kHistory = 2;
  const Told* const told = talk.last(Grain::day);
  if (told != nullptr && !told->relative && talk.direction() != Direction::future && !weekday &&
      time::year_of(told->days.first) <= time::year_of(*talk.story()) - kHistory) {
    return time::year_of(told->days.first);
  }
  return year_in_news(month, day, weekday, *talk.story(), talk.direction());
}

void refine(Answer& answer, const Parts& parts, const Talk& talk) {
  const time::Days day = answer.told ? answer.told->days.first : time::Days{};
  if (parts.part != nullptr) {
    set_part(answer, day, *parts.part);
  } else if (parts.clock) {
    set_clock(answer, day, settled_clock(parts, talk));
    if (parts.zone) set_zone(answer, *parts.zone);
  } else if (parts.modifier != nullptr) {
    set_modifier(answer, *parts.modifier);
  }
}

std::optional<Answer> make_date(const Parts& parts, const Talk& talk, std::string_view argument) {
  if (argument.starts_with("clock-")) {
    const auto spoken = spoken_clock(parts, argument.substr(6));
    return spoken ? make_date(*spoken, talk, "") : std::nullopt;
  }
  if (argument == "quarter") return quarter(parts, talk);
  if (argument == "first-day" || argument == "last-day") {
    return edge_of_month(parts, talk, argument == "first-day");
  }
  if (parts.islamic_month) return islamic(parts, talk);
  if (argument == "strong" && parts.weak) return std::nullopt;
  if (argument == "overnight" && (parts.part == nullptr || !parts.part->has(kOvernight))) {
    return std::nullopt;
  }
  if (argument == "night" && (parts.part == nullptr || parts.part->value != "NI")) {
    return std::nullopt;
  }
  std::optional<Answer> out;
  if (parts.clock && *parts.clock > 24 * 60) return std::nullopt;
  std::optional<int> year = parts.year;
  if (argument == "bare-bc") {
    // "490" alone is a year only where the time told last is BC.
    const auto told = talk.told_year();
    if (!talk.narrative() || !told || *told >= 1000 || !year || parts.figures_digits != 3) {
      return std::nullopt;
    }
    if (*told <= 0) year = 1 - *year;
  }
  if (argument == "told-year") year = talk.last_year();
  if (argument == "related-year") year = related_year(parts, talk);
  if (argument == "bare-bc" || parts.era_given) {
    if (parts.year && std::abs(*parts.year) > 9998) return std::nullopt;
  }
  if (parts.month) {
    if (!year) year = pick_year(*parts.month, parts.day, parts.weekday, talk);
    if (!year) {
      Answer open;
      open.value = parts.day ? fmt::format("XXXX-{:02}-{:02}", *parts.month, *parts.day)
                             : fmt::format("XXXX-{:02}", *parts.month);
      if (parts.day && *parts.day > time::days_in_month(2000, *parts.month)) return std::nullopt;
      if (parts.day) refine(open, parts, talk);
      return open;
    }
    if (parts.day) {
      auto day = time::make_day(*year, *parts.month, *parts.day);
      // A leap day whose year was guessed: the nearest that has it.
      for (int off = 1; !day && !parts.year && off <= 4 && *parts.day <= 29; ++off) {
        day = time::make_day(*year + off, *parts.month, *parts.day);
        if (!day) day = time::make_day(*year - off, *parts.month, *parts.day);
      }
      if (!day) return std::nullopt;
      out = date_answer(Grain::day, {*day, *day});
    } else {
      out = date_answer(Grain::month, time::month_span(*year, *parts.month));
    }
  } else if (parts.season != nullptr || parts.decade || argument == "century") {
    Parts with_year = parts;
    with_year.year = year;
    out = period_of(with_year, talk, argument);
  } else if (parts.day) {
    out = day_alone(*parts.day, talk);
  } else if (parts.weekday) {
    out = weekday_answer(*parts.weekday, talk);
  } else if (year) {
    if (*year < time::kFirstYear || *year > time::kLastYear) return std::nullopt;
    out = date_answer(Grain::year, time::year_span(*year));
  } else if (parts.part != nullptr || parts.clock) {
    return part_alone(parts, talk);
  }
  if (argument == "week-of" && out && out->told && out->told->grain == Grain::day) {
    return week_of_day(*out);
  }
  if (out) refine(*out, parts, talk);
  if (argument == "night-of" && (parts.part == nullptr || parts.part->value != "NI")) {
    return std::nullopt;
  }
  // "on Friday night" ends with Friday in news: what comes later is told as Saturday's early hours.
  if (argument == "evening" && out && parts.part != nullptr && parts.part->value == "NI" &&
      out->bounds.earliest && out->bounds.latest) {
    out->bounds.latest = time::Minute::end_of(out->bounds.earliest->day());
  }
  // "midnight on Sunday" is where the day ends for some and where it begins for others.
  if (out && parts.clock && *parts.clock == 24 * 60 && out->bounds.earliest) {
    *out->bounds.earliest = *out->bounds.earliest - 24 * 60;
  }
  return out;
}

}  // namespace dateline::timex
