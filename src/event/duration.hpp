#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::event {

/// Length of a TIMEX3 duration ("P2M", "PT72H") in minutes; nullopt where it has none ("PXD").
[[nodiscard]] std::optional<std::int64_t> duration_minutes(std::string_view value);

/// The most that a duration told by its unit alone can mean, in minutes: hours are less than a day,
/// days less than a fortnight; of others their length.
[[nodiscard]] std::optional<std::int64_t> most_minutes(std::string_view value);

}  // namespace dateline::event
