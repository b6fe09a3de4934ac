#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "conllu.hpp"
#include "syntax/network.hpp"

namespace dateline::train {

/// A sentence as the parser will meet it: with the tags that a tagger gave it.
struct TaggedSentence {
  const GoldSentence* gold = nullptr;
  std::vector<syntax::TokenInput> tokens;
};

struct NetOptions {
  int rounds = 10;
  std::size_t words = 0;                 ///< rows of the word table, the first for unknown words
  std::vector<std::uint32_t> frequency;  ///< of each row in the treebanks
  std::vector<std::uint32_t> instead;    ///< rows for words that are dropped, by their own row
  double rate = 0.002;                   ///< of learning at the start
  std::uint64_t seed = 1;
};

/// Trains the parser's network by back-propagation through a sentence at a time with Adam (Kingma
/// and Ba 2015), dropout and a dynamic oracle, and gives its parameters in fixed point as
/// syntax::Network takes them.
[[nodiscard]] std::vector<std::int16_t> train_network(const std::vector<TaggedSentence>& sentences,
                                                      const NetOptions& options);

}  // namespace dateline::train
