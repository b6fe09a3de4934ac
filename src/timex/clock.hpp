#pragma once

#include <optional>
#include <string_view>

#include "timex/parts.hpp"
#include "timex/talk.hpp"

namespace dateline::timex {

/// Clock times in words. `how` names the form: "hour" for "eight o'clock" and "7.30 in the
/// morning", "half-past", "quarter-past", "quarter-to". A part of the day beside it tells which
/// half is meant and is used up. nullopt where the number is no hour.
[[nodiscard]] std::optional<Parts> spoken_clock(const Parts& parts, std::string_view how);

/// The minute of the day, where the words leave open which half is meant: a tale goes forward, so
/// that "11:35 ... half past four" is the afternoon's.
[[nodiscard]] int settled_clock(const Parts& parts, const Talk& talk);

/// 1 for a clock time of the small hours after a night or a late hour was told ("on the night of
/// 24 April ... at 4.30 a.m."): it belongs to the day after. Else 0.
[[nodiscard]] int nights_before(int clock, const Talk& talk);

/// Names the zone in the value and keeps it in the answer.
void set_zone(Answer& answer, int minutes_ahead);

}  // namespace dateline::timex
