#include "geoparse/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

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

/// What is counted of an ASCII character: capitals in the low half, small letters in the high one.
constexpr std::uint32_t kOneSmall = 1U << 16U;
constexpr auto kCase = [] {
  std::array<std::uint32_t, 0x100> out{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) out[c] = 1;
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = kOneSmall;
  return out;
}();

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Sets what a token's form says of it, but for its classes; returns the number of code points.
/// Has no more than 2^16 - 1 letters counted: longer forms go the long way.
std::size_t look_at(const std::string& form, Tok& tok) {
  constexpr std::size_t kMostCounted = 0xffff;
  std::uint32_t cases = 0;
  unsigned char all = 0;
  for (const char c : form) {
    cases += kCase[static_cast<unsigned char>(c)];
    all |= static_cast<unsigned char>(c);
  }
  if (all >= 0x80) {
    const std::u32string letters = base::to_code_points(form);
    look_at_letters(std::u32string_view(letters), tok);
    return letters.size();
  }
  if (form.empty() || form.size() > kMostCounted) {
    look_at_letters(std::string_view(form), tok);
    return form.size();
  }
  tok.word = cases != 0;
  tok.number = form[0] >= '0' && form[0] <= '9';
  const std::uint32_t upper = cases & (kOneSmall - 1);
  if (upper == 0) return form.size();
  const auto upper_at = [&](std::size_t i) { return i < form.size() && is_capital(form[i]); };
  const std::size_t hyphen = std::string_view(form).substr(0, 4).find('-');
  const bool article = hyphen != std::string_view::npos && upper_at(hyphen + 1);
  tok.capital = upper_at(0) || article || (form[0] == '\'' && upper_at(1));
  tok.all_caps = upper >= 2 && upper == cases;
  return form.size();
}

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
  std::size_t bytes = 0;
  for (const text::Token& token : story.tokens) bytes += token.form.size();
  lowered_.resize(bytes);
  char* free = lowered_.data();
  const auto lowered = [&free](std::string_view form) -> std::string_view {
    if (std::ranges::none_of(form, is_capital)) return form;
    const char* const begin = free;
    for (const char c : form) *free++ = is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return {begin, form.size()};
  };
  std::vector<WordKey> keys(toks_.size());
  for (std::size_t i = 0; i < toks_.size(); ++i) {
    toks_[i].lower = lowered(story.tokens[i].form);
    keys[i] = WordKey(toks_[i].lower);
    lexicon.prefetch(keys[i]);
  }
  for (std::size_t s = 0; s < story.sentences.size(); ++s) {
    const text::Range range = story.sentences[s].tokens;
    const syntax::Tree* tree =
        s < trees.size() && trees[s].words.size() == range.size() ? &trees[s] : nullptr;
    int words = 0;
    int capitals = 0;
    bool first = true;
    for (std::uint32_t i = range.begin; i < range.end && i < toks_.size(); ++i) {
      Tok& tok = toks_[i];
      const std::string& form = story.tokens[i].form;
      tok.classes = lexicon.classes(tok.lower, keys[i]);
      tok.sentence = static_cast<std::uint32_t>(s);
      const std::size_t letters = look_at(form, tok);
      if (tok.word && first) {
        tok.sentence_start = true;
        first = false;
      }
      if (tok.word && letters > 3) {
        ++words;
        capitals += tok.capital ? 1 : 0;
      }
      if (tree != nullptr) {
        tok.parse = &tree->words[i - range.begin];
        tok.head =
            tok.parse->head == syntax::kRoot ? -1 : static_cast<int>(range.begin) + tok.parse->head;
      }
    }
    // A headline writes most of its longer words with capitals.
    if (words >= 4 && capitals * 10 >= words * 8) {
      for (std::uint32_t i = range.begin; i < range.end && i < toks_.size(); ++i) {
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
