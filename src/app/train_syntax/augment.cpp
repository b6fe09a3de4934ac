#include "augment.hpp"

#include <algorithm>
#include <utility>

#include "random.hpp"
#include "wire.hpp"

namespace dateline::train {
namespace {

using syntax::Deprel;
using syntax::Upos;

constexpr std::size_t kWireSentences = 9000;

bool lower_word(const std::string& form) {
  return !form.empty() && form[0] >= 'a' && form[0] <= 'z';
}
bool capital_word(const std::string& form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

void remove(GoldSentence& sentence, std::size_t i) {
  const int at = static_cast<int>(i);
  sentence.words.erase(sentence.words.begin() + at);
  for (GoldWord& word : sentence.words) {
    if (word.head > at) --word.head;
  }
}

bool has_dependents(const GoldSentence& sentence, std::size_t i) {
  return std::ranges::any_of(sentence.words,
                             [i](const GoldWord& w) { return w.head == static_cast<int>(i); });
}

void drop_stop(GoldSentence& sentence) {
  if (sentence.words.size() > 2 && sentence.words.back().form == "." &&
      !has_dependents(sentence, sentence.words.size() - 1)) {
    remove(sentence, sentence.words.size() - 1);
  }
}

/// Articles and the auxiliary "be" are left out in headlines, and often all words have capitals.
void make_headline(GoldSentence& sentence, Random& random) {
  drop_stop(sentence);
  for (std::size_t i = sentence.words.size(); i-- > 0;) {
    const GoldWord& w = sentence.words[i];
    const bool article = w.rel == Deprel::det && (w.lemma == "the" || w.lemma == "a");
    const bool passive = w.rel == Deprel::aux_pass && w.lemma == "be" && w.xpos != "VB";
    if ((article || passive) && !has_dependents(sentence, i) && sentence.words.size() > 2)
      remove(sentence, i);
  }
  if (!random.one_in(2)) return;
  for (GoldWord& w : sentence.words) {
    const bool small = w.rel == Deprel::case_ || w.rel == Deprel::cc || w.rel == Deprel::mark ||
                       w.rel == Deprel::det;
    if (lower_word(w.form) && !small) w.form[0] = static_cast<char>(w.form[0] - 'a' + 'A');
  }
}

void make_capitals(GoldSentence& sentence) {
  for (GoldWord& w : sentence.words) {
    for (char& c : w.form) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
  }
}

/// Puts names that no treebank holds in the place of proper nouns that a tagger would know by
/// heart.
void swap_names(GoldSentence& sentence, Random& random) {
  for (GoldWord& w : sentence.words) {
    if (w.upos != Upos::propn || w.xpos != "NNP" || w.form.size() < 4 || !capital_word(w.form))
      continue;
    if (w.form.find('.') != std::string::npos || !random.one_in(2)) continue;
    w.form = unknown_name(random);
    if (random.one_in(12)) w.form = "al-" + w.form;
    w.lemma = w.form;
  }
}

}  // namespace

std::optional<Augmentation> augmentation_from(std::string_view name) {
  if (name == "none") return Augmentation::none;
  if (name == "variants") return Augmentation::variants;
  if (name == "all") return Augmentation::all;
  return std::nullopt;
}

std::vector<GoldSentence> rewritten(const std::vector<GoldSentence>& sentences, Variant variant,
                                    std::uint32_t seed) {
  Random random(seed);
  std::vector<GoldSentence> out;
  for (GoldSentence sentence : sentences) {
    const bool named = std::ranges::count(sentence.words, Upos::propn, &GoldWord::upos) > 0;
    if (sentence.words.size() < 6 || (variant == Variant::names && !named)) continue;
    if (variant == Variant::headline) make_headline(sentence, random);
    if (variant == Variant::capitals) make_capitals(sentence);
    if (variant == Variant::names) swap_names(sentence, random);
    out.push_back(std::move(sentence));
  }
  return out;
}

std::vector<GoldSentence> augment(const std::vector<GoldSentence>& sentences, Augmentation added,
                                  std::uint32_t seed) {
  if (added == Augmentation::none) return sentences;
  Random random(seed);
  std::vector<GoldSentence> out;
  for (const GoldSentence& sentence : sentences) {
    out.push_back(sentence);
    const bool named = std::ranges::count(sentence.words, Upos::propn, &GoldWord::upos) > 0;
    const std::size_t size = sentence.words.size();
    GoldSentence more = sentence;
    switch (random.below(20)) {
      case 0:
        if (size < 8 || size > 25) break;
        make_headline(more, random);
        out.push_back(std::move(more));
        break;
      case 1:
        drop_stop(out.back());
        break;
      case 2:
        if (size > 20 || !random.one_in(3)) break;
        make_capitals(more);
        out.push_back(std::move(more));
        break;
      case 3:
      case 4:
      case 5:
        if (!named || size < 6) break;
        swap_names(more, random);
        out.push_back(std::move(more));
        break;
      default:
        break;
    }
  }
  if (added == Augmentation::variants) return out;
  const auto wire = wire_sentences(kWireSentences, seed);
  out.insert(out.end(), wire.begin(), wire.end());
  return out;
}

}  // namespace dateline::train
