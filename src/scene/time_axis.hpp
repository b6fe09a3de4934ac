#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scene/event_marks.hpp"
#include "time/local_time.hpp"
#include "time/phrase.hpp"
#include "time/window_limits.hpp"

namespace dateline::scene {

/// A stretch of time in minutes of local civil time, not only whole ones; begin < end.
struct TimeSpan {
  double begin = 0;
  double end = 1;
  [[nodiscard]] double length() const { return end - begin; }
  friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// Maps time to pixels from left to right. A value type.
class TimeAxis {
 public:
  /// Minutes that fill the axis.
  static constexpr auto kLeast = static_cast<double>(time::kLeastWindow);
  static constexpr auto kMost = static_cast<double>(time::kMostWindow);

  /// REQUIRES left < right. The span is widened or cut to kLeast..kMost around its middle.
  TimeAxis(TimeSpan span, float left, float right);

  [[nodiscard]] const TimeSpan& span() const { return span_; }
  [[nodiscard]] float left() const { return left_; }
  [[nodiscard]] float right() const { return right_; }
  [[nodiscard]] float to_x(double minute) const;
  [[nodiscard]] double to_minute(float x) const;
  [[nodiscard]] time::Minute minute_at(float x) const;  ///< the nearest whole one
  [[nodiscard]] double pixels_per_minute() const;

  /// In by `steps` doublings (out where negative) with the time under x kept in place.
  [[nodiscard]] TimeAxis zoomed(float x, double steps) const;
  [[nodiscard]] TimeAxis panned(float dx) const;  ///< time follows the hand by dx pixels

 private:
  TimeSpan span_;
  float left_;
  float right_;
};

/// All that is dated among the events, with a little air at both ends, from midnight to midnight;
/// nullopt when nothing is dated.
[[nodiscard]] std::optional<TimeSpan> span_of(const EventMarks& events);

/// A line of the ruler.
struct Tick {
  double minute = 0;
  std::string label;
  bool major = false;  ///< begins a day among hours, a month among days, a year among months
};

/// Ticks within the axis, so far apart that labels of `label_width` pixels do not meet: minutes,
/// hours, days, months, years, centuries; majors name the larger unit: "Mon 16 June", "July 2014".
/// Days say their year where they are the first, or the first of another year, and are wider: "Mon
/// 16 June 2014". So does the first of times of day, "Mon 16 June 2014, 09:00", where a midnight
/// does not follow at once.
/// At least one where the axis is four times as long as a label.
/// Where day 0 is a story's, all count from it: "2 days before", "story's day".
[[nodiscard]] std::vector<Tick> ruler_ticks(const TimeAxis& axis, float label_width,
                                            time::DayZero zero = time::DayZero::calendar);

}  // namespace dateline::scene
