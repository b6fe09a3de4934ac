#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "conllu.hpp"

namespace dateline::train {

/// What is added to the treebanks.
enum class Augmentation : std::uint8_t {
  none,
  variants,  ///< their own sentences as headlines, in capitals, without a stop, with other names
  all        ///< and the sentences of the wire grammar
};
/// nullopt for other words than "none", "variants" and "all".
[[nodiscard]] std::optional<Augmentation> augmentation_from(std::string_view name);

/// The treebanks' sentences and what is added to them. Deterministic in `seed`.
[[nodiscard]] std::vector<GoldSentence> augment(const std::vector<GoldSentence>& sentences,
                                                Augmentation added, std::uint32_t seed);

/// A way in which news writes what a treebank has in plain words.
enum class Variant : std::uint8_t { headline, capitals, names };
/// Those sentences that can be written so, written so: for measuring.
[[nodiscard]] std::vector<GoldSentence> rewritten(const std::vector<GoldSentence>& sentences,
                                                  Variant variant, std::uint32_t seed);

}  // namespace dateline::train
