#pragma once

#include <span>
#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// The numbers that the trigger's clause tells: killed, wounded, captured, fled, evacuated, troops
/// ... `all`: the triggers of the sentence; whoever died in one that hangs below is not counted
/// here.
[[nodiscard]] std::vector<Amount> read_numbers(const SentenceView& view, const Arguments& arguments,
                                               const Trigger& trigger,
                                               std::span<const Trigger> all);

}  // namespace dateline::event
