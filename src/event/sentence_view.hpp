#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/document.hpp"
#include "event/mention_index.hpp"

namespace dateline::event {

/// One sentence of a document with its tree, and the questions that the readers of events ask of
/// it. Indices are those of the sentence's words; -1 means none. Cheap to make, holds references
/// only: must not outlive the document and its index.
class SentenceView {
 public:
  SentenceView(const MentionIndex& mentions, std::uint32_t sentence);

  [[nodiscard]] std::uint32_t index() const { return sentence_; }
  [[nodiscard]] int size() const { return static_cast<int>(tree_->words.size()); }
  [[nodiscard]] const syntax::Word& word(int i) const {
    return tree_->words[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const text::Token& token(int i) const {
    return tokens_[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const std::string& low(int i) const { return low_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const std::string& lemma(int i) const {
    return lemma_[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] std::span<const int> kids(int i) const {
    return kids_[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const MentionIndex& mentions() const { return *mentions_; }

  [[nodiscard]] bool is(int i, std::initializer_list<syntax::Deprel> rels) const;
  [[nodiscard]] std::vector<int> kids(int i, std::initializer_list<syntax::Deprel> rels) const;
  [[nodiscard]] int kid(int i,
                        std::initializer_list<syntax::Deprel> rels) const;  ///< the first, or -1
  /// The prepositions that mark word i, joined: "in", "out of", "" for none.
  [[nodiscard]] std::string preposition(int i) const;
  /// The conjunction that introduces the clause headed by i: "after", "that", "to", "".
  [[nodiscard]] std::string marker(int i) const;
  [[nodiscard]] bool verbal(int i) const;   ///< a verb, or a noun or adjective with a copula
  [[nodiscard]] bool nominal(int i) const;  ///< a noun, name, number or pronoun
  [[nodiscard]] bool passive(int i) const;
  /// The predicate whose clause word i is in: itself if it heads a clause.
  [[nodiscard]] int clause(int i) const;
  /// The last head of a chain of flat/compound/conj-less wrapping: kept simple, the head or -1.
  [[nodiscard]] int head(int i) const { return word(i).head; }
  [[nodiscard]] bool dominates(int ancestor, int i) const { return tree_->dominates(ancestor, i); }
  /// From the first to after the last word below i, clauses that hang on it as relatives,
  /// adverbials or parentheses left out when `tight`.
  [[nodiscard]] text::Span phrase(int i, bool tight) const;
  [[nodiscard]] std::string text(text::Span span) const;
  /// Word that holds or follows the code point, or size().
  [[nodiscard]] int word_at(std::uint32_t code_point) const;
  /// Head word of a span: the word in it whose head lies outside; -1 if the span holds no word.
  [[nodiscard]] int head_of(text::Span span) const;

 private:
  void spread(int i, bool tight, text::Span& span) const;

  const MentionIndex* mentions_;
  const Document* document_;
  std::uint32_t sentence_;
  const syntax::Tree* tree_;
  std::span<const text::Token> tokens_;
  std::vector<std::vector<int>> kids_;
  std::vector<std::string> low_;
  std::vector<std::string> lemma_;
};

}  // namespace dateline::event
