#include "scene/time_axis.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/translate.hpp"
#include "time/calendar.hpp"
#include "time/phrase.hpp"

namespace dateline::scene {

namespace {

constexpr double kDay = 1440;

using base::mark_in;

constexpr const char* kWeekday = "day of the week";
constexpr std::array<const char*, 7> kWeekdays = {
    mark_in("day of the week", "Mon"), mark_in("day of the week", "Tue"),
    mark_in("day of the week", "Wed"), mark_in("day of the week", "Thu"),
    mark_in("day of the week", "Fri"), mark_in("day of the week", "Sat"),
    mark_in("day of the week", "Sun")};

TimeSpan limited(TimeSpan span) {
  const double length = std::clamp(span.length(), TimeAxis::kLeast, TimeAxis::kMost);
  const double middle = (span.begin + span.end) / 2;
  return {middle - length / 2, middle + length / 2};
}

time::Days day_at(double minute) {
  return time::Minute(static_cast<std::int64_t>(std::floor(minute))).day();
}
double minute_of(time::Days day) {
  return static_cast<double>(time::Minute::start_of(day).count());
}

std::string day_label(time::Days day, bool weekday, bool year) {
  const std::string text = year ? time::day_phrase(day) : time::day_month_phrase(day);
  if (!weekday) return text;
  const char* const name = kWeekdays[static_cast<std::size_t>(time::weekday_of(day) - 1)];
  return fmt::format("{} {}", base::tr_in(kWeekday, name), text);
}

/// Short for a ruler, where the words around it say what is counted.
std::string count_label(std::int64_t day) {
  if (day == 0) return base::tr("story's day");
  const auto n = static_cast<std::size_t>(day < 0 ? -day : day);
  return day < 0 ? base::tr_count("{} day before", "{} days before", n)
                 : base::tr_count("{} day after", "{} days after", n);
}

std::string midnight_label(time::Days day, time::DayZero zero, bool year) {
  return zero == time::DayZero::story ? count_label(day.time_since_epoch().count())
                                      : day_label(day, true, year);
}

/// Days counted from day 0, which is a tick at every step.
void add_counted_days(const TimeAxis& axis, std::int64_t step, std::vector<Tick>& out) {
  const auto unit = static_cast<double>(step) * kDay;
  auto n = static_cast<std::int64_t>(std::ceil(axis.span().begin / unit));
  for (; static_cast<double>(n) * unit <= axis.span().end; ++n) {
    out.push_back({static_cast<double>(n) * unit, count_label(n * step), n == 0});
  }
}

/// Times of day, `step` minutes apart. The first says which day it is, unless a midnight comes
/// before there is room for that.
void add_clock(const TimeAxis& axis, int step, double label_width, time::DayZero zero,
               std::vector<Tick>& out) {
  std::optional<int> told;
  const double begin = std::ceil(axis.span().begin / step) * step;
  const double midnight = std::ceil(begin / kDay) * kDay;
  const bool tells =
      midnight > begin && (midnight > axis.span().end ||
                           (midnight - begin) * axis.pixels_per_minute() >= 2 * label_width);
  for (double m = begin; m <= axis.span().end; m += step) {
    const time::Minute minute(static_cast<std::int64_t>(m));
    const int of_day = minute.minute_of_day();
    std::string label = fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
    if (of_day == 0 || (tells && m == begin)) {
      const int year = time::year_of(minute.day());
      const bool says = std::exchange(told, year) != year;
      const std::string day = midnight_label(minute.day(), zero, says);
      label = of_day == 0 ? day : fmt::format("{}, {}", day, label);
    }
    out.push_back({m, std::move(label), of_day == 0});
  }
}

/// Each says its year where it is the first, unless the turn of the year comes before there is room
/// for that, and where its year is another.
void add_days(const TimeAxis& axis, int step, double label_width, bool weekday,
              std::vector<Tick>& out) {
  std::optional<int> told;
  for (time::Days day = day_at(axis.span().begin); minute_of(day) <= axis.span().end;
       day += std::chrono::days(1)) {
    // Longer steps count from each month's first, so that months begin at a tick.
    const int of_month = time::day_of_month(day);
    if (step > 1 && ((of_month - 1) % step != 0 || of_month + step / 2 > 31)) continue;
    if (minute_of(day) < axis.span().begin) continue;
    const int year = time::year_of(day);
    if (!told) {
      const double turn = minute_of(time::year_span(year).last) + kDay;
      const double room = (turn - minute_of(day)) * axis.pixels_per_minute();
      if (turn <= axis.span().end && room < 2 * label_width) told = year;
    }
    const bool says = std::exchange(told, year) != year;
    out.push_back({minute_of(day), day_label(day, weekday, says), of_month == 1});
  }
}

void add_months(const TimeAxis& axis, int step, std::vector<Tick>& out) {
  const time::Days first = day_at(axis.span().begin);
  time::Days day = time::month_span(time::year_of(first), 1).first;
  while (minute_of(day) <= axis.span().end && time::year_of(day) < time::kLastYear) {
    const time::Days at = day;
    day = time::plus_months(day, step);
    if (minute_of(at) < axis.span().begin) continue;
    const bool january = time::month_of(at) == 1;
    out.push_back({minute_of(at), time::month_phrase(at), january});
  }
}

void add_years(const TimeAxis& axis, int step, std::vector<Tick>& out) {
  const int first = time::year_of(day_at(axis.span().begin));
  const int last = time::year_of(day_at(axis.span().end));
  int n = static_cast<int>(std::floor(static_cast<double>(first) / step)) * step;
  for (; n <= last; n += step) {
    // Year 0 is 1 BC: round numbers before it are a year later, and 1 AD stands for none.
    const int year = step == 1 || n > 0 ? n : n + 1;
    const time::DaySpan days = time::year_span(year);
    const double m = minute_of(days.first);
    if (m < axis.span().begin || m > axis.span().end) continue;
    out.push_back({m, time::phrase(time::Bounds::of(days.first, days.last)), n % (step * 5) == 0});
  }
}

}  // namespace

TimeAxis::TimeAxis(TimeSpan span, float left, float right)
    : span_(limited(span)), left_(left), right_(right) {}

float TimeAxis::to_x(double minute) const {
  const double share = (minute - span_.begin) / span_.length();
  const double x = static_cast<double>(left_) + share * static_cast<double>(right_ - left_);
  // Far outside the axis, keep within what drawing can hold.
  return static_cast<float>(std::clamp(x, -1e6, 1e6));
}

double TimeAxis::to_minute(float x) const {
  return span_.begin +
         span_.length() * static_cast<double>(x - left_) / static_cast<double>(right_ - left_);
}

time::Minute TimeAxis::minute_at(float x) const { return time::Minute(std::llround(to_minute(x))); }

double TimeAxis::pixels_per_minute() const {
  return static_cast<double>(right_ - left_) / span_.length();
}

TimeAxis TimeAxis::zoomed(float x, double steps) const {
  const double kept = to_minute(x);
  const double length = std::clamp(span_.length() * std::exp2(-steps), kLeast, kMost);
  const double share = (kept - span_.begin) / span_.length();
  return {{kept - share * length, kept + (1 - share) * length}, left_, right_};
}

TimeAxis TimeAxis::panned(float dx) const {
  const double by = static_cast<double>(dx) / pixels_per_minute();
  return {{span_.begin - by, span_.end - by}, left_, right_};
}

std::optional<TimeSpan> span_of(const EventMarks& events) {
  std::optional<TimeSpan> span;
  const auto add = [&span](const std::optional<time::Minute>& m) {
    if (!m) return;
    const auto at = static_cast<double>(m->count());
    if (!span) span = TimeSpan{at, at};
    span->begin = std::min(span->begin, at);
    span->end = std::max(span->end, at);
  };
  for (const EventMark& mark : events.marks) {
    add(mark.bounds.earliest);
    add(mark.bounds.latest);
  }
  if (!span) return span;
  const double air = std::max(kDay / 4, span->length() * 0.03);
  span->begin = std::floor((span->begin - air) / (kDay / 4)) * (kDay / 4);
  span->end = std::ceil((span->end + air) / (kDay / 4)) * (kDay / 4);
  return span;
}

std::vector<Tick> ruler_ticks(const TimeAxis& axis, float label_width, time::DayZero zero) {
  std::vector<Tick> out;
  const auto room = [&axis](double minutes) { return minutes * axis.pixels_per_minute(); };
  const auto width = static_cast<double>(label_width);
  constexpr int kHour = 60;
  for (const int step : {1, 2, 5, 10, 15, 30, kHour, 3 * kHour, 6 * kHour, 12 * kHour}) {
    // Times need less room than dates; but midnight carries one, and half a day is next to it.
    if (room(step) >= width * (step == 12 * kHour ? 1.0 : 0.62)) {
      add_clock(axis, step, width, zero, out);
      return out;
    }
  }
  if (zero == time::DayZero::story) {
    for (std::int64_t step = 1; step <= 1'000'000; step *= 10) {
      for (const int times : {1, 2, 5}) {
        if (room(static_cast<double>(step * times) * kDay) < width) continue;
        add_counted_days(axis, step * times, out);
        return out;
      }
    }
    return out;
  }
  if (room(kDay) >= width) {
    add_days(axis, 1, width, true, out);
    return out;
  }
  for (const int days : {2, 5, 10}) {
    if (room(days * kDay) >= width * 0.8) {
      add_days(axis, days, width, false, out);
      return out;
    }
  }
  for (const int months : {1, 3, 6}) {
    if (room(months * 28 * kDay) >= width) {
      add_months(axis, months, out);
      return out;
    }
  }
  for (int step = 1; step <= 10'000; step *= 10) {
    for (const int times : {1, 2, 5}) {
      if (room(step * times * 365.25 * kDay) >= width * 0.6) {
        add_years(axis, step * times, out);
        return out;
      }
    }
  }
  return out;
}

}  // namespace dateline::scene
