// Times counted from another: "two days later", "three weeks ago", "the past month".
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "timex/makers.hpp"
#include "timex/value.hpp"

namespace dateline::timex {

namespace {

/// "two hours later", where the clock time that it counts from was told.
Answer moved_clock(const Base& base, double count, std::string_view unit) {
  const double minutes = std::clamp(count * length_of(unit) * 24 * 60, -1e7, 1e7);
  const time::Minute there =
      time::Minute::start_of(base.days.first) + (*base.minute + std::llround(minutes));
  const time::Days day = there.day();
  Answer out = date_answer(Grain::day, {day, day});
  set_clock(out, day, static_cast<int>(there - time::Minute::start_of(day)));
  out.anchor = base.anchor;
  return out;
}

}  // namespace

std::optional<Answer> make_shift(const Parts& parts, const Talk& talk, std::string_view argument) {
  if (parts.unit == nullptr) return std::nullopt;
  // "left in two days" took so long, "will leave in two days" does so then.
  if (argument == "in" && talk.direction() != Direction::future) return std::nullopt;
  std::string_view unit = parts.unit->value;
  Count count = parts.number.value_or(Count{1, !parts.number && parts.unit->has(kPlural)});
  // "twenty-four hours later" is the next day, at whatever hour.
  if (unit == "H" && !count.unknown && count.value >= 24 && std::fmod(count.value, 24) == 0) {
    unit = "D";
    count.value /= 24;
  }
  if (argument == "in" && (count.unknown || !grain_of(unit))) return std::nullopt;
  const bool back = argument == "ago" || argument == "earlier" || argument == "before";
  if (argument == "after" || argument == "before") {
    // From an event that is not known here.
    Answer out;
    out.anchor = -2;
    const double days = count.unknown ? 0 : count.value * length_of(unit);
    out.offset_days = std::llround(std::clamp(back ? -days : days, -1e7, 1e7));
    out.vague = count.unknown;
    out.anchoring = Anchoring::within;
    return out;
  }
  Answer out;
  if (count.unknown) {
    out.value = back ? "PAST_REF" : "FUTURE_REF";
    out.vague = true;
    if (argument == "ago" && talk.story() && !talk.narrative()) {
      out.bounds.latest = time::Minute::end_of(*talk.story());
    }
    return out;
  }
  const auto grain = grain_of(unit);
  const bool hours = !grain.has_value();
  auto base = argument == "ago" || argument == "hence" || argument == "in"
                  ? talk.deictic_base(Grain::day)
                  : talk.told_base(hours ? Grain::day : std::max(*grain, Grain::day), 1);
  // "took Mosul in May. Three weeks later they ...": from some day of May, since the story's own
  // day would put what is told as past into the future.
  const bool not_yet =
      argument == "later" && base && base->anchor < 0 && talk.direction() != Direction::future;
  if (not_yet && !hours) {
    const Told* const coarse = talk.last(Grain::year, 1);
    if (coarse == nullptr && talk.direction() == Direction::past) {
      out.value = "PAST_REF";  // counted from what has no time
      out.vague = true;
      out.bounds.latest = time::Minute::end_of(base->days.last);
      return out;
    }
    if (coarse != nullptr)
      base = Base{coarse->days, coarse->grain, coarse->relative, {}, coarse->timex};
  }
  if (!base) {
    Answer open = date_answer(hours ? Grain::day : *grain, {}, true);
    out.value = open.value;
    return out;
  }
  const double signed_count = back ? -count.value : count.value;
  if (hours && base->minute && !base->relative) return moved_clock(*base, signed_count, unit);
  if (hours) {
    const time::Days there = moved(base->days.first, signed_count, unit);
    out = date_answer(Grain::day,
                      {std::min(there, base->days.first), std::max(there, base->days.last)},
                      base->relative);
    out.value = fmt::format("{}TXX",
                            base->relative ? "XXXX-XX-XX" : value_date(Grain::day, {there, there}));
    out.type = TimexType::time;
    out.told.reset();
  } else {
    const time::DaySpan days = {moved(base->days.first, signed_count, unit),
                                moved(base->days.last, signed_count, unit)};
    if (*grain == Grain::day) {
      out = date_answer(base->grain > Grain::day ? base->grain : Grain::day, days, base->relative);
      if (base->grain > Grain::day) out.value = value_year(time::year_of(days.first)) + "-XX-XX";
    } else {
      const time::DaySpan whole = base->relative
                                      ? days
                                      : time::DaySpan{unit_around(*grain, days.first, 0).first,
                                                      unit_around(*grain, days.last, 0).last};
      const bool coarse = base->grain > *grain;
      out = date_answer(coarse ? base->grain : *grain, whole, base->relative);
    }
  }
  const bool day_told = !base->relative && base->grain <= Grain::day;
  if (unit == "W" && out.bounds.earliest && !talk.narrative() && (argument == "ago" || day_told)) {
    // News counts weeks in days: "a week later" is the same weekday, "three weeks ago" some days
    // about it, whatever calendar week they lie in.
    const bool to_come = argument == "in" || argument == "hence";
    const double exact = to_come ? 0 : (argument == "ago" ? 1 : 2);  // weeks
    const std::int64_t slack = count.value <= exact ? 0 : 3;
    const time::Days there = moved(base->days.first, signed_count, unit);
    out.bounds = time::Bounds::of(time::plus_days(there, -slack), time::plus_days(there, slack));
    if (slack == 0 && out.told) {
      out.told->grain = Grain::day;
      out.told->days = {there, there};
    }
  }
  out.anchor = base->anchor;
  if (out.told) out.told->background = back;
  if (parts.part != nullptr) refine(out, parts, talk);
  if (unit == "NI" && argument != "ago") set_night(out);
  return out;
}

namespace {

/// "the last week of September", "the first ten months of 1915": a length with a place in time, at
/// the beginning or the end of what it is part of.
std::optional<Answer> stretch_of(const Parts& parts, const Talk& talk, bool first) {
  Answer out;
  out.type = TimexType::duration;
  const Count count = parts.number.value_or(Count{1, !parts.number && parts.unit->has(kPlural)});
  out.value = value_length(count, parts.unit->value);
  Parts whole;
  whole.month = parts.month;
  whole.year = parts.year;
  if (!whole.year) whole.year = related_year(parts, talk);
  if (!whole.month && !whole.year) return out;
  whole.modifier = parts.modifier;
  const auto date = make_date(whole, talk, "");
  if (!date || !date->bounds.earliest || !date->bounds.latest) return out;
  out.bounds = date->bounds;
  out.told = date->told;  // "the first week of May 2000": the tale has come to that month
  out.anchoring = Anchoring::within;
  if (count.unknown) return out;
  const time::DaySpan days = {date->bounds.earliest->day(), date->bounds.latest->day()};
  if (first) {
    const time::Days end = time::plus_days(moved(days.first, count.value, parts.unit->value), -1);
    out.bounds.latest = time::Minute::end_of(std::clamp(end, days.first, days.last));
  } else {
    const time::Days after = time::plus_days(days.last, 1);
    const time::Days begin = moved(after, -count.value, parts.unit->value);
    out.bounds.earliest = time::Minute::start_of(std::clamp(begin, days.first, days.last));
  }
  return out;
}

/// "for the third day running": so many days up to the one told.
std::optional<Answer> streak_of(const Parts& parts, const Talk& talk) {
  if (!parts.ordinal || *parts.ordinal < 2) return std::nullopt;
  Answer out;
  out.type = TimexType::duration;
  const auto unit = parts.unit->value;
  const Count count{static_cast<double>(*parts.ordinal)};
  out.value = value_length(count, unit);
  const auto base = talk.told_base(Grain::day);
  if (!base || base->grain > Grain::day || !grain_of(unit)) return out;
  out.anchor = base->anchor;
  out.relative = base->relative;
  out.anchoring = Anchoring::within;
  out.bounds = time::Bounds::of(moved(base->days.first, 1 - count.value, unit), base->days.last);
  return out;
}

}  // namespace

std::optional<Answer> make_stretch(const Parts& parts, const Talk& talk,
                                   std::string_view argument) {
  if (parts.unit == nullptr || (parts.relation == nullptr && argument.empty())) {
    return std::nullopt;
  }
  if (argument.ends_with("of")) return stretch_of(parts, talk, argument.starts_with("first"));
  if (argument == "streak") return streak_of(parts, talk);
  // "this week" and "last week" are dates, "the last two weeks" and "the coming weeks" lengths.
  if (argument.empty() && !parts.number && !parts.unit->has(kPlural)) return std::nullopt;
  if (argument == "next" && !parts.unit->has(kPlural)) return std::nullopt;
  if (argument.empty() && parts.relation->number == 0) return std::nullopt;
  const Count count = parts.number.value_or(Count{1, !parts.number && parts.unit->has(kPlural)});
  Answer out;
  out.type = TimexType::duration;
  out.value = value_length(count, parts.unit->value);
  if (count.unknown) return out;
  const bool told = parts.relation != nullptr ? parts.relation->has(kTold) : argument == "followed";
  const bool back = parts.relation != nullptr ? parts.relation->number < 0 : argument == "past";
  const auto base = told ? talk.told_base(Grain::day) : talk.deictic_base(Grain::day);
  if (!base || base->grain > Grain::day) return out;
  out.anchor = base->anchor;
  out.relative = base->relative;
  const auto unit = parts.unit->value;
  if (back) {
    out.bounds = time::Bounds::of(moved(base->days.first, -count.value, unit), base->days.last);
  } else {
    out.bounds = time::Bounds::of(base->days.first, moved(base->days.last, count.value, unit));
  }
  return out;
}

}  // namespace dateline::timex
