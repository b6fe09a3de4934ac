#pragma once

#include <span>

#include "syntax/parse.hpp"
#include "text/story.hpp"
#include "timex/lexer.hpp"
#include "timex/talk.hpp"

namespace dateline::timex {

/// Whether what hangs on the lexemes [begin, end) lies in the past or the future, by the verb that
/// governs them in `tree`; `first_token` is the sentence's first in `tokens`.
[[nodiscard]] Direction direction_by_tree(const syntax::Tree& tree,
                                          std::span<const text::Token> sentence, text::Span span);

/// The same without a tree, by the nearest word that tells a tense.
[[nodiscard]] Direction direction_by_words(const Lexicon& lexicon, const Line& line,
                                           std::uint32_t begin, std::uint32_t end);

}  // namespace dateline::timex
