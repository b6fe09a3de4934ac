#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::gui {

/// What somebody types who looks for something by words that need not be right: in any order, half
/// typed, with one slip in a word, or the first letters of its words alone.
class ForgivingMatch {
 public:
  /// Case, diacritics and punctuation do not count. An empty one matches everything.
  explicit ForgivingMatch(std::string_view typed);

  [[nodiscard]] bool empty() const { return words_.empty(); }
  /// How far a text is from what was typed: 0 is the same words, more is worse; nullopt where it is
  /// not meant.
  [[nodiscard]] std::optional<double> cost(std::string_view text) const;
  /// The same for a text that is called by other words, too, which count less.
  [[nodiscard]] std::optional<double> cost(std::string_view text, std::string_view also) const;

 private:
  using Words = std::vector<std::u32string>;
  [[nodiscard]] std::optional<double> by_words(const Words& text, std::size_t own) const;
  [[nodiscard]] std::optional<double> by_initials(const Words& text) const;

  Words words_;
  std::u32string letters_;  ///< all that was typed, without spaces
};

}  // namespace dateline::gui
