#include "timex/lexer.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "timex/numerals.hpp"

namespace dateline::timex {
namespace {

bool is_figure(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_upper(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  return (c < 0x2000 || c > 0x206F) && (c < 0x3000 || c > 0x303F) && c != 0xFEFF;
}
bool is_space(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
         c == 0xFEFF;
}
char32_t plain(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return U'-';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == U'`') return U'\'';
  if (c == 0x201C || c == 0x201D) return U'"';
  return c;
}

/// Figures from `at`: "1,979", "3.5", "2014".
std::uint32_t cut_figures(std::u32string_view text, std::uint32_t at, std::uint32_t end,
                          Lexeme& out) {
  const auto run = [&](std::uint32_t from) {
    std::uint32_t to = from;
    while (to < end && is_figure(text[to])) ++to;
    return to;
  };
  std::uint32_t to = run(at);
  while (to + 3 < end && text[to] == U',' && to - at <= 15 && run(to + 1) == to + 4) {
    to += 4;
    out.grouped = true;
  }
  const bool after_point = at >= 2 && text[at - 1] == U'.' && is_figure(text[at - 2]);
  if (!after_point && to + 1 < end && text[to] == U'.' && is_figure(text[to + 1])) {
    const std::uint32_t after = run(to + 1);
    // "15.06.2014" is a date, not a number with a fraction.
    if (after >= end || text[after] != U'.' || after + 1 >= end || !is_figure(text[after + 1])) {
      to = after;
      out.grouped = true;
    }
  }
  double value = 0;
  double scale = 0;
  for (std::uint32_t i = at; i < to; ++i) {
    if (text[i] == U'.') scale = 1;
    if (!is_figure(text[i])) continue;
    value = value * 10 + static_cast<double>(text[i] - U'0');
    scale *= 10;
  }
  out.number = scale > 1 ? value / scale : value;
  out.figures = !out.grouped;
  return to;
}

}  // namespace

std::vector<Lexeme> cut(std::u32string_view text, text::Span span) {
  std::vector<Lexeme> out;
  const std::uint32_t end = std::min(span.end, static_cast<std::uint32_t>(text.size()));
  std::uint32_t at = span.start;
  std::uint32_t previous = end + 1;  // the first lexeme has a space before it
  while (at < end) {
    const char32_t c = plain(text[at]);
    if (is_space(c)) {
      ++at;
      continue;
    }
    Lexeme lexeme;
    std::uint32_t to = at + 1;
    if (is_letter(c)) {
      while (to < end && (is_letter(text[to]) || is_figure(text[to]))) ++to;
      lexeme.letters = true;
      lexeme.capital = is_upper(c);
    } else if (is_figure(c)) {
      to = cut_figures(text, at, end, lexeme);
    }
    constexpr std::uint32_t kLongestWord = 40;  // no word of the lexicon is longer
    for (std::uint32_t i = at; i < to && i < at + kLongestWord; ++i) {
      char32_t k = plain(text[i]);
      if (is_upper(k)) k += 32;
      base::append_utf8(lexeme.lower, k);
    }
    lexeme.span = {at, to};
    lexeme.glued = previous == at;
    previous = to;
    out.push_back(std::move(lexeme));
    at = to;
  }
  return out;
}

namespace {

class Finder {
 public:
  Finder(const Lexicon& lexicon, Line& line) : lexicon_(lexicon), line_(line) {}

  void find_at(std::size_t i) {
    const Lexeme& lexeme = line_.lexemes[i];
    if (lexeme.letters) add({.cls = Class::word, .entry = -1});
    if (lexeme.word != 0) entries_at(i);
    if (spoken_clock_at(i)) line_.speaks_of_time = true;
    if (lexeme.figures || lexeme.grouped) figures_at(i);
    if (lexeme.lower == "'" && i + 1 < line_.size()) {
      const Lexeme& next = line_.lexemes[i + 1];
      if (next.figures && next.glued && next.lower.size() == 2) {
        add({.cls = Class::short_year, .length = 2, .number = next.number});
        line_.speaks_of_time = true;
      }
    }
    if (const auto number = read_number(lexicon_, line_.lexemes, i)) {
      Item item{.cls = Class::number,
                .length = number->length,
                .unknown = number->unknown,
                .number = number->value};
      add(item);
      item.cls = Class::count;
      if (!number->article) add(item);
    }
    if (const auto ordinal = read_ordinal(lexicon_, line_.lexemes, i)) {
      Item item{.cls = Class::ordinal, .length = ordinal->length, .number = ordinal->value};
      add(item);
      if (lexeme.figures && item.number >= 1 && item.number <= 31) {
        item.cls = Class::day;
        add(item);
        line_.speaks_of_time = true;
      }
    }
  }

