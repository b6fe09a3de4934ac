#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "text/story.hpp"
#include "timex/timex.hpp"

namespace dateline::timex {

/// Why expression `i` of a story's list means what it means, in words: `"a day earlier" is
/// 2014-06-14, by the rule shift; it counts from "Sunday".` REQUIRES i < times.size(), and that
/// they are of `story`.
[[nodiscard]] std::string explain(std::span<const Timex> times, std::size_t i,
                                  const text::Story& story);

}  // namespace dateline::timex
