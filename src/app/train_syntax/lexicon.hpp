#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conllu.hpp"
#include "syntax/model.hpp"
#include "wordnet.hpp"

namespace dateline::train {

/// Words by folded form and what classes of tags they had in the treebanks, or may have by a
/// dictionary.
class Lexicon {
 public:
  /// Words seen at least `least` times, and those of the dictionary that were not. `tags` are the
  /// classes of the tagger, "UPOS<tab>XPOS".
  Lexicon(std::span<const GoldSentence> sentences, const Dictionary& dictionary,
          const std::vector<std::string>& tags, int least);
  /// As syntax::ModelFile::look_up does.
  void look_up(syntax::Atoms& atoms) const;
  /// How often a word was met that may be forgotten in training: 0 for one that may not, being of a
  /// closed class or no word.
  [[nodiscard]] int times(const syntax::Atoms& atoms) const;
  /// Makes a word one that no treebank holds, of which only the dictionary knows something: `key`
  /// stands for the word itself.
  void forget(syntax::Atoms& atoms, std::uint32_t key) const;
  /// Section::known and Section::allowed.
  [[nodiscard]] std::string pack_known() const;
  [[nodiscard]] std::string pack_allowed() const;

 private:
  struct Rare {
    int times = 0;
    std::uint32_t value = 0;  ///< in the table, were it not for the treebanks
  };
  std::uint32_t value_of(const std::string& class_name, const syntax::TagMask& allowed);
  void add(std::string_view word, const std::string& class_name, const syntax::TagMask& allowed);

  std::map<std::string, std::uint32_t> classes_;
  std::map<std::uint32_t, Rare> rare_;
  std::vector<syntax::TagMask> masks_;
  std::vector<syntax::KeyValue> table_;
};

/// The words that have a row of their own in the network, and how often each was met.
struct WordTable {
  std::vector<syntax::KeyValue> keys;
  std::vector<std::uint32_t> frequency;  ///< by row; row 0 stands for all other words
  std::vector<std::uint32_t> instead;    ///< by row, the row of a word like it that is not known
};
[[nodiscard]] WordTable learn_words(std::span<const GoldSentence> sentences,
                                    const Dictionary& dictionary);

/// Sections lemma_keys and lemma_text: the words whose lemma is not what the rules give.
struct Lemmas {
  std::string keys;
  std::string text;
};
[[nodiscard]] Lemmas learn_lemmas(std::span<const GoldSentence> sentences);

}  // namespace dateline::train
