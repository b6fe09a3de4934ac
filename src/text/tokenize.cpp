#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "text/abbreviations.hpp"
#include "text/characters.hpp"
#include "text/sixty_four.hpp"
#include "text/token.hpp"
#include "text/word_lists.hpp"

namespace dateline::text {
namespace {

using View = std::u32string_view;
constexpr std::size_t kNone = View::npos;
constexpr std::size_t kLongestAbbreviation = 6;  // letters before the full stop
constexpr std::size_t kLongestLocalPart = 64;    // of an e-mail address, RFC 5321

/// Marks that say how text is set, not what it says.
constexpr bool is_ignorable(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}
constexpr bool is_mark(char32_t c) { return (c >= 0x300 && c <= 0x36F) || c == U'_'; }
constexpr bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }
constexpr bool is_gap(char32_t c) { return is_space(c) && !is_ignorable(c); }

constexpr char32_t plain(char32_t c) {
  if (is_quote(c)) return U'"';
  if (c != 0x60 && is_apostrophe(c)) return U'\'';
  if (c == 0x201A || c == 0x201B || c == 0x2032) return U'\'';
  if (c == 0x2033) return U'"';
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return U'-';
  return c;
}

/// Cuts one stretch without white space at a time. Each step looks at most a fixed number of
/// characters ahead or uses up what it has looked at, so that time is linear in the text.
class Chunk {
 public:
  Chunk(View text, std::vector<Token>& out, std::uint32_t offset)
      : text_(text), out_(out), first_(out.size()), offset_(offset) {}

  /// Characters [b, e) of sixty-four, those that stand at `begin` of the text: all of ASCII, with
  /// blanks around them.
  void cut(const SixtyFour& at, std::size_t begin, std::size_t b, std::size_t e) {
    const std::size_t letters = SixtyFour::first(SixtyFour::from(~at.letters(), b)) - b;
    if (letters > 0 ? cut_plain(at.bytes() + b, begin + b, letters, e - b)
                    : cut_digits(at.bytes() + b, begin + b, e - b)) {
      return;
    }
    s_ = text_.substr(begin + b, e - b);
    if ((at.taken() & SixtyFour::between(b, e)) != 0) {
      made_.resize(s_.size());
      std::ranges::transform(s_, made_.begin(), plain);
      s_ = made_;
    }
    cut(begin + b, begin + e, at.bytes() + b);
  }

  /// Characters [begin, end) of the text, with gaps around them.
  void cut(std::size_t begin, std::size_t end) {
    made_.clear();
    at_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      if (is_ignorable(text_[i])) continue;
      made_.push_back(plain(text_[i]));
      at_.push_back(static_cast<std::uint32_t>(i));
    }
    s_ = made_;
    cut(begin, end, nullptr);
  }

 private:
  void cut(std::size_t begin, std::size_t end, const char* ascii) {
    if (s_.empty()) return;
    begin_ = begin;
    after_ = text_.substr(end);
    ascii_ = ascii;
    next_at_sign_ = s_.find(U'@');
    for (std::size_t i = 0; i < s_.size();) i = step(i);
    out_.back().space_after = true;
  }

