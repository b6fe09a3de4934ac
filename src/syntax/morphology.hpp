#pragma once

#include <span>
#include <string>

#include "syntax/parse.hpp"

namespace dateline::syntax {

/// Fills tense, verb form, voice and number of all words from their Penn Treebank tags and the
/// tree. A participle is passive where it has a passive auxiliary or subject or an agent, and where
/// it stands bare after its noun or before it ("people seized in Mosul", "besieged villages").
void fill_features(std::span<Word> words);

/// A word's features as CoNLL-U writes them: "Number=Sing", "Tense=Past|VerbForm=Part|Voice=Pass";
/// "_" where it has none.
[[nodiscard]] std::string features(const Word& word);

}  // namespace dateline::syntax
