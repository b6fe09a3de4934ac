#pragma once

#include <vector>

#include "conllu.hpp"

namespace dateline::train {

/// Sentences in the style of news agencies with their trees, made by a small grammar of our own:
/// who did what to which place and when, attributions before and after and inverted, appositions,
/// participles, passives, headlines. The treebanks hold few such sentences.
[[nodiscard]] std::vector<GoldSentence> wire_sentences(std::size_t count, std::uint32_t seed);

/// A name of a place or person that the treebanks do not hold, made of syllables now and then.
[[nodiscard]] std::string unknown_name(class Random& random);

}  // namespace dateline::train
