#include "geo/lexemes.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace dateline::geo {
namespace {

using View = std::u32string_view;

constexpr int kMostWholeDigits = 9;
constexpr int kMostDecimals = 15;

struct Word {
  std::string_view word;
  LexemeKind kind;
  char32_t letter = U'\0';
};
constexpr auto kWords = std::to_array<Word>({{"n", LexemeKind::hemisphere, U'N'},
                                             {"s", LexemeKind::hemisphere, U'S'},
                                             {"e", LexemeKind::hemisphere, U'E'},
                                             {"w", LexemeKind::hemisphere, U'W'},
                                             {"north", LexemeKind::hemisphere, U'N'},
                                             {"south", LexemeKind::hemisphere, U'S'},
                                             {"east", LexemeKind::hemisphere, U'E'},
                                             {"west", LexemeKind::hemisphere, U'W'},
                                             {"lat", LexemeKind::axis, U'N'},
                                             {"latitude", LexemeKind::axis, U'N'},
                                             {"lon", LexemeKind::axis, U'E'},
                                             {"long", LexemeKind::axis, U'E'},
                                             {"lng", LexemeKind::axis, U'E'},
                                             {"longitude", LexemeKind::axis, U'E'},
                                             {"d", LexemeKind::degree},
                                             {"deg", LexemeKind::degree},
                                             {"degs", LexemeKind::degree},
                                             {"degree", LexemeKind::degree},
                                             {"degrees", LexemeKind::degree},
                                             {"m", LexemeKind::minute},
                                             {"min", LexemeKind::minute},
                                             {"mins", LexemeKind::minute},
                                             {"minute", LexemeKind::minute},
                                             {"minutes", LexemeKind::minute},
                                             {"sec", LexemeKind::second},
                                             {"secs", LexemeKind::second},
                                             {"second", LexemeKind::second},
                                             {"seconds", LexemeKind::second},
                                             {"and", LexemeKind::conjunction}});

bool is_degree(char32_t c) { return c == 0xB0 || c == 0xBA || c == 0x2DA; }
bool is_minute(char32_t c) {
  return c == U'\'' || c == 0x2032 || c == 0x2019 || c == 0x2018 || c == 0x2B9 || c == 0x2BC ||
         c == 0xB4 || c == U'`';
}
bool is_second(char32_t c) {
  return c == U'"' || c == 0x2033 || c == 0x201D || c == 0x201C || c == 0x2BA;
}
bool is_minus(char32_t c) { return c == U'-' || c == 0x2212 || c == 0x2013; }

class Lexer {
 public:
  Lexer(View text, std::size_t from, Lexemes& out) : text_(text), at_(from), out_(out) {}

  void run() {
    while (out_.size < kMostLexemes && at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        const std::size_t next = skip_blanks(text_, at_);
        // An empty line parts what is written before it from what is behind.
        const View gap = text_.substr(at_, next - at_);
        if (std::ranges::count(gap, U'\n') > 1) break;
        at_ = next;
        continue;
      }
      const auto one = next();
      if (!one) break;
      out_.list[out_.size++] = *one;
      at_ = one->end;
    }
  }

 private:
  [[nodiscard]] char32_t get(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  [[nodiscard]] std::optional<Lexeme> next() const {
    const char32_t c = get(at_);
    if (is_ascii_digit(c)) return number(at_);
    if (is_ascii_letter(c)) return word();
    const bool after_number = at_ > 0 && (is_ascii_digit(text_[at_ - 1]));
    if ((is_minus(c) || c == U'+') && is_ascii_digit(get(at_ + 1)) && !after_number &&
        !after_hemisphere()) {
      return number(at_ + 1);
    }
    Lexeme out;
    out.begin = at_;
    out.end = at_ + 1;
    if (is_degree(c)) {
      out.kind = LexemeKind::degree;
    } else if (is_minute(c)) {
      const bool twice = is_minute(get(at_ + 1));
      out.kind = twice ? LexemeKind::second : LexemeKind::minute;
      out.end += twice ? 1 : 0;
    } else if (is_second(c)) {
      out.kind = LexemeKind::second;
    } else if (c == U',' || c == U';') {
      out.kind = LexemeKind::comma;
    } else if (is_minus(c) || c == U'/') {
      out.kind = LexemeKind::dash;
    } else if (c == U':' || c == U'=') {
      out.kind = LexemeKind::colon;
    } else if (c == U'.') {
      out.kind = LexemeKind::stop;
    } else {
      return std::nullopt;
    }
    return out;
  }

  /// "36N-43E": the hyphen links two halves.
  [[nodiscard]] bool after_hemisphere() const {
    return out_.size > 0 && out_.list[out_.size - 1].kind == LexemeKind::hemisphere &&
           out_.list[out_.size - 1].end == at_;
  }

  [[nodiscard]] std::optional<Lexeme> number(std::size_t digits) const {
    Lexeme out;
    out.begin = at_;
    out.negative = digits > at_ && get(at_) != U'+';
    std::size_t i = digits;
    for (; is_ascii_digit(get(i)); ++i) {
      if (++out.whole_digits > kMostWholeDigits) return std::nullopt;
      out.value = out.value * 10 + static_cast<double>(get(i) - U'0');
    }
    if (get(i) == U'.' && is_ascii_digit(get(i + 1))) {
      double unit = 1;
      double rest = 0;
      for (++i; is_ascii_digit(get(i)); ++i) {
        if (++out.decimals > kMostDecimals) return std::nullopt;
        rest = rest * 10 + static_cast<double>(get(i) - U'0');
        unit *= 10;
      }
      out.value += rest / unit;  // one rounding: 36.34 is the double that 36.34 is
    }
    if (get(i) == U'.' && is_ascii_digit(get(i + 1))) return std::nullopt;
    out.end = i;
    return out;
  }

  [[nodiscard]] std::optional<Lexeme> word() const {
    std::size_t end = at_;
    std::string low;
    while (is_ascii_letter(get(end)) && low.size() < 12) {
      low += static_cast<char>(get(end++) | 0x20);
    }
    if (is_ascii_letter(get(end))) return std::nullopt;
    auto found = std::ranges::find(kWords, std::string_view(low), &Word::word);
    if (found == kWords.end() && low.size() == 2) {
      // "36d20m06sN": a unit with the letter behind it.
      low.pop_back();
      --end;
      found = std::ranges::find(kWords, std::string_view(low), &Word::word);
    }
    if (found == kWords.end()) return std::nullopt;
    Lexeme out;
    out.kind = found->kind;
    out.begin = at_;
    out.letter = found->letter;
    out.word = true;
    out.small = low.size() == 1 && get(at_) >= U'a';
    const bool shortened = low.size() > 1 && low.size() <= 4 && out.kind != LexemeKind::hemisphere;
    if (shortened && get(end) == U'.') ++end;  // "lat.", "deg."
    out.end = end;
    return out;
  }

  View text_;
  std::size_t at_;
  Lexemes& out_;
};

}  // namespace

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::size_t skip_blanks(View text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

Lexemes lex_coordinates(View text, std::size_t from) {
  Lexemes out;
  Lexer(text, from, out).run();
  return out;
}

}  // namespace dateline::geo
