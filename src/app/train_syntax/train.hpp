#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "conllu.hpp"
#include "lexicon.hpp"
#include "perceptron.hpp"

namespace dateline::train {

struct Options {
  int tagger_rounds = 6;
  int taggers = 3;  ///< trained and averaged
  int parser_rounds = 16;
  int parsers = 3;  ///< networks whose scores are added, at most syntax::kMostNetworks
  int folds = 4;
  std::uint32_t seed = 20140617;
};

/// The classes of the tagger: pairs of tags, in order of the lines of Section::text.
struct TagSet {
  std::vector<std::string> names;                    // "NOUN\tNN"
  [[nodiscard]] int of(const GoldWord& word) const;  ///< -1 for a pair too rare to learn
};
[[nodiscard]] TagSet learn_tag_set(const std::vector<GoldSentence>& sentences);

[[nodiscard]] Perceptron train_tagger(const std::vector<const GoldSentence*>& sentences,
                                      const TagSet& tags, const Lexicon& lexicon,
                                      const Options& options);

/// Trains everything and gives the bytes of the model file.
[[nodiscard]] std::string train_model(const std::vector<GoldSentence>& sentences,
                                      const Dictionary& dictionary, const Options& options,
                                      const std::string& version);

}  // namespace dateline::train
