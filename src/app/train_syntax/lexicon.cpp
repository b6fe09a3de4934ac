#include "lexicon.hpp"

#include <algorithm>
#include <cstring>
#include <set>
#include <tuple>

#include "syntax/atoms.hpp"
#include "syntax/hash.hpp"
#include "syntax/lemma.hpp"

namespace dateline::train {

using syntax::KeyValue;

namespace {

std::string bytes_of(std::vector<KeyValue>& table) {
  std::ranges::sort(table, {}, &KeyValue::key);
  const auto twice = std::ranges::unique(table, {}, &KeyValue::key);
  table.erase(twice.begin(), twice.end());
  return {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(KeyValue)};
}

}  // namespace

Lexicon::Lexicon(std::span<const GoldSentence> sentences, int least) {
  std::map<std::string, std::map<std::string, int>> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) ++seen[syntax::fold(word.form)][word.xpos];
  }
  std::map<std::string, std::uint32_t> classes;
  for (const auto& [word, tags] : seen) {
    int total = 0;
    for (const auto& [tag, count] : tags) total += count;
    if (total < least) continue;
    // The tags that make up a tenth or more, the most frequent first.
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [tag, count] : tags) {
      if (count * 10 >= total) order.emplace_back(-count, tag);
    }
    std::ranges::sort(order);
    std::string name;
    for (const auto& [count, tag] : order) name += tag + "|";
    const auto [it, fresh] =
        classes.try_emplace(name, static_cast<std::uint32_t>(classes.size() + 1));
    table_.push_back({syntax::key_of(word), it->second});
  }
  bytes_of(table_);
}

std::uint32_t Lexicon::known(std::uint32_t lower_key) const {
  return syntax::find_value(table_, lower_key);
}

std::string Lexicon::pack() const {
  std::vector<KeyValue> copy = table_;
  return bytes_of(copy);
}

WordTable learn_words(std::span<const GoldSentence> sentences) {
  constexpr std::uint32_t kLeast = 2;
  std::map<std::uint32_t, std::uint32_t> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) ++seen[syntax::key_of(syntax::fold(word.form))];
  }
  WordTable out;
  out.frequency.push_back(0);
  for (const auto& [key, count] : seen) {
    if (count < kLeast) continue;
    out.keys.push_back({key, static_cast<std::uint32_t>(out.frequency.size())});
    out.frequency.push_back(count);
  }
  return out;
}

Lemmas learn_lemmas(std::span<const GoldSentence> sentences) {
  using Word = std::pair<std::string, syntax::Upos>;
  std::map<Word, std::map<std::string, int>> lemmas;
  std::map<Word, std::map<std::string, int>> by_rule;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) {
      const std::string form =
          word.upos == syntax::Upos::propn ? word.form : syntax::small_letters(word.form);
      const std::string lemma =
          word.upos == syntax::Upos::propn ? word.lemma : syntax::small_letters(word.lemma);
      ++lemmas[{form, word.upos}][lemma];
      ++by_rule[{form, word.upos}][syntax::regular_lemma(word.form, word.upos, word.xpos)];
    }
  }
  const auto most = [](const std::map<std::string, int>& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& e) { return e.second; });
  };
  std::vector<KeyValue> keys;
  Lemmas out;
  for (const auto& [word, counts] : lemmas) {
    const auto best = most(counts);
    const auto& rules = by_rule[word];
    const auto rule = most(rules);
    if (rule->first == best->first && rules.size() == 1) continue;
    // A proper noun's odd lemma is a slip or a habit of one treebank unless seen again.
    if (word.second == syntax::Upos::propn && best->second < 2) continue;
    if (rule->first == best->first) continue;
    keys.push_back(
        {syntax::lemma_key(word.first, word.second), static_cast<std::uint32_t>(out.text.size())});
    out.text += best->first;
    out.text += '\0';
  }
  out.keys = bytes_of(keys);
  return out;
}

}  // namespace dateline::train
