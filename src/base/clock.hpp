#pragma once

#include <chrono>
#include <cstdint>

namespace dateline::base {

/// Seconds since 1970-01-01 UTC.
[[nodiscard]] inline std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace dateline::base