  /// What most of the text is, so many letters, perhaps with a mark behind them, `size` characters
  /// in all. False, and nothing done, for what needs a closer look.
  bool cut_plain(const char* from, std::size_t begin, std::size_t letters, std::size_t size) {
    // Few words end so, whereas many are as long: this is asked first.
    const char last = from[letters - 1];
    if (((last == 't') | (last == 'a')) && letters >= kShortestContraction &&
        letters <= kLongestContraction &&
        may_end_contraction(static_cast<char32_t>(from[letters - 2])) &&
        contraction(packed_letters(from, letters)) != 0) {
      return false;
    }
    if (letters == size) {
      add(from, begin, size, true);
      return true;
    }
    const char mark = from[letters];
    if (size - letters == 2 && mark == '\'' && (from[letters + 1] | 0x20) == 's') {
      return add_two(from, begin, letters, size);  // "Iran's"
    }
    if (size - letters > 1 || !is_lone(mark)) return false;
    if (mark == '.' &&
        (letters == 1 || may_be_abbreviation(static_cast<char32_t>(from[0]), letters))) {
      return false;
    }
    return add_two(from, begin, letters, size);
  }
  /// The same for digits.
  bool cut_digits(const char* from, std::size_t begin, std::size_t size) {
    std::size_t digits = 0;
    while (digits < size && is_digit(static_cast<char32_t>(from[digits]))) ++digits;
    if (digits == size) {
      add(from, begin, size, true);
      return true;
    }
    if (digits == 0 || size - digits > 1 || !is_lone(from[digits])) return false;
    return add_two(from, begin, digits, size);
  }
  /// Whether a character of ASCII that ends a stretch is a token of its own behind letters or
  /// digits.
  [[nodiscard]] static bool is_lone(char mark) {
    return mark != '@' && !is_word(static_cast<char32_t>(mark));
  }
  bool add_two(const char* from, std::size_t begin, std::size_t first, std::size_t size) {
    add(from, begin, first, false);
    add(from + first, begin + first, size - first, true);
    return true;
  }
  /// packed() of at most seven ASCII letters.
  [[nodiscard]] static std::uint64_t packed_letters(const char* from, std::size_t size) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
      out = out << 8U | (static_cast<std::uint8_t>(from[i]) | 0x20U);
    }
    return out;
  }

  [[nodiscard]] char32_t get(std::size_t i) const { return i < s_.size() ? s_[i] : U'\0'; }
  [[nodiscard]] View view(std::size_t b, std::size_t e) const { return View(s_).substr(b, e - b); }
  [[nodiscard]] bool starts(std::size_t i, View what) const {
    if (s_.size() - i < what.size()) return false;
    return std::ranges::equal(what, view(i, i + what.size()), {}, {}, lower);
  }
  [[nodiscard]] std::size_t run(std::size_t i, auto accept) const {
    while (i < s_.size() && accept(s_[i])) ++i;
    return i;
  }

  /// So many characters of ASCII that stand at `begin` of the text.
  void add(const char* from, std::size_t begin, std::size_t size, bool space_after) {
    static_assert(Token::kReadable <= SixtyFour::kBehind);
    const auto start = offset_ + static_cast<std::uint32_t>(begin);
    out_.emplace_back(Span{start, start + static_cast<std::uint32_t>(size)}, from, size,
                      space_after);
  }

  std::size_t emit(std::size_t b, std::size_t e) {
    const View form = view(b, e);
    const bool quote = form == U"``" || form == U"''";
    if (ascii_ != nullptr) {
      add(ascii_ + b, begin_ + b, e - b, false);
      if (quote) out_.back().form = '"';
      return e;
    }
    Token& token = out_.emplace_back();
    token.span = {offset_ + at_[b], offset_ + at_[e - 1] + 1};
    token.form = quote ? std::string("\"") : base::to_utf8(form);
    token.space_after = false;
    return e;
  }

  std::size_t step(std::size_t i) {
    const char32_t c = s_[i];
    if (const std::size_t e = address(i); e != kNone) return emit(i, e);
    if (is_digit(c) || ((c == U'.' || c == U'+') && is_digit(get(i + 1)) &&
                        (i == 0 || (!is_word(s_[i - 1]) && s_[i - 1] != c)))) {
      return number(i);
    }
    if (is_word(c)) return word(i);
    if (c == U'\'') return apostrophe(i);
    return mark(i);
  }

  /// End of a web or mail address or a handle that begins at i.
  [[nodiscard]] std::size_t address(std::size_t i) {
    const auto solid = [](char32_t c) { return c != U'<' && c != U'>' && c != U'"'; };
    const char32_t first = lower(s_[i]);
    const bool web = first == U'h' || first == U'w';
    if (web && (starts(i, U"http://") || starts(i, U"https://") || starts(i, U"www."))) {
      return without_stops(i, run(i, solid));
    }
    if (next_at_sign_ == kNone) return kNone;
    if (next_at_sign_ < i) {
      next_at_sign_ = s_.find(U'@', i);
      if (next_at_sign_ == kNone) return kNone;
    }
    if (next_at_sign_ - i > kLongestLocalPart || (i > 0 && is_word(s_[i - 1]))) return kNone;
    const auto part = [](char32_t c) { return is_word(c) || c == U'.' || c == U'-' || c == U'+'; };
    if (run(i, part) != next_at_sign_ || !is_word(get(next_at_sign_ + 1))) return kNone;
    if (i < next_at_sign_ && !is_word(s_[i])) return kNone;
    return without_stops(i, run(next_at_sign_ + 1, part));
  }
  [[nodiscard]] std::size_t without_stops(std::size_t b, std::size_t e) const {
    while (e > b + 1 && View(U".,;:!?')]-").find(s_[e - 1]) != kNone) --e;
    return e;
  }

  std::size_t number(std::size_t i) {
    std::size_t e = i + 1;
    const auto digits = [this](std::size_t at) { return run(at, is_digit); };
    e = digits(e);
    while (View(U".,:/").find(get(e)) != kNone && get(e) != U'\0' && is_digit(get(e + 1))) {
      e = digits(e + 1);
    }
    e = grouped(i, e);
    if (get(e) == U'\'' && lower(get(e + 1)) == U's' && !is_word(get(e + 2))) {
      return emit(i, s_[e - 1] == U'0' && e - i <= 4 ? e + 2 : e);  // "1990's", but "Aug 7" + "'s"
    }
    if (!is_letter(get(e))) return emit(i, e);
    const std::size_t letters = run(e, is_letter);
    if (one_of(view(e, std::min(letters, e + 5)), kUnits) && !is_digit(get(letters))) {
      return emit(i, e);
    }
    return is_digit(s_[i]) && run(i, is_digit) == e ? word(i) : emit(i, e);  // "1st", "1980s", "4A"
  }

  /// Telephone numbers and ISO dates stay whole, ranges ("20-25", "2013-14") do not.
  [[nodiscard]] std::size_t grouped(std::size_t b, std::size_t e) const {
    if (get(e) != U'-' || !is_digit(get(e + 1))) return e;
    std::size_t end = e;
    std::size_t hyphens = 0;
    std::size_t last = 0;
    while (get(end) == U'-' && is_digit(get(end + 1))) {
      ++hyphens;
      const std::size_t next = run(end + 1, is_digit);
      last = next - end - 1;
      end = next;
    }
    return hyphens > 1 || (e - b == 3 && last == 4) ? end : e;
  }

  std::size_t word(std::size_t b) {
    const std::size_t acronym_end = acronym(b);
    if (acronym_end != kNone) return emit(b, acronym_end);
    std::size_t part = b;  // where the part after the last hyphen begins
    std::size_t e = b;
    while (e < s_.size()) {
      const char32_t c = s_[e];
      if (is_word(c)) {
        ++e;
      } else if (c == U'\'' && e > b && is_letter(get(e + 1)) && !is_clitic(b, e)) {
        ++e;
      } else if (c == U'&' && e > b && is_upper(s_[e - 1]) && is_upper(get(e + 1))) {
        ++e;
      } else if (c == U'-' && e > part && joins(b, part, e)) {
        part = ++e;
      } else if (c == U'.' && e > b && is_domain(e)) {
        ++e;
      } else {
        break;
      }
    }
    if (get(e) == U'\'' && lower(get(e + 1)) == U't' && !is_word(get(e + 2)) && e - b > 1 &&
        lower(s_[e - 1]) == U'n') {
      emit(b, e - 1);
      return emit(e - 1, e + 2);
    }
    if (get(e) == U'.' && keeps_stop(b, e)) return emit(b, e + 1);
    if (e - b < kShortestContraction || e - b > kLongestContraction ||
        (s_[e - 1] != U't' && s_[e - 1] != U'a') || !may_end_contraction(s_[e - 2])) {
      return emit(b, e);
    }
    const std::size_t cut = contraction(packed(view(b, e)));
    if (cut == 0) return emit(b, e);
    emit(b, b + cut);
    return emit(b + cut, e);
  }

  /// End of "U.S.", "a.m.", "Ph.D." or "U.S" at b.
  [[nodiscard]] std::size_t acronym(std::size_t b) const {
    if (get(b + 1) != U'.' && get(b + 2) != U'.') return kNone;
    std::size_t e = b;
    std::size_t parts = 0;
    while (is_letter(get(e))) {
      std::size_t letters = 1;
      if (get(e + letters) != U'.' && is_letter(get(e + 1)) && is_upper(get(e))) letters = 2;
      if (get(e + letters) != U'.') break;
      if (letters == 2 && !(parts == 0 && is_letter(get(e + 3)) && get(e + 4) == U'.')) break;
      e += letters + 1;
      ++parts;
    }
    if (parts >= 1 && e - b == parts * 2 && is_letter(get(e)) && !is_word(get(e + 1)) &&
        get(e + 1) != U'\'' && is_upper(get(e)) == is_upper(get(b))) {
      return e + 1;  // the last full stop left out
    }
    return parts >= 2 ? e : kNone;
  }

  /// An apostrophe at e that begins "'s", "'re" and the like rather than stands inside a name
  /// ("Shi'ite", "Ba'ath").
  [[nodiscard]] bool is_clitic(std::size_t b, std::size_t e) const {
    const char32_t c1 = lower(get(e + 1));
    const char32_t c2 = lower(get(e + 2));
    if (!is_word(get(e + 2))) {
      if (c1 == U's') return true;
      if (c1 == U't') return lower(s_[e - 1]) == U'n' && e - b > 1;
      if (c1 == U'm') return e - b == 1 && lower(s_[b]) == U'i';
      return c1 == U'd' && e - b < 6 && one_of(view(b, e), kSplitWithD);
    }
    if (is_word(get(e + 3))) return false;
    return (c1 == U'r' && c2 == U'e') || (c1 == U'v' && c2 == U'e') || (c1 == U'l' && c2 == U'l');
  }

  /// Whether the hyphen at e belongs to the word [b, e): Arabic names and a few prefixes.
  [[nodiscard]] bool joins(std::size_t b, std::size_t part, std::size_t e) const {
    const char32_t next = get(e + 1);
    if (!is_word(next)) return false;
    if (e - part <= 3) {
      const View left = view(part, e);
      if (one_of(left, kArticles) && is_letter(next)) return true;
      if (is_upper(next) && one_of(left, kAssimilated)) return true;
    }
    if (part == b && e - b <= 7 && one_of(view(b, e), kPrefixes)) {
      return !is_upper(s_[b]) || !is_upper(next);  // "non-Muslims", not "E-Pluribus"
    }
    if (!is_upper(s_[part])) return false;
    std::size_t article = e + 1;  // "Salah-al-Din"
    while (article < e + 5 && is_letter(get(article)) && !is_upper(get(article))) ++article;
    if (get(article) != U'-' || !is_upper(get(article + 1))) return false;
    const View middle = view(e + 1, article);
    return one_of(middle, kArticles) || one_of(middle, kAssimilated);
  }

  [[nodiscard]] bool is_domain(std::size_t stop) const {
    const std::size_t e = run_letters(stop + 1, 5);
    return e > stop + 1 && !is_word(get(e)) && !is_upper(get(stop + 1)) &&
           one_of(view(stop + 1, e), kDomains);
  }
  [[nodiscard]] std::size_t run_letters(std::size_t i, std::size_t most) const {
    const std::size_t limit = i + most;
    while (i < limit && is_letter(get(i))) ++i;
    return i;
  }

  [[nodiscard]] bool keeps_stop(std::size_t b, std::size_t e) const {
    if (get(e + 1) == U'.') return false;  // an ellipsis
    if (e - b == 1 && is_upper(s_[b]) && ends_coordinates(b)) return false;
    if (e - b == 1 && is_upper(s_[b])) return s_[b] != U'I' || is_upper(first_after(e + 1));
    if (e - b > kLongestAbbreviation) return false;
    switch (abbreviation(view(b, e))) {
      case Abbreviation::none:
        return false;
      case Abbreviation::number:
        return is_digit(first_after(e + 1));
      default:
        return true;
    }
  }
  /// The letter of "43.13 E." and "43 08 10 E.", whose full stop ends a sentence; that of "110 N.
  /// Main Street" is an abbreviation.
  [[nodiscard]] bool ends_coordinates(std::size_t b) const {
    if (View(U"NSEW").find(s_[b]) == kNone || out_.size() == first_) return false;
    const auto is_number = [this](std::size_t back) {
      return out_.size() - first_ >= back && out_[out_.size() - back].form.front() >= '0' &&
             out_[out_.size() - back].form.front() <= '9';
    };
    if (!is_number(1)) {
      // "43\u00B008'E.", "43.13 \u00B0 E."
      const std::string& mark = out_.back().form;
      return (mark == "'" || mark == "\"" || mark == "\u00B0" || mark == "\u00BA") && is_number(2);
    }
    return b > 0 || out_.back().form.find('.') != std::string::npos || is_number(2);
  }
  /// The first character from i on, in the next stretch if this one ends there.
  [[nodiscard]] char32_t first_after(std::size_t i) const {
    if (i < s_.size()) return s_[i];
    for (const char32_t c : after_.substr(0, 8)) {
      if (!is_space(c)) return c;
    }
    return U'\0';
  }

  std::size_t apostrophe(std::size_t i) {
    if (get(i + 1) == U'\'') return emit(i, i + 2);
    if (i > 0) {
      const char32_t c1 = lower(get(i + 1));
      if (!is_word(get(i + 2)) && View(U"sdmt").find(c1) != kNone && c1 != U'\0') {
        return emit(i, i + 2);
      }
      const View two = view(std::min(i + 1, s_.size()), std::min(i + 3, s_.size()));
      if (is_word(s_[i - 1]) && !is_word(get(i + 3)) && two.size() == 2 && one_of(two, kEndings)) {
        return emit(i, i + 3);
      }
    }
    if (is_digit(get(i + 1)) && is_digit(get(i + 2)) && lower(get(i + 3)) == U's' &&
        !is_word(get(i + 4))) {
      return emit(i, i + 4);  // the '90s
    }
    return emit(i, i + 1);
  }

  std::size_t mark(std::size_t i) {
    const char32_t c = s_[i];
    if (c == U',' || c == U'"' || c == U'(' || c == U')') return emit(i, i + 1);  // most are
    const auto same = [c](char32_t d) { return d == c; };
    if (c == U'.' || c == U'!' || c == U'?' || c == 0x2026) {
      return emit(
          i, run(i, [](char32_t d) { return d == U'.' || d == U'!' || d == U'?' || d == 0x2026; }));
    }
    if (View(U"-=*~+").find(c) != kNone) return emit(i, run(i, same));
    if ((c == U'`' || c == U'<' || c == U'>') && get(i + 1) == c) return emit(i, i + 2);
    if (c == U':' || c == U';') {
      const std::size_t mouth = i + (get(i + 1) == U'-' ? 2 : 1);
      if ((get(mouth) == U')' || get(mouth) == U'(') && !is_word(get(mouth + 1)) &&
          (i == 0 || !is_word(s_[i - 1]))) {
        return emit(i, mouth + 1);
      }
    }
    return emit(i, i + 1);
  }

  View text_;
  std::vector<Token>& out_;
  std::size_t first_;  // of out_ that is of this text
  std::uint32_t offset_;
  View s_;                         // the stretch with plain quotes and without ignorable marks
  std::size_t begin_ = 0;          // where it stands in the text
  const char* ascii_ = nullptr;    // the same as bytes; nullptr if it is not all of ASCII
  std::u32string made_;            // s_ where it differs from the text
  std::vector<std::uint32_t> at_;  // where each of its characters stands, if it is not all of ASCII
  View after_;
  std::size_t next_at_sign_ = kNone;
};

}  // namespace

