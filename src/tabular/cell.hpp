#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/local_time.hpp"

namespace dateline::tabular {

/// A text as one line: a line break, a tab and other marks that are no letters are a blank each.
[[nodiscard]] std::string one_line(std::string_view text);
/// The same, behind what `out` holds.
void append_one_line(std::string& out, std::string_view text);

/// Which of two numbers of a date stands first: "10/06/2014".
enum class DayOrder : std::uint8_t { day_first, month_first };

/// A date as tables write it: "2014-06-10", "2014-06-10T14:30:00Z", "2014/06/10 14:30", "20140610",
/// "10.06.2014", "10/06/14", "10 June 2014", "10-Jun-2014", "June 2014", "2014-06", "2014", EDTF.
/// The bounds of what it leaves open; nullopt for what is none. A year of two digits is the one
/// nearest to 1990.
[[nodiscard]] std::optional<time::Bounds> date_in(std::string_view text, DayOrder order);

/// Minutes since midnight: "14:30", "14:30:05", "1430", "2 pm"; nullopt for what is none.
[[nodiscard]] std::optional<int> clock_in(std::string_view text);

/// A number with a decimal point or comma, thousands parted by blanks, apostrophes, or by the mark
/// that is not the decimal one. nullopt for what is none.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

/// Numerals behind the decimal mark; 0 where there is none.
[[nodiscard]] int decimals_in(std::string_view text);

/// What a date of two numbers and a year says of the order of both: of "25/06/2014" that the day
/// stands first, of "06/25/2014" the month; nullopt for "05/06/2014" and for all others.
[[nodiscard]] std::optional<DayOrder> order_in(std::string_view text);
/// Whether a text is a date of two numbers and a year in that order, which may be either.
[[nodiscard]] bool is_ordered_date(std::string_view text);

}  // namespace dateline::tabular
