#pragma once

#include <string>
#include <vector>

#include "conllu.hpp"
#include "syntax/parse.hpp"

namespace dateline::train {

/// Prints how right the parser is on gold tokens (universal and Penn tags, lemmas, attachment with
/// and without labels, punctuation included) and how right sentences and tokens are on raw text.
/// `raw_text` false: only the former, for sentences whose words were rewritten.
void print_scores(const syntax::Parser& parser, const std::vector<GoldSentence>& gold,
                  const std::string& name, bool raw_text = true);

}  // namespace dateline::train
