#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "conllu.hpp"
#include "syntax/model.hpp"

namespace dateline::train {

/// Words by folded form and what classes of tags they had in the treebanks.
class Lexicon {
 public:
  /// Words seen at least `least` times.
  Lexicon(std::span<const GoldSentence> sentences, int least);
  /// Class of a word for syntax::Atoms::known, 0 if it is not known.
  [[nodiscard]] std::uint32_t known(std::uint32_t lower_key) const;
  [[nodiscard]] std::string pack() const;

 private:
  std::vector<syntax::KeyValue> table_;
};

/// The words that have a row of their own in the network, and how often each was met.
struct WordTable {
  std::vector<syntax::KeyValue> keys;
  std::vector<std::uint32_t> frequency;  ///< by row; row 0 stands for all other words
};
[[nodiscard]] WordTable learn_words(std::span<const GoldSentence> sentences);

/// Sections lemma_keys and lemma_text: the words whose lemma is not what the rules give.
struct Lemmas {
  std::string keys;
  std::string text;
};
[[nodiscard]] Lemmas learn_lemmas(std::span<const GoldSentence> sentences);

}  // namespace dateline::train
