#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/model.hpp"
#include "syntax/parse.hpp"
#include "syntax/transition.hpp"

namespace dateline::syntax {

/// The allowed class of the highest score, the lowest of equals; 0 if none is allowed.
[[nodiscard]] inline std::size_t best_tag(const Scores& scores, const TagMask& allowed,
                                          std::size_t classes) {
  std::size_t best = kClassLimit;
  for (std::size_t c = 0; c < classes; ++c) {
    if (allowed.has(c) && (best == kClassLimit || scores[c] > scores[best])) best = c;
  }
  return best == kClassLimit ? 0 : best;
}

/// Tags `words` from left to right, each by the best class of `score(features, scores)`, which adds
/// to zeroed scores. Ties go to the lower class. Shared by the parser and its trainer.
template <class Score>
std::vector<int> tag_greedily(std::span<const Atoms> words, std::size_t classes, Score&& score) {
  std::vector<int> tags(words.size());
  const Setting setting = setting_of(words);
  TagFeatures features;
  Scores scores;
  int tag1 = -1;
  int tag2 = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tag_features(words, setting, i, tag1, tag2, features);
    scores.fill(0);
    score(features.view(), scores);
    tags[i] = static_cast<int>(best_tag(scores, words[i].allowed, classes));
    tag2 = std::exchange(tag1, tags[i]);
  }
  return tags;
}

/// What the network sees of a tagged word; `words` is the table of ModelFile.
[[nodiscard]] TokenInput token_input(const Atoms& atoms, int tag, std::span<const KeyValue> words);

/// The lemma by the model's exceptions, else by rule.
[[nodiscard]] std::string lemma_of(const ModelFile& model, std::string_view form, Upos upos,
                                   std::string_view xpos);

/// Words with tags and lemmas, as yet without heads, and what the network reads of them.
struct Tagged {
  std::vector<Word> words;
  std::vector<TokenInput> inputs;
};
[[nodiscard]] Tagged tag(const ModelFile& model, std::span<const std::string_view> forms);

/// Tags, lemmas, tree and features of one sentence.
[[nodiscard]] Tree analyse(const ModelFile& model, std::span<const std::string_view> forms);

}  // namespace dateline::syntax
