#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "project/time_range.hpp"

namespace dateline::project {

/// A step of the playing speed: minutes of the story's time that pass in a second.
struct Speed {
  std::int64_t minutes_a_second = 0;
  std::string_view name;
};
inline constexpr std::array<Speed, 9> kSpeeds = {{{10, "10 min/s"},
                                                  {30, "30 min/s"},
                                                  {60, "1 h/s"},
                                                  {180, "3 h/s"},
                                                  {360, "6 h/s"},
                                                  {720, "12 h/s"},
                                                  {1440, "1 day/s"},
                                                  {4320, "3 days/s"},
                                                  {10080, "1 week/s"}}};

/// The playhead and how it moves. Stops at the ends, never loops.
class Clock {
 public:
  [[nodiscard]] time::Minute playhead() const { return playhead_; }
  [[nodiscard]] int direction() const { return direction_; }  ///< -1, 0 (stands still) or 1
  [[nodiscard]] const Speed& speed() const { return kSpeeds[static_cast<std::size_t>(speed_)]; }
  [[nodiscard]] int speed_index() const { return speed_; }

  void set_playhead(time::Minute at);
  /// Begins to move within `ends`; from the far end it starts over from the other one.
  void play(int direction, const TimeRange& ends);
  void stop() { direction_ = 0; }
  void set_speed(int index);  ///< clamped to kSpeeds
  /// The speed at which `range` takes about a quarter of a minute.
  void choose_speed(const TimeRange& range);
  /// Moves on by `seconds` of real time; stops at an end. True when the playhead has moved.
  bool tick(double seconds, const TimeRange& ends);
  friend bool operator==(const Clock&, const Clock&) = default;

 private:
  time::Minute playhead_;
  double rest_ = 0;  ///< minutes not yet whole
  int direction_ = 0;
  int speed_ = 4;
};

}  // namespace dateline::project
