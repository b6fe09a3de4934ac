#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.hpp"
#include "text/token.hpp"

namespace dateline::text {

inline constexpr std::uint32_t kLongestSentence = 500;  ///< tokens

/// Cuts `tokens` into sentences; their spans count from the start of `text`, which is read for line
/// breaks only. The ranges are in order and cover every token once.
///
/// A sentence ends at a full stop, question or exclamation mark with the quotes and brackets that
/// close after it, unless the stop belongs to an abbreviation or initial or a small letter follows;
/// at a blank line; and at a line break before a bullet. Line breaks in mid-sentence are hard
/// wraps. A question or exclamation in quotes goes on when its speaker follows (`"Why?" Abadi
/// asked.`). What is longer than kLongestSentence is cut behind a comma or wherever the limit
/// falls: no one writes such a sentence, and what reads sentences may take time that grows faster
/// than they do. Linear in the number of tokens.
[[nodiscard]] std::vector<Range> split_sentences(std::u32string_view text,
                                                 std::span<const Token> tokens);

}  // namespace dateline::text
