#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::geo {

/// The smallest parts of what is written for coordinates.
enum class LexemeKind : std::uint8_t {
  number,
  degree,      ///< a sign for degrees or the word for them
  minute,      ///< "'", "m", "minutes"
  second,      ///< "\"", "''", "sec"
  hemisphere,  ///< N, S, E, W and the words
  axis,        ///< "lat", "longitude"
  comma,       ///< also ";"
  dash,        ///< a hyphen or slash that is no sign of a number
  colon,       ///< also "="
  stop,        ///< a full stop
  conjunction  ///< "and"
};

struct Lexeme {
  LexemeKind kind = LexemeKind::number;
  std::size_t begin = 0;  ///< [begin, end) in the text
  std::size_t end = 0;
  double value = 0;      ///< of a number, without its sign
  int whole_digits = 0;  ///< before the point, as written
  int decimals = 0;      ///< digits after it
  bool negative = false;
  bool word = false;        ///< written in letters
  bool small = false;       ///< of a hemisphere: one small letter ("s" may be seconds)
  char32_t letter = U'\0';  ///< of a hemisphere N, S, E or W; of an axis N (latitude) or E
};

constexpr std::size_t kMostLexemes = 24;  ///< no expression has more

/// Lexemes of `text` from `from` on, up to the first character that belongs to none, a number that
/// is none of degrees ("10.20.30", more than 9 digits before the point) or an empty line.
struct Lexemes {
  std::array<Lexeme, kMostLexemes> list;
  std::size_t size = 0;
};
[[nodiscard]] Lexemes lex_coordinates(std::u32string_view text, std::size_t from);

[[nodiscard]] constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
/// Spaces of every width, and a line break.
[[nodiscard]] bool is_blank(char32_t c);
/// Index of the first character from `at` on that is no space; text.size() if there is none.
[[nodiscard]] std::size_t skip_blanks(std::u32string_view text, std::size_t at);

}  // namespace dateline::geo
