#pragma once

#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// The numbers that the trigger's clause tells: killed, wounded, captured, fled, evacuated, troops
/// ...
[[nodiscard]] std::vector<Amount> read_numbers(const SentenceView& view, const Arguments& arguments,
                                               const Trigger& trigger);

}  // namespace dateline::event
