// Times told by where they stand to another: "last week", "the same evening", "yesterday".
#include <fmt/format.h>

#include <algorithm>

#include "timex/makers.hpp"
#include "timex/value.hpp"

namespace dateline::timex {
namespace {

struct Relation {
  bool known = false;
  int shift = 0;
  bool told = false;       ///< counts from the time told, else from the story's day
  bool whole_day = false;  ///< "today", "yesterday": needs no unit
};

/// From the word caught, or from the argument of rules that have the word in their pattern: a
/// number of days, "here" for a unit of the present time, "tonight".
Relation relation_of(const Parts& parts, const Talk& talk, std::string_view argument) {
  if (parts.relation != nullptr) {
    return {true, static_cast<int>(parts.relation->number), parts.relation->has(kTold), false};
  }
  if (argument == "before-last") return {true, -2, false, false};
  if (argument == "weekend") {
    // One that is going on or over, unless the verb looks ahead.
    const Base day = talk.story_base();
    const bool on = !day.relative && time::weekday_of(day.days.first) >= 6;
    const bool over = !talk.narrative() && !on && talk.direction() != Direction::future;
    return {true, over ? -1 : 0, talk.narrative(), false};
  }
  if (argument.ends_with("here")) return {true, 0, talk.narrative(), false};
  if (argument == "tonight") return {true, 0, false, true};
  if (argument.size() == 1) return {true, argument[0] - '0', false, true};
  if (argument.size() == 2 && argument[0] == '-') return {true, '0' - argument[1], false, true};
  return {};
}

/// Without the story's date its weekday is unknown: "last week" is some of the days -13 to -1.
time::DaySpan unknown_unit(std::int64_t length, int shift) {
  const time::Days zero{};
  if (shift < 0) return {time::plus_days(zero, 1 - 2 * length), time::plus_days(zero, -1)};
  if (shift > 0) return {time::plus_days(zero, 1), time::plus_days(zero, 2 * length - 1)};
  return {time::plus_days(zero, 1 - length), time::plus_days(zero, length - 1)};
}

Answer unknown_date(std::string value) {
  Answer out;
  out.value = std::move(value);
  return out;
}

Answer of_unit(Grain grain, int shift, const Base& base) {
  if (base.relative && grain != Grain::day) {
    static constexpr std::int64_t kLengths[] = {1, 1, 1, 7, 31, 92, 92, 184, 366, 3653, 36525};
    return date_answer(grain, unknown_unit(kLengths[static_cast<std::size_t>(grain)], shift), true);
  }
  const time::Days from = shift > 0 ? base.days.last : base.days.first;
  return date_answer(grain, unit_around(grain, from, shift), base.relative);
}

/// "earlier this month": up to the day that it counts from; "later this month": from it on.
void cut(Answer& answer, const Base& base, std::string_view argument) {
  if (!answer.bounds.earliest || !answer.bounds.latest || answer.relative) return;
  if (argument.starts_with("earlier") && base.days.first > answer.bounds.earliest->day()) {
    answer.bounds.latest = std::min(*answer.bounds.latest, time::Minute::end_of(base.days.last));
  } else if (argument.starts_with("later") && base.days.last < answer.bounds.latest->day()) {
    answer.bounds.earliest =
        std::max(*answer.bounds.earliest, time::Minute::start_of(base.days.first));
  }
}

/// The day with the weekday that lies `shift` (-1, 0, 1) from the base, the base's own day left
/// out unless shift is 0.
Answer related_weekday(int weekday, int shift, const Base& base, const Talk& talk) {
  if (base.relative) {
    Answer out = date_answer(Grain::day, unknown_unit(7, shift), true);
    if (shift == 0) {
      out = weekday_answer(weekday, talk);
    } else {
      const time::Days zero{};
      out.bounds = shift < 0
                       ? time::Bounds::of(time::plus_days(zero, -7), time::plus_days(zero, -1))
                       : time::Bounds::of(time::plus_days(zero, 1), time::plus_days(zero, 7));
    }
    out.value = fmt::format("XXXX-WXX-{}", weekday);
    return out;
  }
  const time::Days day = base.days.first;
  const int back = (time::weekday_of(day) - weekday + 7) % 7;
  const int ahead = (7 - back) % 7;
  std::int64_t move = 0;
  if (shift < 0) move = back == 0 ? -7 : -back;
  if (shift > 0) move = ahead == 0 ? 7 : ahead;
  if (shift == 0) {
    const bool future = talk.direction() == Direction::future ||
                        (talk.direction() == Direction::unknown && ahead <= 3);
    move = future ? ahead : -back;
  }
  const time::Days there = time::plus_days(day, move);
  return date_answer(Grain::day, {there, there});
}

Answer related_month(int month, int shift, const Base& base) {
  if (base.relative) return unknown_date(fmt::format("XXXX-{:02}", month));
  const int year = time::year_of(base.days.first);
  const int at = time::month_of(base.days.first);
  int there = year;
  if (shift < 0 && month >= at) --there;
  if (shift > 0 && month <= at) ++there;
  return date_answer(Grain::month, time::month_span(there, month));
}

std::optional<Answer> related_season(const Entry& season, int shift, const Base& base,
                                     const Talk& talk) {
  if (base.relative) return unknown_date("XXXX-" + season.value);
  Parts parts;
  parts.season = &season;
  for (int year = time::year_of(base.days.first) - 2; year < time::kLastYear; ++year) {
    parts.year = year;
    auto out = make_date(parts, talk, "");
    if (!out || !out->told) return out;
    const time::DaySpan span = out->told->days;
    // The latest that is over, the one that is nearest, or the first yet to come.
    parts.year = year + 1;
    const auto next = make_date(parts, talk, "");
    const time::Days day = base.days.first;
    if (shift < 0 && next->told->days.last >= day) return out;
    if (shift > 0 && span.first > base.days.last) return out;
    if (shift == 0 && (span.last >= day || year == time::year_of(day))) return out;
  }
  return std::nullopt;
}

}  // namespace

Answer weekday_answer(int weekday, const Talk& talk) {
  const auto base = talk.deictic_base(Grain::day);
  if (!base || base->relative) {
    Answer out;
    out.value = fmt::format("XXXX-WXX-{}", weekday);
    if (!base) return out;
    const time::Days zero{};
    const bool future = talk.direction() == Direction::future;
    const time::DaySpan days = future ? time::DaySpan{zero, time::plus_days(zero, 6)}
                                      : time::DaySpan{time::plus_days(zero, -6), zero};
    const auto value = out.value;
    out = date_answer(Grain::day, days, true);
    out.value = value;
    return out;
  }
  const time::Days day = base->days.first;
  const int back = (time::weekday_of(day) - weekday + 7) % 7;
  const bool ahead = talk.narrative() || talk.direction() == Direction::future ||
                     talk.direction() == Direction::planned;
  const time::Days there = time::plus_days(day, ahead ? (7 - back) % 7 : -back);
  Answer out = date_answer(Grain::day, {there, there});
  out.anchor = base->anchor;
  return out;
}

std::optional<Answer> make_relative(const Parts& parts, const Talk& talk,
                                    std::string_view argument) {
  if (argument == "weekend" && (parts.unit == nullptr || parts.unit->value != "WE")) {
    return std::nullopt;
  }
  const Relation relation = relation_of(parts, talk, argument);
  if (!relation.known) return std::nullopt;
  // In history "today" is the writer's own time.
  if (talk.narrative() && argument == "0" && parts.modifier == nullptr) {
    Answer out;
    out.value = "PRESENT_REF";
    out.vague = true;
    return out;
  }
  // "the next days" is a length.
  if (parts.unit != nullptr && parts.unit->has(kPlural)) return std::nullopt;
  const int shift = relation.shift;
  Grain grain = Grain::day;
  const std::string_view unit = parts.unit != nullptr ? std::string_view(parts.unit->value) : "";
  if (!unit.empty()) {
    const auto known = grain_of(unit);
    if (!known) return std::nullopt;  // "the next hour": a length, not a date
    grain = *known;
  } else if (parts.month) {
    grain = Grain::month;
  } else if (parts.season != nullptr) {
    grain = Grain::season;
  }
  // "that year" needs no day; "the next day" does.
  const auto base = relation.told ? talk.told_base(std::max(grain, Grain::day), 1)
                                  : talk.deictic_base(std::max(grain, Grain::day));
  if (!base) {
    Answer out = date_answer(grain, {}, true);
    out.bounds = {};
    out.relative = false;
    out.told.reset();
    if (parts.weekday || parts.month) return std::nullopt;
    if (parts.part != nullptr) set_part(out, {}, *parts.part);
    return out;
  }
  std::optional<Answer> out;
  if (parts.weekday) {
    out = related_weekday(*parts.weekday, shift, *base, talk);
  } else if (parts.month) {
    out = related_month(*parts.month, shift, *base);
  } else if (parts.season != nullptr) {
    out = related_season(*parts.season, shift, *base, talk);
  } else if (!unit.empty() || parts.part != nullptr || relation.whole_day) {
    out = of_unit(grain, shift, *base);
    if (unit == "WE" && out->value && !base->relative) {
      *out->value += "-WE";
      out->bounds.earliest = time::Minute::start_of(time::plus_days(out->told->days.first, 5));
    }
  }
  if (!out) return std::nullopt;
  if (out->anchor < 0) out->anchor = base->anchor;
  if (unit == "NI" || argument == "tonight") {
    set_night(*out);
    // "the following night" ends with that day, as "on Friday night" does; "last night" does not.
    if (unit == "NI" && relation.told && out->bounds.earliest) {
      out->bounds.latest = time::Minute::end_of(out->bounds.earliest->day());
    }
    return out;
  }
  if (out->told) out->told->background = shift < 0;
  refine(*out, parts, talk);
  // As of "on Thursday night": "last Thursday night" ends with Thursday.
  if (parts.weekday && parts.part != nullptr && parts.part->value == "NI" && out->bounds.earliest &&
      out->bounds.latest) {
    out->bounds.latest = time::Minute::end_of(out->bounds.earliest->day());
  }
  cut(*out, *base, argument);
  return out;
}

}  // namespace dateline::timex