 private:
  void add(Item item) { line_.items.push_back(item); }
  const Lexeme* after(std::size_t i, std::size_t n) const {
    if (i + n >= line_.size()) return nullptr;
    for (std::size_t k = i + 1; k <= i + n; ++k) {
      if (!line_.lexemes[k].glued) return nullptr;
    }
    return &line_.lexemes[i + n];
  }

  /// "eight o'clock", "half past four", "a quarter to six" have no word that is only of time.
  bool spoken_clock_at(std::size_t i) const {
    if (i < 1) return false;
    const std::string& word = line_.lexemes[i].lower;
    const std::string& before = line_.lexemes[i - 1].lower;
    if (word == "past" || word == "to") return before == "half" || before == "quarter";
    return word == "clock" && i >= 2 && before == "'" && line_.lexemes[i - 2].lower == "o";
  }

  void entries_at(std::size_t i) {
    for (const std::uint32_t index : lexicon_.starting_with(line_.lexemes[i].word)) {
      const Entry& entry = lexicon_.entry(index);
      if (i + entry.words.size() > line_.size()) continue;
      if (entry.has(kCapital) && !line_.lexemes[i].capital) continue;
      bool same = true;
      for (std::size_t k = 1; same && k < entry.words.size(); ++k) {
        same = line_.lexemes[i + k].word == entry.words[k];
      }
      if (!same) continue;
      add({.cls = entry.cls,
           .length = static_cast<std::uint8_t>(entry.words.size()),
           .entry = static_cast<std::int32_t>(index),
           .number = entry.number});
      switch (entry.cls) {
        case Class::number_word:
        case Class::modifier:  // a quarter of a year needs no more words
          line_.speaks_of_time = line_.speaks_of_time || entry.value.starts_with('Q');
          break;
        case Class::approximation:
        case Class::tense:
          break;
        case Class::half_of_day:  // "am" is also a verb
          line_.speaks_of_time = line_.speaks_of_time || (i > 0 && line_.lexemes[i - 1].figures);
          break;
        case Class::relation:
          break;
        default:
          line_.speaks_of_time = true;
      }
    }
  }

  void figures_at(std::size_t i) {
    const Lexeme& lexeme = line_.lexemes[i];
    // "24th" and "45km" are no plain figures, "1990s" is a decade.
    const Lexeme* const next = after(i, 1);
    const bool word_follows = next != nullptr && next->letters;
    if (lexeme.grouped) return dotted_at(i, lexeme);
    const auto digits = static_cast<std::uint8_t>(std::min<std::size_t>(lexeme.lower.size(), 20));
    const double n = lexeme.number;
    if (digits >= 2 && digits <= 4 && static_cast<int>(n) % 10 == 0 && digits != 3) {
      const bool apostrophe = next != nullptr && next->lower == "'" && after(i, 2) != nullptr;
      const Lexeme* const s = apostrophe ? after(i, 2) : next;
      if (s != nullptr && s->lower == "s") {
        add({.cls = Class::decade,
             .length = static_cast<std::uint8_t>(apostrophe ? 3 : 2),
             .digits = digits,
             .number = n});
        line_.speaks_of_time = true;
        return;
      }
    }
    if (digits == 3 && word_follows && next->lower == "s" && static_cast<int>(n) % 10 == 0) {
      add({.cls = Class::decade, .length = 2, .digits = digits, .number = n});
      line_.speaks_of_time = true;
      return;
    }
    if (word_follows) return;
    composed_at(i);
    add({.cls = Class::figures, .digits = digits, .number = n});
    if (digits == 3) line_.speaks_of_time = true;  // a year BC, where such are told
    if (digits == 2) add({.cls = Class::two, .digits = digits, .number = n});
    if (digits <= 2 && n >= 1 && n <= 31) add({.cls = Class::day, .digits = digits, .number = n});
    if (digits == 4 && n >= 1000 && n <= 2100) {
      add({.cls = Class::year, .digits = digits, .number = n});
      line_.speaks_of_time = true;
    }
    if (digits != 4) return;
    const int hour = static_cast<int>(n) / 100;
    const int minute = static_cast<int>(n) % 100;
    if (hour <= 24 && minute < 60) {
      add({.cls = Class::hhmm, .digits = 2, .number = static_cast<double>(hour * 60 + minute)});
    }
  }

