#pragma once

#include <string>

#include "timex/parts.hpp"
#include "timex/talk.hpp"

namespace dateline::timex {

/// TIMEX3 values. BC years are written "BC0490".
[[nodiscard]] std::string value_year(int year);
/// The date of `days` as finely as `grain`: "2014-06-15", "2014-W24", "2014-06", "2014-SU", "201".
/// `unknown` puts X for figures that hang on an unknown date: "XXXX-WXX".
[[nodiscard]] std::string value_date(Grain grain, const time::DaySpan& days, bool unknown = false);
/// "T17:30".
[[nodiscard]] std::string value_clock(int minute_of_day);
/// "P2W", "PT5H", "PXD", "P2.5Y". nullopt for units that TIMEX3 does not count.
[[nodiscard]] std::optional<std::string> value_length(const Count& count, std::string_view unit);

/// A date of whole days as an answer that later ones can count from.
[[nodiscard]] Answer date_answer(Grain grain, const time::DaySpan& days, bool relative = false);
/// Makes a day's answer a part of that day, or a minute of it.
void set_part(Answer& answer, time::Days day, const Entry& part);
/// Makes a day's answer the night that begins on it.
void set_night(Answer& answer);
void set_clock(Answer& answer, time::Days day, int minute_of_day);
/// Narrows the bounds to what "early", "the end of" ... leave; halves and quarters of years get
/// values of their own.
void set_modifier(Answer& answer, const Entry& modifier);

/// Grain of a unit's name in the lexicon; nullopt for those that are no part of the calendar.
[[nodiscard]] std::optional<Grain> grain_of(std::string_view unit);
/// The calendar unit of `grain` that holds `day`, moved by `count` units.
[[nodiscard]] time::DaySpan unit_around(Grain grain, time::Days day, std::int64_t count);
/// `day` moved by `count` of a unit: months and years keep the day of the month.
[[nodiscard]] time::Days moved(time::Days day, double count, std::string_view unit);
/// Mean length in days.
[[nodiscard]] double length_of(std::string_view unit);

}  // namespace dateline::timex
