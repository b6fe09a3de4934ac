#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "time/local_time.hpp"

namespace dateline::io {

/// `when` of a feature as the Linked Places format has it, from what is known of beginning and end;
/// `offset` in minutes east of UTC. Pure.
[[nodiscard]] nlohmann::ordered_json timespan_of(const time::Bounds& start, const time::Bounds& end,
                                                 std::optional<int> offset);

}  // namespace dateline::io
