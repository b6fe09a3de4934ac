#pragma once

#include <string_view>

#include "base/result.hpp"
#include "time/local_time.hpp"

namespace dateline::time {

/// Reads what a person types into a go-to-date box or after --date, --at, --range: EDTF ("2014-06",
/// "2014-06-16~", "2014-06-15/2014-06-16"), "15 June 2014", "June 15, 2014", "15 june" (the year of
/// `today`), "15/06/2014", "june", "2014", "15 June 2014 14:30", "14:30" (of `today`), "today",
/// "yesterday", "tomorrow", "sunday" (the last one up to `today`). Capitals, commas and double
/// spaces do not matter. Error bad_value says what was not understood and shows a form that is.
[[nodiscard]] base::Result<Bounds> parse_typed(std::string_view text, Days today);

}  // namespace dateline::time
