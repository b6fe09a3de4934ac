#pragma once

#include <span>
#include <string>
#include <vector>

#include "syntax/parse.hpp"
#include "text/token.hpp"

namespace dateline::syntax {

/// One phrase of a sentence as people read it: "subject: Sunni insurgents (noun, plural)".
struct OutlineLine {
  int depth = 0;      ///< 0 for the statement itself
  std::string role;   ///< what it is to the phrase above it, in plain words: "subject", "by whom"
  std::string words;  ///< as written; "..." where words of other phrases stand between
  std::string features;  ///< "verb, past, passive"
};

/// The tree of `tokens` from its root down, in order of the text within a phrase. Small words
/// (articles, prepositions, auxiliaries, names' further parts) stay with the word they belong to;
/// marks are left out. Empty where the tree is of another sentence.
[[nodiscard]] std::vector<OutlineLine> outline(const Tree& tree,
                                               std::span<const text::Token> tokens);

}  // namespace dateline::syntax
