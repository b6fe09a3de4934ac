#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace dateline::text {

/// A word, number or mark of punctuation, cut as Universal Dependencies cuts English: "Iran's" is
/// "Iran" + "'s", "don't" is "do" + "n't", "Iran-backed" is "Iran" + "-" + "backed" while a name
/// with an Arabic article stays whole ("al-Maliki"), as do abbreviations with their full stops
/// ("U.S.").
struct Token {
  Span span;         ///< in the story's text as stored
  std::string form;  ///< UTF-8 with curly quotes and apostrophes made plain and odd spaces removed
  bool space_after = true;
};

/// A sentence, or a line that stands for one (title, by-line, dateline on its own).
struct Sentence {
  Span span;     ///< from its first to after its last token
  Range tokens;  ///< into Story::tokens
  std::uint32_t paragraph = 0;
};

/// Tokens of `text` in order; offsets are moved by `offset`. Never fails; any text has a
/// tokenisation.
[[nodiscard]] std::vector<Token> tokenize(std::u32string_view text, std::uint32_t offset = 0);
/// The same, behind what `out` holds.
void tokenize(std::u32string_view text, std::uint32_t offset, std::vector<Token>& out);

}  // namespace dateline::text
