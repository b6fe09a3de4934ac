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
  /// Words seen at least `least` times. `tags` are the classes of the tagger, "UPOS<tab>XPOS".
  Lexicon(std::span<const GoldSentence> sentences, const std::vector<std::string>& tags, int least);
  /// As syntax::ModelFile::look_up does.
  void look_up(syntax::Atoms& atoms) const;
  /// Section::known and Section::allowed.
  [[nodiscard]] std::string pack_known() const;
  [[nodiscard]] std::string pack_allowed() const;

 private:
  std::vector<syntax::TagMask> masks_;
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
