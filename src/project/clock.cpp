#include "project/clock.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::project {

void Clock::set_playhead(time::Minute at) {
  playhead_ = at;
  rest_ = 0;
}

void Clock::play(int direction, const TimeRange& ends) {
  direction_ = std::clamp(direction, -1, 1);
  rest_ = 0;
  if (direction_ > 0 && (playhead_ >= ends.to || playhead_ < ends.from)) playhead_ = ends.from;
  if (direction_ < 0 && (playhead_ <= ends.from || playhead_ > ends.to)) playhead_ = ends.to;
}

void Clock::set_speed(int index) {
  speed_ = std::clamp(index, 0, static_cast<int>(kSpeeds.size()) - 1);
}

void Clock::choose_speed(const TimeRange& range) {
  const double wanted = std::log(static_cast<double>(range.length()) / 15);
  int best = 0;
  for (int i = 0; i < static_cast<int>(kSpeeds.size()); ++i) {
    const auto off = [&](int k) {
      const auto minutes = kSpeeds[static_cast<std::size_t>(k)].minutes_a_second;
      return std::abs(std::log(static_cast<double>(minutes)) - wanted);
    };
    if (off(i) < off(best)) best = i;
  }
  speed_ = best;
}

bool Clock::tick(double seconds, const TimeRange& ends) {
  if (direction_ == 0) return false;
  rest_ += direction_ * seconds * static_cast<double>(speed().minutes_a_second);
  const double whole = std::trunc(rest_);
  rest_ -= whole;
  const time::Minute before = playhead_;
  playhead_ = playhead_ + static_cast<std::int64_t>(whole);
  if (direction_ > 0 && playhead_ >= ends.to) {
    playhead_ = ends.to;
    stop();
  } else if (direction_ < 0 && playhead_ <= ends.from) {
    playhead_ = ends.from;
    stop();
  }
  return playhead_ != before;
}

}  // namespace dateline::project
