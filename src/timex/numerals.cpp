#include "timex/numerals.hpp"

namespace dateline::timex {
namespace {

/// The longest number word at `at` that has one of `flags`.
const Entry* word_at(const Lexicon& lexicon, const std::vector<Lexeme>& lexemes, std::size_t at,
                     std::uint32_t flags) {
  if (at >= lexemes.size() || lexemes[at].word == 0) return nullptr;
  for (const std::uint32_t index : lexicon.starting_with(lexemes[at].word)) {
    const Entry& entry = lexicon.entry(index);
    if (entry.cls != Class::number_word || !entry.has(flags)) continue;
    if (at + entry.words.size() > lexemes.size()) continue;
    bool same = true;
    for (std::size_t k = 1; same && k < entry.words.size(); ++k) {
      same = lexemes[at + k].word == entry.words[k];
    }
    if (same) return &entry;
  }
  return nullptr;
}

bool is(const std::vector<Lexeme>& lexemes, std::size_t at, std::string_view what) {
  return at < lexemes.size() && lexemes[at].lower == what;
}

/// "and a half" after a number: how many lexemes it takes.
std::size_t and_a_half(const std::vector<Lexeme>& lexemes, std::size_t at) {
  if (!is(lexemes, at, "and")) return 0;
  if (is(lexemes, at + 1, "half")) return 2;
  return is(lexemes, at + 1, "a") && is(lexemes, at + 2, "half") ? 3 : 0;
}

}  // namespace

std::optional<Numeral> read_number(const Lexicon& lexicon, const std::vector<Lexeme>& lexemes,
                                   std::size_t at) {
  Numeral out;
  std::size_t i = at;
  const Lexeme& first = lexemes[at];
  if (first.figures || first.grouped) {
    // "20th" is no cardinal, "4WD" no number; "12-hour" is.
    if (at + 1 < lexemes.size() && lexemes[at + 1].glued && lexemes[at + 1].letters) {
      return std::nullopt;
    }
    out.value = first.number;
    i = at + 1;
  } else if (const Entry* const word = word_at(lexicon, lexemes, at, kUnknown)) {
    return Numeral{
        .value = 0, .length = static_cast<std::uint8_t>(word->words.size()), .unknown = true};
  } else if (const Entry* const number = word_at(lexicon, lexemes, at, kCardinal)) {
    out.value = number->number;
    i = at + number->words.size();
    const std::size_t unit_at = i + (is(lexemes, i, "-") ? 1U : 0U);
    const Entry* const unit = word_at(lexicon, lexemes, unit_at, kCardinal);
    if (number->has(kTens) && unit != nullptr && unit->number < 10 && unit->number >= 1) {
      out.value += unit->number;
      i = unit_at + 1;
    }
  } else if (const Entry* const article = word_at(lexicon, lexemes, at, kArticle)) {
    return Numeral{
        .value = 1, .length = static_cast<std::uint8_t>(article->words.size()), .article = true};
  } else {
    return std::nullopt;
  }
  const Entry* const scale = word_at(lexicon, lexemes, i, kScale);
  if (scale != nullptr && scale->words.size() == 1 && out.value < 1000) {
    out.value *= scale->number;
    ++i;
    const std::size_t rest_at = i + (is(lexemes, i, "and") ? 1U : 0U);
    const Entry* const rest = word_at(lexicon, lexemes, rest_at, kCardinal);
    if (rest != nullptr && rest->words.size() == 1 && rest->number < 100 && rest->number >= 1) {
      out.value += rest->number;
      i = rest_at + 1;
    }
  }
  if (const std::size_t half = and_a_half(lexemes, i); half > 0) {
    out.value += 0.5;
    i += half;
  }
  out.length = static_cast<std::uint8_t>(i - at);
  return out;
}

std::optional<Numeral> read_ordinal(const Lexicon& lexicon, const std::vector<Lexeme>& lexemes,
                                    std::size_t at) {
  const Lexeme& first = lexemes[at];
  if (first.figures && at + 1 < lexemes.size() && lexemes[at + 1].glued) {
    const std::string& end = lexemes[at + 1].lower;
    if (end == "st" || end == "nd" || end == "rd" || end == "th") {
      return Numeral{.value = first.number, .length = 2};
    }
    return std::nullopt;
  }
  if (const Entry* const word = word_at(lexicon, lexemes, at, kOrdinal)) {
    return Numeral{.value = word->number, .length = static_cast<std::uint8_t>(word->words.size())};
  }
  return std::nullopt;
}

}  // namespace dateline::timex
