#include "text/sentences.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/abbreviations.hpp"
#include "text/characters.hpp"

namespace dateline::text {
namespace {

// Words that begin a sentence far more often than they follow an abbreviation within one.
constexpr std::array kStarters = std::to_array<std::string_view>(
    {"A",     "About",  "After",  "All",   "Also",  "Although", "An",        "And",   "Another",
     "As",    "At",     "Before", "Both",  "But",   "By",       "During",    "Each",  "Earlier",
     "Even",  "For",    "From",   "He",    "Her",   "His",      "However",   "I",     "If",
     "In",    "It",     "Its",    "Last",  "Later", "Many",     "Meanwhile", "More",  "Most",
     "No",    "On",     "One",    "Other", "Our",   "Several",  "She",       "Since", "So",
     "Some",  "That",   "The",    "Their", "Then",  "There",    "These",     "They",  "This",
     "Those", "Though", "Two",    "Under", "Until", "We",       "What",      "When",  "Where",
     "Which", "While",  "Who",    "With",  "You"});
// What follows "9 a.m." without ending the sentence.
constexpr std::array kAfterHour = std::to_array<std::string_view>(
    {"April",     "August",  "BST",      "Baghdad",  "CET",     "December",  "EDT",  "EST",
     "ET",        "Eastern", "February", "Friday",   "GMT",     "January",   "July", "June",
     "March",     "May",     "Monday",   "November", "October", "PDT",       "PST",  "Saturday",
     "September", "Sunday",  "Thursday", "Tuesday",  "UTC",     "Wednesday", "Apr.", "Aug.",
     "Dec.",      "Feb.",    "Jan.",     "Nov.",     "Oct.",    "Sept."});
constexpr std::array kSpeech =
    std::to_array<std::string_view>({"added", "asked", "cried", "demanded", "exclaimed", "said",
                                     "says", "shouted", "told", "wrote"});
static_assert(std::ranges::is_sorted(kStarters));
static_assert(std::ranges::is_sorted(kSpeech));

bool in(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

/// Line breaks between two tokens, counted to two.
int breaks_between(std::u32string_view text, const Token& left, const Token& right) {
  int breaks = 0;
  const std::size_t end = std::min<std::size_t>(right.span.start, text.size());
  for (std::size_t i = left.span.end; i < end && breaks < 2; ++i) {
    if (!is_line_break(text[i])) continue;
    ++breaks;
    if (text[i] == U'\r' && i + 1 < end && text[i + 1] == U'\n') ++i;
    if (text[i] == 0x2029) breaks = 2;
  }
  return breaks;
}

bool is_stop(std::string_view form) {
  if (form.empty()) return false;
  if (form.find_first_not_of(".!?") == std::string_view::npos) return true;
  return form.starts_with("\xE2\x80\xA6");
}
bool is_closer(std::string_view form) {
  return form == "\"" || form == "'" || form == ")" || form == "]" || form == "}";
}
bool is_opener(std::string_view form) {
  return form == "\"" || form == "'" || form == "(" || form == "[" || form == "{";
}

enum class Begins { capital, digit, small, other };

/// How a form begins of which the first characters are given.
Begins begins(std::u32string_view form) {
  const char32_t c = form.empty() ? U'\0' : form.front();
  if (is_digit(c)) return Begins::digit;
  if (is_upper(c)) return Begins::capital;
  // "al-Qaeda claimed ...": an article of a name is written small even at the start of a sentence.
  const std::size_t hyphen = form.find(U'-');
  if (hyphen <= 3 && hyphen + 1 < form.size() && is_upper(form[hyphen + 1])) {
    return Begins::capital;
  }
  return is_lower(c) ? Begins::small : (is_letter(c) ? Begins::capital : Begins::other);
}

/// How the token at i begins, seen through opening quotes and brackets.
Begins begins(std::span<const Token> tokens, std::size_t i) {
  const std::size_t limit = std::min(tokens.size(), i + 3);
  while (i + 1 < limit && is_opener(tokens[i].form)) ++i;
  const std::string_view form = tokens[i].form;
  // A character has four bytes at most.
  constexpr std::size_t kLooked = 5;
  const std::string_view head = form.substr(0, 4 * kLooked);
  std::array<char32_t, kLooked> plain{};
  const std::size_t size = std::min(head.size(), kLooked);
  std::transform(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(size), plain.begin(),
                 [](char c) { return static_cast<unsigned char>(c); });
  const Begins how = base::is_ascii(head) ? begins(std::u32string_view(plain.data(), size))
                                          : begins(base::to_code_points(head));
  if (how != Begins::capital && how != Begins::digit && form == "al" && i + 1 < tokens.size() &&
      begins(tokens.subspan(i + 1), 0) == Begins::capital) {
    return Begins::capital;
  }
  return how;
}

class Splitter {
 public:
  Splitter(std::u32string_view text, std::span<const Token> tokens)
      : text_(text), tokens_(tokens) {}

  std::vector<Range> split() {
    std::vector<Range> out;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const bool plain = i + 1 < tokens_.size() && goes_on(tokens_[i], tokens_[i + 1]);
      if (plain && i + 1 - begin < kLongestSentence) continue;
      std::uint32_t end = plain ? 0 : end_after(i);
      if (end == 0 && i + 1 - begin >= kLongestSentence) end = cut_before(begin, i + 1);
      if (end == 0) continue;
      out.push_back({begin, end});
      begin = end;
      i = end - 1;
    }
    if (begin < tokens_.size()) out.push_back({begin, static_cast<std::uint32_t>(tokens_.size())});
    return out;
  }

 private:
  /// The token after the last comma of [begin, end), as long as that is not far back; else `end`.
  std::uint32_t cut_before(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kFarthest = kLongestSentence / 4;
    for (std::uint32_t i = end; i > begin && end - i < kFarthest; --i) {
      if (tokens_[i - 1].form == "," || tokens_[i - 1].form == ";") return i;
    }
    return end;
  }

  /// Whether what is no stop and ends in none stands before the next token with a blank and no more
  /// between: most tokens do, and end nothing.
  [[nodiscard]] bool goes_on(const Token& token, const Token& next) const {
    const std::string_view form = token.form;
    if (form.empty() || form.back() == '.') return false;
    // The first byte of an ellipsis is that of many other marks.
    const char c = form.front();
    if (c == '.' || c == '!' || c == '?' || c == '\xE2') return false;
    const std::uint32_t end = token.span.end;
    const std::uint32_t gap = next.span.start - end;
    return gap == 0 || (gap == 1 && end < text_.size() && text_[end] == U' ');
  }

  /// The token after the sentence if one ends with token i and what closes after it, else 0.
  std::uint32_t end_after(std::uint32_t i) const {
    const std::string& form = tokens_[i].form;
    const bool stop = is_stop(form);
    const bool abbreviated = !stop && form.size() > 1 && form.back() == '.';
    std::uint32_t next = i + 1;
    bool quoted = false;
    if (stop || abbreviated) {
      while (next < tokens_.size() && is_closer(tokens_[next].form) &&
             !tokens_[next - 1].space_after) {
        quoted = quoted || tokens_[next].form == "\"" || tokens_[next].form == "'";
        ++next;
      }
    }
    if (next >= tokens_.size()) return next;
    const int breaks = breaks_between(text_, tokens_[next - 1], tokens_[next]);
    if (breaks > 1) return next;
    if (breaks == 1 && begins_item(next)) return next;
    if (stop) return ends_at_stop(i, next, quoted, breaks) ? next : 0;
    if (abbreviated) return ends_at_abbreviation(i, next, breaks) ? next : 0;
    return 0;
  }

  /// "- three killed", "* ..." at the start of a line.
  bool begins_item(std::uint32_t i) const {
    const std::string& form = tokens_[i].form;
    return (form == "-" || form == "*" || form == "\xE2\x80\xA2") && tokens_[i].space_after;
  }

  bool ends_at_stop(std::uint32_t i, std::uint32_t next, bool quoted, int breaks) const {
    const std::string& form = tokens_[i].form;
    const Begins how = begins(tokens_, next);
    if (how == Begins::small) {
      // After a line break a small letter is a new line of its own only behind a plain full stop.
      return breaks > 0 && form == "." && !quoted;
    }
    if (breaks > 0) return true;
    if (how == Begins::other) {
      const std::string& follows = tokens_[next].form;
      return follows != "," && follows != ";" && follows != ":" && !is_closer(follows) &&
             !follows.starts_with("-") && !is_stop(follows) && follows != "\xE2\x80\x93" &&
             follows != "\xE2\x80\x94";
    }
    if (quoted && form != "." && speaker_follows(next)) return false;
    if (form == "." && next == i + 1 && !tokens_[i].space_after) {
      return how == Begins::capital && i > 0 && tokens_[i - 1].form.size() > 1;  // "town.The"
    }
    return true;
  }

  /// "Abadi asked", "the mayor said" after a question in quotes.
  bool speaker_follows(std::uint32_t next) const {
    const std::uint32_t limit =
        std::min<std::uint32_t>(next + 4, static_cast<std::uint32_t>(tokens_.size()));
    for (std::uint32_t i = next + 1; i < limit; ++i) {
      if (is_stop(tokens_[i].form)) return false;
      if (in(kSpeech, tokens_[i].form)) return true;
    }
    return false;
  }

  bool ends_at_abbreviation(std::uint32_t i, std::uint32_t next, int breaks) const {
    const Begins how = begins(tokens_, next);
    if (how == Begins::small || how == Begins::other) return false;
    const std::u32string form = base::to_code_points(tokens_[i].form);
    const std::u32string_view word = std::u32string_view(form).substr(0, form.size() - 1);
    const Abbreviation kind = abbreviation(word);
    const bool starter = in(kStarters, tokens_[next].form) ||
                         (is_opener(tokens_[next].form) && next + 1 < tokens_.size() &&
                          in(kStarters, tokens_[next + 1].form));
    const bool hour = form == U"a.m." || form == U"p.m." || form == U"A.M." || form == U"P.M.";
    if (kind == Abbreviation::title || kind == Abbreviation::number) return false;
    if (how == Begins::digit) return hour && breaks > 0;
    if (hour) {
      return starter || !(in(kAfterHour, tokens_[next].form) ||
                          (next + 1 < tokens_.size() && tokens_[next + 1].form == "time"));
    }
    if (form == U"etc.") return true;
    // "U.S. The", "Jones Inc. He": capitals alone may be a name that goes on ("U.S. President").
    return starter;
  }

  std::u32string_view text_;
  std::span<const Token> tokens_;
};

}  // namespace

std::vector<Range> split_sentences(std::u32string_view text, std::span<const Token> tokens) {
  return Splitter(text, tokens).split();
}

}  // namespace dateline::text
