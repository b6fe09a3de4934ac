#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.hpp"

namespace dateline::text {

/// A word, number or mark of punctuation, cut as Universal Dependencies cuts English: "Iran's" is
/// "Iran" + "'s", "don't" is "do" + "n't", "Iran-backed" is "Iran" + "-" + "backed" while a name
/// with an Arabic article stays whole ("al-Maliki"), as do abbreviations with their full stops
/// ("U.S.").
struct Token {
  /// Bytes that can be read for a form, however short it is.
  static constexpr std::size_t kReadable = 15;

  Token() = default;
  Token(Span in_text, std::string as, bool blank_after)
      : span(in_text), form(std::move(as)), space_after(blank_after) {}
  /// A form of so many bytes. Of a short one too much is copied and then cut off: to copy just as
  /// much as there is would take longer, and nearly all are short.
  Token(Span in_text, const char* as, std::size_t size, bool blank_after)
      : span(in_text),
        form(size <= kReadable ? std::string(as, kReadable) : std::string(as, size)),
        space_after(blank_after) {
    form.resize(size);
  }

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
