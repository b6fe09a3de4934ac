#include "geoparse/tokens.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline::geoparse {
namespace {

bool is_upper(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) ||
         (c >= 0x100 && c <= 0x17e && c % 2 == 0 && (c < 0x138 || c > 0x148)) ||
         (c >= 0x139 && c <= 0x148 && c % 2 == 1) || (c >= 0x410 && c <= 0x42f);
}

bool is_small(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xdf && c <= 0xff && c != 0xf7) ||
         (c >= 0x100 && c <= 0x17f && !is_upper(c)) || (c >= 0x430 && c <= 0x45f);
}

bool is_letter(char32_t c) {
  return is_upper(c) || is_small(c) || (c >= 0x180 && c != 0x2019 && (c < 0x2000 || c > 0x2bff));
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
      tok.lower = lower_case(form);
      tok.classes = lexicon.classes(tok.lower);
      tok.sentence = static_cast<std::uint32_t>(s);
      const std::u32string letters = base::to_code_points(form);
      int upper = 0;
      int small = 0;
      for (const char32_t c : letters) {
        upper += is_upper(c) ? 1 : 0;
        small += is_small(c) ? 1 : 0;
        tok.word = tok.word || is_letter(c);
      }
      const std::size_t hyphen = letters.find(U'-');
      const bool article = hyphen != std::u32string::npos && hyphen <= 3 &&
                           hyphen + 1 < letters.size() && is_upper(letters[hyphen + 1]);
      // Scripts without case: any word may be a name.
      const bool caseless = tok.word && upper + small == 0;
      tok.capital =
          !letters.empty() && (is_upper(letters[0]) || article || caseless ||
                               (letters.size() > 1 && letters[0] == U'\'' && is_upper(letters[1])));
      tok.all_caps = upper >= 2 && small == 0;
      tok.number = !letters.empty() && letters[0] >= U'0' && letters[0] <= U'9';
      if (tok.word && first) {
        tok.sentence_start = true;
        first = false;
      }
      if (tok.word && letters.size() > 3) {
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
