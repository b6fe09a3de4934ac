#include "geoparse/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace dateline::geoparse {
namespace {

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return (c >= 0xc0 && c <= 0xde && c != 0xd7) ||
         (c >= 0x100 && c <= 0x17e && c % 2 == 0 && (c < 0x138 || c > 0x148)) ||
         (c >= 0x139 && c <= 0x148 && c % 2 == 1) || (c >= 0x410 && c <= 0x42f);
}

bool is_small(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return (c >= 0xdf && c <= 0xff && c != 0xf7) || (c >= 0x100 && c <= 0x17f && !is_upper(c)) ||
         (c >= 0x430 && c <= 0x45f);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_upper(c) || is_small(c);
  return is_upper(c) || is_small(c) || (c >= 0x180 && c != 0x2019 && (c < 0x2000 || c > 0x2bff));
}

/// Sets what the letters of a token say: word, capital, all_caps, number. Char is char for ASCII.
template <class Char>
void look_at_letters(std::basic_string_view<Char> letters, Tok& tok) {
  if (letters.empty()) return;
  int upper = 0;
  int small = 0;
  for (const Char c : letters) {
    upper += is_upper(static_cast<char32_t>(c)) ? 1 : 0;
    small += is_small(static_cast<char32_t>(c)) ? 1 : 0;
    tok.word = tok.word || is_letter(static_cast<char32_t>(c));
  }
  const auto upper_at = [&](std::size_t i) {
    return i < letters.size() && is_upper(static_cast<char32_t>(letters[i]));
  };
  const std::size_t hyphen = letters.substr(0, 4).find(static_cast<Char>('-'));
  const bool article = hyphen != letters.npos && upper_at(hyphen + 1);
  // Scripts without case: any word may be a name.
  const bool caseless = tok.word && upper + small == 0;
  tok.capital =
      upper_at(0) || article || caseless || (letters[0] == static_cast<Char>('\'') && upper_at(1));
  tok.all_caps = upper >= 2 && small == 0;
  tok.number = letters[0] >= static_cast<Char>('0') && letters[0] <= static_cast<Char>('9');
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Looks at forms one after the other.
class Looker {
 public:
  /// `lowered`: room for all forms and base::PackedWord::kMostBytes more.
  explicit Looker(char* lowered) : free_(lowered) {}

  /// Sets what a token's form says of it, but for its classes; returns the key of those.
  WordKey look_at(const std::string& form, Tok& tok) {
    tok.lower = form;
    if (form.size() <= base::PackedWord::kMostBytes) {
      const base::PackedWord word = base::PackedWord::of(form);
      if (word.is_ascii()) return look_at_ascii(form, word, tok);
    }
    if (std::ranges::any_of(form, is_capital)) {
      std::ranges::transform(
          form, free_, [](char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; });
      keep_lowered(tok);
    }
    tok.letters = static_cast<std::uint32_t>(look_at_any(form, tok));
    return WordKey(tok.lower);
  }

 private:
  WordKey look_at_ascii(const std::string& form, base::PackedWord word, Tok& tok) {
    const auto [small_ones, capitals] = word.letters();
    const bool small = !small_ones.none();
    tok.letters = static_cast<std::uint32_t>(form.size());
    tok.word = small | !capitals.none();         // which of them cannot be foretold
    tok.number = (word.low & 0xFFU) - '0' < 10;  // its first byte
    if (!capitals.none()) {
      const auto upper_at = [&](std::size_t i) { return i < form.size() && is_capital(form[i]); };
      const std::size_t hyphen = std::string_view(form).substr(0, 4).find('-');
      const bool article = hyphen != std::string_view::npos && upper_at(hyphen + 1);
      tok.capital = upper_at(0) || article || (form[0] == '\'' && upper_at(1));
      tok.all_caps = !small && capitals.several();
      word.low |= capitals.low >> 2U;  // 0x20 makes a capital small
      word.high |= capitals.high >> 2U;
      std::memcpy(free_, &word.low, sizeof word.low);
      std::memcpy(free_ + sizeof word.low, &word.high, sizeof word.high);
      keep_lowered(tok);
    }
    return {word, form.size()};
  }

  /// The same for any form, word by word; returns the number of code points.
  static std::size_t look_at_any(const std::string& form, Tok& tok) {
    if (base::is_ascii(form)) {
      look_at_letters(std::string_view(form), tok);
      return form.size();
    }
    const std::u32string letters = base::to_code_points(form);
    look_at_letters(std::u32string_view(letters), tok);
    return letters.size();
  }

  /// The next tok.lower.size() characters are those of the form in small letters.
  void keep_lowered(Tok& tok) {
    tok.lower = {free_, tok.lower.size()};
    free_ += tok.lower.size();
  }

  char* free_;
};

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Tokens::Tokens(const text::Story& story, std::span<const syntax::Tree> trees,
               const Lexicon& lexicon)
    : story_(&story), lexicon_(&lexicon), toks_(story.tokens.size()) {
  std::size_t bytes = base::PackedWord::kMostBytes;
  for (const text::Token& token : story.tokens) bytes += token.form.size();
  lowered_.resize(bytes);
  Looker looker(lowered_.data());
  // Some at a time: what the lexicon says of the first is on its way while the last is looked at.
  std::array<Lexicon::Sought, 16> sought;
  for (std::size_t begin = 0; begin < toks_.size(); begin += sought.size()) {
    const std::size_t end = std::min(begin + sought.size(), toks_.size());
    for (std::size_t i = begin; i < end; ++i) {
      Tok& tok = toks_[i];
      sought[i - begin] = lexicon.prefetch(looker.look_at(story.tokens[i].form, tok));
      if (tok.word && tok.capital) capitalised_.push_back(static_cast<int>(i));
    }
    for (std::size_t i = begin; i < end; ++i) {
      toks_[i].classes = lexicon.classes(toks_[i].lower, sought[i - begin]);
    }
  }
  for (std::size_t s = 0; s < story.sentences.size(); ++s) {
    const text::Range range = story.sentences[s].tokens;
    const syntax::Tree* tree =
        s < trees.size() && trees[s].words.size() == range.size() ? &trees[s] : nullptr;
    const std::size_t end = std::min<std::size_t>(range.end, toks_.size());
    int words = 0;
    int capitals = 0;
    bool first = true;
    for (std::size_t i = range.begin; i < end; ++i) {
      Tok& tok = toks_[i];
      tok.sentence = static_cast<std::uint32_t>(s);
      tok.sentence_start = first && tok.word;
      first = first && !tok.word;
      // Sums without branches, which could not be foretold.
      const int longer = static_cast<int>(tok.word) & static_cast<int>(tok.letters > 3);
      words += longer;
      capitals += longer & static_cast<int>(tok.capital);
      if (tree != nullptr) {
        tok.parse = &tree->words[i - range.begin];
        tok.head =
            tok.parse->head == syntax::kRoot ? -1 : static_cast<int>(range.begin) + tok.parse->head;
      }
    }
    // A headline writes most of its longer words with capitals.
    if (words >= 4 && capitals * 10 >= words * 8) {
      for (std::size_t i = range.begin; i < end; ++i) {
        toks_[i].plain_case = false;
      }
    }
  }
}

std::string Tokens::text(int begin, int end) const {
  std::string out;
  for (int i = begin; i < end && i < size(); ++i) {
    const text::Token& token = story_->tokens[static_cast<std::size_t>(i)];
    out += token.form;
    if (token.space_after && i + 1 < end) out.push_back(' ');
  }
  return out;
}

text::Span Tokens::span(int begin, int end) const {
  const auto& tokens = story_->tokens;
  return {tokens[static_cast<std::size_t>(begin)].span.start,
          tokens[static_cast<std::size_t>(end - 1)].span.end};
}

}  // namespace dateline::geoparse