  /// "4.30": as good a number as a time, so that only the words beside it make it one.
  void dotted_at(std::size_t i, const Lexeme& lexeme) {
    const std::string& figures = lexeme.lower;
    const std::size_t point = figures.find('.');
    if (point == std::string::npos || point > 2 || figures.size() != point + 3) return;
    const int hour = static_cast<int>(lexeme.number);
    const int minute = (figures[point + 1] - '0') * 10 + (figures[point + 2] - '0');
    if (hour > 24 || minute > 59) return;
    add({.cls = Class::dotted,
         .digits = static_cast<std::uint8_t>(point == 2 && figures[0] == '0' ? 3 : point),
         .number = static_cast<double>(hour * 60 + minute)});
    static constexpr std::array<std::string_view, 8> kBefore = {
        "at", "by", "until", "from", "about", "around", "after", "before"};
    const bool led =
        i > 0 && std::ranges::find(kBefore, line_.lexemes[i - 1].lower) != kBefore.end();
    line_.speaks_of_time = line_.speaks_of_time || led;
  }

  /// "17:30", "2014-06-15", "2014-06-15T17:30", "15/06/2014", "15.06.2014".
  void composed_at(std::size_t i) {
    const Lexeme& a = line_.lexemes[i];
    const Lexeme* const mark = after(i, 1);
    const Lexeme* const b = after(i, 2);
    if (mark == nullptr || b == nullptr || !b->figures || b->lower.size() > 2) return;
    const auto month = static_cast<std::int8_t>(b->number);
    if ((mark->lower == ":") && a.lower.size() <= 2 && b->lower.size() == 2 && a.number < 25 &&
        b->number < 60) {
      const Lexeme* const colon = after(i, 3);
      const Lexeme* const seconds = after(i, 4);
      const bool with_seconds = colon != nullptr && colon->lower == ":" && seconds != nullptr &&
                                seconds->figures && seconds->lower.size() == 2;
      add({.cls = Class::clock,
           .length = static_cast<std::uint8_t>(with_seconds ? 5 : 3),
           .digits = static_cast<std::uint8_t>(
               a.lower.size() == 2 && a.lower[0] == '0' ? 3 : a.lower.size()),
           .number = a.number * 60 + b->number});
      line_.speaks_of_time = true;
      return;
    }
    const Lexeme* const second_mark = after(i, 3);
    const Lexeme* const c = after(i, 4);
    if (second_mark == nullptr || c == nullptr || second_mark->lower != mark->lower) return;
    if (mark->lower == "-" && a.lower.size() == 4 && c->lower.size() >= 2 && b->lower.size() == 2) {
      iso_at(i, a, month, *c);
    } else if ((mark->lower == "/" || mark->lower == ".") && a.lower.size() <= 2 && c->figures &&
               (c->lower.size() == 4 || (c->lower.size() == 2 && mark->lower == "/"))) {
      // Day before month, as most of the world writes it, unless that cannot be.
      Item item{.cls = Class::slashed,
                .length = 5,
                .year = static_cast<std::int32_t>(c->number),
                .month = month,
                .day = static_cast<std::int8_t>(a.number)};
      if (c->lower.size() == 2) item.year += c->number < 70 ? 2000 : 1900;
      if (item.month > 12) std::swap(item.month, item.day);
      add(item);
      line_.speaks_of_time = true;
    }
  }

  void iso_at(std::size_t i, const Lexeme& a, std::int8_t month, const Lexeme& c) {
    Item item{.cls = Class::iso,
              .length = 5,
              .number = -1,
              .year = static_cast<std::int32_t>(a.number),
              .month = month};
    if (c.figures && c.lower.size() == 2) {
      item.day = static_cast<std::int8_t>(c.number);
      // "2014-06-15T17:30" is cut as 15, T17, :, 30.
      const Lexeme* const t = after(i, 5);
      const Lexeme* const minute = after(i, 7);
      if (t != nullptr && t->letters && t->lower.size() == 3 && t->lower[0] == 't' &&
          minute != nullptr && minute->figures && minute->lower.size() == 2 &&
          after(i, 6)->lower == ":" && minute->number < 60) {
        const int hour = (t->lower[1] - '0') * 10 + (t->lower[2] - '0');
        if (hour >= 0 && hour < 24) {
          item.length = 8;
          item.number = hour * 60 + minute->number;
        }
      }
      add(item);
      line_.speaks_of_time = true;
    }
  }

  const Lexicon& lexicon_;
  Line& line_;
};

}  // namespace

void read_line(const Lexicon& lexicon, std::u32string_view text, text::Span span, Line& line) {
  line.lexemes = cut(text, span);
  line.items.clear();
  line.first_item.clear();
  line.speaks_of_time = false;
  for (Lexeme& lexeme : line.lexemes) lexeme.word = lexicon.id(lexeme.lower);
  Finder finder(lexicon, line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    line.first_item.push_back(static_cast<std::uint32_t>(line.items.size()));
    finder.find_at(i);
  }
  line.first_item.push_back(static_cast<std::uint32_t>(line.items.size()));
}

}  // namespace dateline::timex
