#pragma once

#include <chrono>
#include <cstdint>

#include "time/calendar.hpp"

namespace dateline::time {

/// How many minutes a timeline shows at least, and at most: from the first minute to the last of
/// the years that can be written.
inline constexpr std::int64_t kLeastWindow = 10;
inline constexpr std::int64_t kMostWindow =
    (std::chrono::sys_days(std::chrono::year(kLastYear) / 12 / 31) -
     std::chrono::sys_days(std::chrono::year(kFirstYear) / 1 / 1))
            .count() *
        std::int64_t{1440} +
    1439;

}  // namespace dateline::time
