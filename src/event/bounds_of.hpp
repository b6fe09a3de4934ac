#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/document.hpp"
#include "event/time_of.hpp"

namespace dateline::event {

/// What the events told around one say of its time.
struct TimeContext {
  std::optional<time::Bounds> told_with;  ///< bounds of the event that it is told with
  std::string told_with_words;            ///< the words of that event, for the reason
};

/// Bounds of an event of the status, from what its clause says (`reading`), from what it is told
/// with, and from the story's date: the rules of the annotated stories (an event in the past tense
/// with no time of its own lies between the events that it is told with and the story's date).
/// Fills bounds, start, end, timed, times, relative and appends the reasons.
void set_bounds(const Document& document, const TimeReading& reading, const TimeContext& context,
                Event& event);

}  // namespace dateline::event
