#pragma once

#include <chrono>
#include <cstdint>

#include "base/result.hpp"

namespace dateline::base {

/// Seconds since 1970-01-01 UTC.
[[nodiscard]] inline std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Whether the environment says when files are to be made (SOURCE_DATE_EPOCH), so that the same
/// input gives the same bytes: https://reproducible-builds.org/specs/source-date-epoch/. Error
/// bad_value where it says what is no number of seconds. Nobody may set the environment meanwhile.
[[nodiscard]] Result<bool> has_given_moment();
/// What a file is to say of when it was made: what the environment gives, else seconds_now().
[[nodiscard]] std::int64_t seconds_to_record();

}  // namespace dateline::base
