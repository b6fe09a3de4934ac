#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "event/document.hpp"

namespace dateline::event {

/// Where the places and times of a document stand, looked up without going through all of them: the
/// cost of an event must not grow with the length of its story. Made in one pass; immutable, holds
/// references into the document. Indices are those of Document::places and Document::times.
class MentionIndex {
 public:
  explicit MentionIndex(const Document& document);

  [[nodiscard]] const Document& document() const { return *document_; }
  /// Those that touch the sentence, or begin between it and the next; ascending.
  [[nodiscard]] std::span<const int> places(std::uint32_t sentence) const {
    return places_.of(sentence);
  }
  [[nodiscard]] std::span<const int> times(std::uint32_t sentence) const {
    return times_.of(sentence);
  }
  /// How many mentions of the place with that key begin before the code point.
  [[nodiscard]] std::size_t named(std::string_view key, std::uint32_t before) const;

  /// The country that the story is about: of its dateline, else the one most often named with a
  /// place in it. "" if none.
  [[nodiscard]] std::string_view main_country() const { return country_; }
  /// The first and the last mention of that country itself; -1 where it is not named.
  [[nodiscard]] int main_country_first() const { return country_first_; }
  [[nodiscard]] int main_country_last() const { return country_last_; }
  /// The first mention of the capital of a country, or -1.
  [[nodiscard]] int capital_of(std::string_view country) const;

 private:
  struct BySentence {
    std::vector<std::uint32_t> begin;  ///< into `items`, one more than there are sentences
    std::vector<int> items;

    template <typename Mentions>
    BySentence(const text::Story& story, const Mentions& mentions);
    [[nodiscard]] std::span<const int> of(std::uint32_t sentence) const {
      return std::span(items).subspan(begin[sentence], begin[sentence + 1] - begin[sentence]);
    }
  };
  void find_country();

  const Document* document_;
  BySentence places_;
  BySentence times_;
  std::map<std::string_view, std::vector<std::uint32_t>> starts_;  ///< by key, ascending
  std::map<std::string_view, int> capitals_;                       ///< by country
  std::string_view country_;
  int country_first_ = -1;
  int country_last_ = -1;
};

}  // namespace dateline::event
