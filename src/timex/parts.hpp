#pragma once

#include <optional>

#include "timex/lexicon.hpp"
#include "timex/pattern.hpp"

namespace dateline::timex {

/// A count in an expression; `unknown` for "several".
struct Count {
  double value = 1;
  bool unknown = false;
};

/// What one match says, each part absent where it says nothing.
struct Parts {
  std::optional<int> year;  ///< astronomical: 490 BC is -489
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> weekday;
  std::optional<int> islamic_month;
  std::optional<int> ordinal;
  std::optional<int> clock;   ///< minute of the day
  bool either_half = false;   ///< the clock time may be before or after noon
  std::optional<int> zone;    ///< minutes ahead of Greenwich
  std::optional<int> decade;  ///< its first year
  std::optional<Count> number;
  std::optional<int> two;  ///< two figures of a year: "1915-17"
  int decade_digits = 0;   ///< how the decade was written: "90s", "1990s"
  int figures_digits = 0;
  bool bc = false;
  bool era_given = false;
  bool weak = false;  ///< month, weekday, season or unit is also another word
  const Entry* season = nullptr;
  const Entry* unit = nullptr;
  const Entry* part = nullptr;
  const Entry* modifier = nullptr;
  const Entry* relation = nullptr;
  const Entry* named = nullptr;
  const Entry* word = nullptr;  ///< vague and set words
};

/// Parts of the first expression of `match`, or of its second: the second has what was caught for
/// it and shares the rest.
[[nodiscard]] Parts parts_of(const Match& match, const Line& line, const Lexicon& lexicon,
                             bool second);

}  // namespace dateline::timex
