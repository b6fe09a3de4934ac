#pragma once

#include <vector>

#include "conllu.hpp"

namespace dateline::train {

/// Variants of the treebanks' sentences that look more like news: see the cases in the source.
/// Deterministic in `seed`.
[[nodiscard]] std::vector<GoldSentence> augment(const std::vector<GoldSentence>& sentences,
                                                std::uint32_t seed);

}  // namespace dateline::train