void tokenize(std::u32string_view text, std::uint32_t offset, std::vector<Token>& out) {
  constexpr std::size_t kSize = SixtyFour::kSize;
  Chunk chunk(text, out, offset);
  for (std::size_t begin = 0; begin < text.size();) {
    SixtyFour at(text.substr(begin));
    // Curly quotes are as good as plain ones.
    for (std::uint64_t left = at.others(); left != 0; left &= left - 1) {
      const std::size_t i = SixtyFour::first(left);
      if (const char32_t mark = plain(text[begin + i]); mark < 0x80) {
        at.take_for(i, static_cast<char>(mark));
      }
    }
    std::size_t i = 0;
    const std::uint64_t solid = ~at.blanks();
    const std::uint64_t others = at.others();
    while (i < kSize) {
      const std::uint64_t left = SixtyFour::from(solid, i);
      i = SixtyFour::first(left);
      if (left == 0) break;
      const std::size_t end = SixtyFour::first(SixtyFour::from(~solid | others, i));
      if (end == kSize && i > 0) break;  // it may go on
      if (end < kSize && (others >> end & 1U) == 0) {
        chunk.cut(at, begin, i, end);
        i = end + 1;  // the blank too
        continue;
      }
      std::size_t e = begin + i;
      if (is_gap(text[e])) {
        ++i;
        continue;
      }
      while (e < text.size() && !is_gap(text[e])) ++e;
      chunk.cut(begin + i, e);
      i = e - begin;
    }
    begin += i;
  }
}

std::vector<Token> tokenize(std::u32string_view text, std::uint32_t offset) {
  std::vector<Token> out;
  out.reserve(text.size() / 5 + 4);  // about what English has
  tokenize(text, offset, out);
  return out;
}

}  // namespace dateline::text
