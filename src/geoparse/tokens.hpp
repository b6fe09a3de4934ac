#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geoparse/lexicon.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"

namespace dateline::geoparse {

/// A token as the recognition of names sees it.
struct Tok {
  std::string_view lower;     ///< lower case, plain letters; of the story or its Tokens
  std::uint32_t classes = 0;  ///< bits of WordClass
  std::uint32_t sentence = 0;
  std::uint32_t letters = 0;    ///< code points of the form
  int head = -1;                ///< index among all tokens, -1 for roots and without a tree
  bool word = false;            ///< has a letter
  bool capital = false;         ///< begins with a capital, also behind "al-"
  bool all_caps = false;        ///< two capitals or more and no small letter
  bool sentence_start = false;  ///< first word of its sentence
  bool plain_case = true;       ///< false in headlines, where case says nothing
  bool number = false;
  const syntax::Word* parse = nullptr;  ///< null without a tree
};

/// All tokens of a story, seen so. The story, trees and lexicon must outlive it.
class Tokens {
 public:
  Tokens(const text::Story& story, std::span<const syntax::Tree> trees, const Lexicon& lexicon);
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  [[nodiscard]] int size() const { return static_cast<int>(toks_.size()); }
  /// A blank token outside the story.
  [[nodiscard]] const Tok& operator[](int i) const {
    return i >= 0 && i < size() ? toks_[static_cast<std::size_t>(i)] : blank_;
  }
  /// operator[] for a neighbour in the same sentence, else blank.
  [[nodiscard]] const Tok& beside(int i, int offset) const {
    const int j = i + offset;
    return j >= 0 && j < size() && (*this)[j].sentence == (*this)[i].sentence ? (*this)[j] : blank_;
  }
  /// Those that are words with a capital, in order.
  [[nodiscard]] std::span<const int> capitalised() const { return capitalised_; }
  /// UTF-8 of tokens [begin, end), line breaks and other runs of spaces as one space.
  [[nodiscard]] std::string text(int begin, int end) const;
  [[nodiscard]] text::Span span(int begin, int end) const;
  /// Whether the sentence of a token only repeats an earlier one, as in a text pasted twice over:
  /// then what it names speaks for nothing that was not said before.
  [[nodiscard]] bool repeated(int i) const {
    const std::uint32_t sentence = (*this)[i].sentence;
    return sentence < story_->first_told.size() && story_->first_told[sentence] != sentence;
  }
  [[nodiscard]] const text::Story& story() const { return *story_; }
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }

 private:
  const text::Story* story_;
  const Lexicon* lexicon_;
  std::vector<Tok> toks_;
  std::vector<int> capitalised_;
  std::vector<char> lowered_;  ///< of tokens with capitals, what Tok::lower views
  Tok blank_;
};

/// ASCII letters in lower case; others are left as they are.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace dateline::geoparse
