#pragma once

#include <optional>
#include <span>

#include "timex/timex.hpp"

namespace dateline::timex {

/// Turns the bounds of clock times told with a zone ("0400 GMT") into the story's local time, which
/// is `ahead` minutes ahead of Greenwich. Where that is unknown, the bounds hold every zone there
/// is.
void settle_zones(std::span<Timex> times, std::optional<int> ahead);

}  // namespace dateline::timex
