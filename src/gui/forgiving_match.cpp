#include "gui/forgiving_match.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "gazetteer/edit_distance.hpp"
#include "text/name_key.hpp"

namespace dateline::gui {
namespace {

// Costs: what is less like what was typed is more. A half-typed word costs less than a slip, a slip
// less than a word that is found only inside another.
constexpr double kHalf = 0.4;       // a beginning, times the share that is missing
constexpr double kSlip = 1.0;       // one letter wrong, missing, added or swapped
constexpr double kInside = 1.3;     // in the middle of a word
constexpr double kOtherWord = 0.6;  // of the words that it is called by besides
constexpr double kOrder = 0.3;      // another order than the text's
constexpr double kFarIn = 0.04;     // for each word before the first that was meant
constexpr double kLeftOver = 0.01;  // for each word that was not meant
constexpr double kInitials = 1.2;
constexpr std::size_t kLeastForSlip = 4;    // letters; shorter words with a slip are other words
constexpr std::size_t kLeastForFirst = 6;   // for a slip in the first letter, where few are made
constexpr std::size_t kLeastForInside = 3;  // likewise

std::vector<std::u32string> words_of(std::string_view utf8) {
  std::vector<std::u32string> out(1);
  for (const char32_t c : base::to_code_points(text::name_key(utf8))) {
    const bool letter = c >= 0x80 || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (letter) {
      out.back().push_back(c);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// Words that people leave out when they spell by first letters.
bool is_small(const std::u32string& word) {
  static constexpr std::array<std::u32string_view, 12> kSmall = {
      U"a", U"an", U"and", U"at", U"by", U"in", U"is", U"of", U"on", U"or", U"the", U"to"};
  return std::ranges::find(kSmall, std::u32string_view(word)) != kSmall.end();
}

std::optional<double> cost_of(const std::u32string& typed, const std::u32string& word) {
  if (typed == word) return 0;
  if (word.starts_with(typed)) {
    const auto missing = static_cast<double>(word.size() - typed.size());
    return kHalf * missing / static_cast<double>(word.size());
  }
  const bool may_slip = typed.size() >= (typed[0] == word[0] ? kLeastForSlip : kLeastForFirst);
  if (may_slip && gazetteer::slips_of_beginning(typed, word, 1) <= 1) {
    return kSlip + (gazetteer::slips_between(typed, word, 1) <= 1 ? 0 : kHalf / 2);
  }
  if (typed.size() >= kLeastForInside && word.find(typed) != std::u32string::npos) return kInside;
  return std::nullopt;
}

}  // namespace

ForgivingMatch::ForgivingMatch(std::string_view typed) : words_(words_of(typed)) {
  for (const auto& word : words_) letters_ += word;
}

std::optional<double> ForgivingMatch::cost(std::string_view text) const { return cost(text, {}); }

std::optional<double> ForgivingMatch::cost(std::string_view text, std::string_view also) const {
  if (empty()) return 0;
  Words words = words_of(text);
  const std::size_t own = words.size();
  const auto initials = by_initials(words);
  for (auto& word : words_of(also)) words.push_back(std::move(word));
  const auto plain = by_words(words, own);
  if (!plain || !initials) return plain ? plain : initials;
  return std::min(*plain, *initials);
}

/// Each word that was typed takes the word of the text that is most like it and not taken yet.
std::optional<double> ForgivingMatch::by_words(const Words& text, std::size_t own) const {
  std::vector<bool> taken(text.size(), false);
  double sum = 0;
  std::size_t first = text.size();
  std::size_t last = 0;
  bool in_order = true;
  for (const auto& typed : words_) {
    std::optional<double> best;
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (taken[i]) continue;
      auto cost = cost_of(typed, text[i]);
      if (cost && i >= own) *cost += kOtherWord;
      if (cost && (!best || *cost < *best)) {
        best = cost;
        at = i;
      }
    }
    if (!best) return std::nullopt;
    taken[at] = true;
    sum += *best;
    in_order = in_order && (&typed == &words_.front() || at > last);
    last = at;
    first = std::min(first, at);
  }
  if (!in_order) sum += kOrder;
  sum += kFarIn * static_cast<double>(std::min(first, own));
  return sum + kLeftOver * static_cast<double>(own > words_.size() ? own - words_.size() : 0);
}

/// The first letters of words that follow each other, small words left out or not; of two letters
/// only from the first word on, since two letters are found everywhere.
std::optional<double> ForgivingMatch::by_initials(const Words& text) const {
  if (words_.size() != 1 || letters_.size() < 2) return std::nullopt;
  for (const bool all : {true, false}) {
    std::u32string initials;
    for (const auto& word : text) {
      if (all || !is_small(word)) initials.push_back(word.front());
    }
    const auto at = initials.find(letters_);
    if (at == std::u32string::npos || (letters_.size() == 2 && at != 0)) continue;
    return kInitials + kFarIn * static_cast<double>(at) +
           kLeftOver * static_cast<double>(initials.size() - letters_.size());
  }
  return std::nullopt;
}

}  // namespace dateline::gui
