#pragma once

#include <optional>
#include <string_view>

#include "time/local_time.hpp"

namespace dateline::intake {

/// The day of a date as files write it: ISO 8601 with or without a time of day
/// ("2014-06-16T09:12Z", "20140616"), the form of mail and RSS ("Mon, 16 Jun 2014 09:12:00 +0300")
/// and that of PDF
/// ("D:20140616091200"). The day is the one that is written there, in the zone of who wrote it.
/// nullopt for what is none, and for years before 1800 or after 2200.
[[nodiscard]] std::optional<time::Days> day_of(std::string_view text);

}  // namespace dateline::intake
