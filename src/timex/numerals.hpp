#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "timex/lexer.hpp"

namespace dateline::timex {

/// A number in figures or words and how many lexemes it takes.
struct Numeral {
  double value = 0;
  std::uint8_t length = 0;
  bool unknown = false;  ///< "several", "a few"
  bool article = false;  ///< only "a" or "an"
};

/// The longest cardinal at `at`: "12", "1,200", "twenty-five", "two hundred and ten", "two and a
/// half", "a few", "a". nullopt if there is none.
[[nodiscard]] std::optional<Numeral> read_number(const Lexicon& lexicon,
                                                 const std::vector<Lexeme>& lexemes,
                                                 std::size_t at);

/// "21st", "first", "twenty-first".
[[nodiscard]] std::optional<Numeral> read_ordinal(const Lexicon& lexicon,
                                                  const std::vector<Lexeme>& lexemes,
                                                  std::size_t at);

}  // namespace dateline::timex
