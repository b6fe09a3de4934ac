#include "score.hpp"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "syntax/lemma.hpp"
#include "syntax/names.hpp"
#include "text/sentences.hpp"

namespace dateline::train {
namespace {

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

using Spans = std::set<std::pair<std::size_t, std::size_t>>;

double f1(const Spans& gold, const Spans& found) {
  std::size_t both = 0;
  for (const auto& s : found) both += gold.count(s);
  return percent(2 * both, gold.size() + found.size());
}

/// The running text of all sentences, and where sentences and words lie in it.
struct Raw {
  std::u32string text;
  Spans words;
  Spans sentences;
};

Raw raw_of(const std::vector<GoldSentence>& gold) {
  Raw raw;
  for (const GoldSentence& sentence : gold) {
    if (!raw.text.empty()) raw.text += sentence.new_paragraph ? U"\n\n" : U" ";
    std::size_t at = raw.text.size();
    raw.text += base::to_code_points(sentence.text);
    const std::size_t begin = at;
    std::size_t end = at;
    for (const GoldWord& word : sentence.words) {
      while (at < raw.text.size() && (raw.text[at] == U' ' || raw.text[at] == 0xA0)) ++at;
      const std::size_t first = at;
      for (std::size_t left = base::count_code_points(word.form); left > 0 && at < raw.text.size();
           ++at) {
        if (raw.text[at] != U' ') --left;  // "1 000" is written as one word
      }
      // Two-character quotes were made one.
      if (word.form == "\"" && at < raw.text.size() && raw.text[at] == raw.text[first] &&
          raw.text[first] != U'"') {
        ++at;
      }
      raw.words.emplace(first, at);
      end = at;
    }
    raw.sentences.emplace(begin, end);
  }
  return raw;
}

}  // namespace

void print_scores(const syntax::Parser& parser, const std::vector<GoldSentence>& gold,
                  const std::string& name, bool raw_text) {
  std::size_t words = 0, upos = 0, xpos = 0, lemma = 0, head = 0, labelled = 0;
  std::chrono::nanoseconds spent{};
  for (const GoldSentence& sentence : gold) {
    std::vector<text::Token> tokens;
    for (const GoldWord& word : sentence.words) tokens.push_back({{}, word.form, word.space_after});
    const auto start = std::chrono::steady_clock::now();
    const syntax::Tree tree = parser.parse(tokens);
    spent += std::chrono::steady_clock::now() - start;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const GoldWord& want = sentence.words[i];
      const syntax::Word& got = tree.words[i];
      ++words;
      if (want.upos == got.upos) ++upos;
      if (want.xpos == got.xpos) ++xpos;
      if (syntax::small_letters(want.lemma) == syntax::small_letters(got.lemma)) ++lemma;
      if (want.head == got.head) ++head;
      if (want.head == got.head && want.rel == got.rel) ++labelled;
    }
  }
  fmt::print(
      "{}: UPOS {:.2f}  XPOS {:.2f}  lemma {:.2f}  UAS {:.2f}  LAS {:.2f}  ({} words, {:.0f} "
      "thousand a second)\n",
      name, percent(upos, words), percent(xpos, words), percent(lemma, words), percent(head, words),
      percent(labelled, words), words,
      static_cast<double>(words) * 1e6 / static_cast<double>(spent.count()));
  if (!raw_text) return;
  const Raw raw = raw_of(gold);
  const auto tokens = text::tokenize(raw.text);
  Spans found_words;
  Spans found_sentences;
  for (const text::Token& t : tokens) found_words.emplace(t.span.start, t.span.end);
  for (const text::Range& r : text::split_sentences(raw.text, tokens)) {
    found_sentences.emplace(tokens[r.begin].span.start, tokens[r.end - 1].span.end);
  }
  fmt::print("{}: raw text: words F1 {:.2f}, sentences F1 {:.2f}\n", name,
             f1(raw.words, found_words), f1(raw.sentences, found_sentences));
}

}  // namespace dateline::train
