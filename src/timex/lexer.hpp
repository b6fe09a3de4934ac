#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"
#include "timex/lexicon.hpp"

namespace dateline::timex {

/// The smallest piece that patterns see: a run of letters, a run of figures (with its commas), or
/// one mark. Finer than a token, so that the rules do not hang on how words are cut: "mid-June",
/// "2003-2011" and "20th" are three, three and two lexemes. Dashes of all lengths are "-", curly
/// quotes are plain.
struct Lexeme {
  text::Span span;  ///< in the story's text
  std::string lower;
  std::uint32_t word = 0;  ///< id in the lexicon, 0 if it has none
  bool letters = false;
  bool figures = false;  ///< plain figures
  bool grouped = false;  ///< figures with commas or a decimal point: no year, no day
  bool capital = false;  ///< begins with a capital letter
  bool glued = false;    ///< no space before it
  double number = 0;     ///< of figures
};

/// Cuts the code points of `span`. Word ids are left 0.
[[nodiscard]] std::vector<Lexeme> cut(std::u32string_view text, text::Span span);

/// Something that stands at a place: which class, how many lexemes, and what it says.
struct Item {
  Class cls = Class::none;
  std::uint8_t length = 1;
  std::uint8_t digits = 0;  ///< of figures; of a clock time those of its hour, 3 for "05:30"
  bool unknown = false;     ///< a number that is not told: "several"
  std::int32_t entry = -1;  ///< in the lexicon, -1 for what the lexer found
  double number = 0;        ///< number, day, year, minute of the day ...
  std::int32_t year = 0;    ///< of ISO and slashed dates
  std::int8_t month = 0;
  std::int8_t day = 0;
};

/// A sentence as patterns see it.
struct Line {
  std::vector<Lexeme> lexemes;
  std::vector<Item> items;
  std::vector<std::uint32_t> first_item;  ///< of each lexeme, and one more
  bool speaks_of_time = false;            ///< else no rule can fire

  [[nodiscard]] std::size_t size() const { return lexemes.size(); }
};

/// Cuts a sentence and finds all items in it. `line` is reused.
void read_line(const Lexicon& lexicon, std::u32string_view text, text::Span span, Line& line);

}  // namespace dateline::timex
