#pragma once

#include <optional>

#include "geo/mercator.hpp"
#include "scene/event_marks.hpp"
#include "scene/time_axis.hpp"

namespace dateline::scene {

/// What to show of events when nobody has said: the part where most of them lie. A story that tells
/// of this week's war and, in passing, of a capital far off and of the war before, is framed by
/// this week's. What is left out is counted, so that it can be told.

struct MainPlaces {
  geo::WorldBox box;        ///< with a little ground around each place
  std::size_t outside = 0;  ///< placed events that it leaves out
};

/// The tightest circle around an event that holds 85 in a hundred, and all within
/// twice its radius (at least 400 km); faded and future events weigh less or nothing. nullopt when
/// no event is placed.
[[nodiscard]] std::optional<MainPlaces> main_places(const EventMarks& events);

struct MainTimes {
  TimeSpan span;            ///< as span_of(), with air at both ends
  std::size_t earlier = 0;  ///< dated events that end before it
  std::size_t later = 0;    ///< and that begin after it
};

/// The shortest stretch that holds six in ten of the dated events, and what lies within its own
/// length (at least two days) of it or reaches into it; all that is dated, where that is not much
/// longer. `keep` is always within it. nullopt when no event is dated.
[[nodiscard]] std::optional<MainTimes> main_times(const EventMarks& events,
                                                  const std::optional<time::Minute>& keep);

}  // namespace dateline::scene
