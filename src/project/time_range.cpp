#include "project/time_range.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "time/calendar.hpp"
#include "time/window_limits.hpp"

namespace dateline::project {
namespace {

using time::kLeastWindow;
using time::kMostWindow;

const time::Minute kFirst = time::Minute::start_of(*time::make_day(time::kFirstYear, 1, 1));
const time::Minute kLast = time::Minute::end_of(*time::make_day(time::kLastYear, 12, 31));

TimeRange whole_days(time::Minute from, time::Minute to) {
  return {time::Minute::start_of(from.day()), time::Minute::end_of(to.day())};
}

}  // namespace

TimeRange clamped(TimeRange range) {
  const std::int64_t length = std::clamp(range.length(), kLeastWindow, kMostWindow);
  if (length != range.length()) {
    const time::Minute middle = range.from + range.length() / 2;
    range = {middle - length / 2, middle - length / 2 + length};
  }
  if (range.from < kFirst) range = {kFirst, kFirst + length};
  if (range.to > kLast) range = {kLast - length, kLast};
  return range;
}

TimeRange zoomed(const TimeRange& range, time::Minute around, double steps) {
  const auto old_length = static_cast<double>(range.length());
  const double length =
      std::clamp(old_length * std::exp2(-steps), static_cast<double>(kLeastWindow),
                 static_cast<double>(kMostWindow));
  const double share = static_cast<double>(around - range.from) / old_length;
  const time::Minute from = around - std::llround(share * length);
  return clamped({from, from + std::llround(length)});
}

TimeRange panned(const TimeRange& range, std::int64_t minutes) {
  return clamped({range.from + minutes, range.to + minutes});
}

TimeRange moved_to_show(const TimeRange& range, time::Minute at) {
  const std::int64_t margin = range.length() / 10;
  if (at < range.from + margin) return panned(range, at - (range.from + margin));
  if (at > range.to - margin) return panned(range, at - (range.to - margin));
  return range;
}

std::optional<time::Minute> step_time(const store::EventTimes& times) {
  for (const auto& known :
       {times.start.latest, times.whole.latest, times.start.earliest, times.whole.earliest}) {
    if (known) return known;
  }
  return std::nullopt;
}

Recent recent_in(const TimeRange& main) {
  const std::int64_t days = main.length() / kDay;
  if (days <= 92) return Recent::day;
  if (days <= 3 * 366) return Recent::week;
  if (days <= 30 * 366) return Recent::month;
  return Recent::year;
}

std::optional<TimeRange> full_extent(const store::Snapshot& snapshot) {
  const auto extent = snapshot.extent();
  if (!extent) return std::nullopt;
  return whole_days(extent->first, extent->second);
}

std::optional<TimeRange> main_extent(const store::Snapshot& snapshot,
                                     std::optional<time::Days> story_date) {
  const auto full = full_extent(snapshot);
  if (!full) return std::nullopt;
  const auto& table = snapshot.events();
  std::vector<time::Minute> times;
  for (store::Row row = 0; row < table.size(); ++row) {
    if (table.dated[row] == 0 || table.rank[row] != 0) continue;  // what many tell counts once
    if (const auto t = step_time(snapshot.times(row))) times.push_back(*t);
  }
  if (times.empty()) return full;
  std::ranges::sort(times);

  const std::size_t held = std::max<std::size_t>(1, (times.size() * 3 + 4) / 5);
  const auto away = [&](std::size_t i) -> std::int64_t {
    if (!story_date) return 0;
    const time::Minute day = time::Minute::start_of(*story_date);
    return std::max<std::int64_t>({0, times[i] - day, day - times[i + held - 1]});
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i + held <= times.size(); ++i) {
    // Days, not minutes, so that two clusters as long tell apart by the story's date.
    const auto days = [&](std::size_t k) { return (times[k + held - 1] - times[k]) / kDay; };
    if (days(i) < days(first) || (days(i) == days(first) && away(i) < away(first))) first = i;
  }
  std::size_t last = first + held - 1;
  const auto near = [&] { return std::max(2 * kDay, (times[last] - times[first]) / 2); };
  for (bool grown = true; grown;) {
    grown = false;
    if (first > 0 && times[first] - times[first - 1] <= near()) --first, grown = true;
    if (last + 1 < times.size() && times[last + 1] - times[last] <= near()) ++last, grown = true;
  }

  TimeRange range = whole_days(times[first], times[last]);
  if (story_date) {
    const time::Minute day = time::Minute::start_of(*story_date);
    // The story's own day belongs to the picture where it is close by.
    if (day >= range.to && day - range.to <= near()) range.to = time::Minute::end_of(*story_date);
  }
  // Bounds that reach a little further are shown whole.
  const std::int64_t reach = std::max(3 * kDay, range.length() / 2);
  TimeRange widened = range;
  for (store::Row row = 0; row < table.size(); ++row) {
    if (table.dated[row] == 0 || table.rank[row] != 0) continue;
    const auto& bounds = snapshot.times(row).whole;
    const auto t = step_time(snapshot.times(row));
    if (!t || !range.contains(*t)) continue;
    if (bounds.earliest && range.from - *bounds.earliest <= reach) {
      widened.from = std::min(widened.from, time::Minute::start_of(bounds.earliest->day()));
    }
    if (bounds.latest && *bounds.latest - range.to <= reach) {
      widened.to = std::max(widened.to, time::Minute::end_of(bounds.latest->day()));
    }
  }
  if (full->length() < 3 * widened.length()) return full;
  return widened;
}

}  // namespace dateline::project
