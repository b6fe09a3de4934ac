#pragma once

#include <span>

#include "syntax/parse.hpp"
#include "text/story.hpp"
#include "timex/lexer.hpp"
#include "timex/talk.hpp"
#include "timex/verbs.hpp"

namespace dateline::timex {

/// What the verb that governs a time says of it.
struct Governor {
  Direction direction = Direction::unknown;
  bool reports = false;  ///< "said on Friday": the time of the telling
};

/// By the verb that governs `span` in `tree`, which is that of the tokens `sentence`.
[[nodiscard]] Governor governor_by_tree(const Verbs& verbs, const syntax::Tree& tree,
                                        std::span<const text::Token> sentence, text::Span span);

/// The direction without a tree, by the nearest word that tells a tense.
[[nodiscard]] Direction direction_by_words(const Lexicon& lexicon, const Line& line,
                                           std::uint32_t begin, std::uint32_t end);

}  // namespace dateline::timex
