#include "lexicon.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "syntax/atoms.hpp"
#include "syntax/hash.hpp"
#include "syntax/lemma.hpp"
#include "syntax/names.hpp"

namespace dateline::train {

using syntax::KeyValue;
using syntax::TagMask;

namespace {

void add(TagMask& mask, std::size_t c) {
  (c < 64 ? mask.low : mask.high) |= std::uint64_t{1} << (c % 64);
}

/// Whether new words of a class, "UPOS<tab>XPOS", turn up all the time.
bool is_open(std::string_view tag) {
  constexpr std::array kOpen = std::to_array<std::string_view>(
      {"NOUN\tNN", "NOUN\tNNS", "PROPN\tNNP", "PROPN\tNNPS", "ADJ\tJJ", "ADJ\tJJR", "ADJ\tJJS",
       "ADV\tRB", "ADV\tRBR", "ADV\tRBS", "VERB\tVB", "VERB\tVBD", "VERB\tVBG", "VERB\tVBN",
       "VERB\tVBP", "VERB\tVBZ", "NUM\tCD", "INTJ\tUH", "X\tFW"});
  return std::ranges::find(kOpen, tag) != kOpen.end();
}

std::string bytes_of(std::vector<KeyValue>& table) {
  std::ranges::sort(table, {}, &KeyValue::key);
  const auto twice = std::ranges::unique(table, {}, &KeyValue::key);
  table.erase(twice.begin(), twice.end());
  return {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(KeyValue)};
}

}  // namespace

Lexicon::Lexicon(std::span<const GoldSentence> sentences, const std::vector<std::string>& tags,
                 int least) {
  std::map<std::string, std::size_t> class_of;
  TagMask open{0, 0};
  for (std::size_t c = 0; c < tags.size(); ++c) {
    class_of[tags[c]] = c;
    if (is_open(tags[c])) add(open, c);
  }
  std::map<std::string, std::map<std::string, int>> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) {
      ++seen[syntax::fold(word.form)][std::string(syntax::name(word.upos)) + "\t" + word.xpos];
    }
  }
  masks_.emplace_back();  // a word never met may be anything, a mark too
  std::map<std::string, std::uint32_t> classes;
  for (const auto& [word, counts] : seen) {
    int total = 0;
    for (const auto& [tag, count] : counts) total += count;
    if (total < least) continue;
    // The tags that make up a tenth or more, the most frequent first, name its class.
    std::vector<std::pair<int, std::string>> order;
    TagMask mask{0, 0};
    bool any_open = false;
    for (const auto& [tag, count] : counts) {
      if (count * 10 >= total) order.emplace_back(-count, tag.substr(tag.find('\t') + 1));
      const auto it = class_of.find(tag);
      if (it == class_of.end()) continue;
      add(mask, it->second);
      any_open = any_open || (is_open(tag) && count * 50 >= total);
    }
    // Words of the open classes may take any tag of these, but become no pronoun or particle.
    if (any_open || (mask.low == 0 && mask.high == 0)) {
      mask.low |= open.low;
      mask.high |= open.high;
    }
    std::ranges::sort(order);
    std::string name;
    for (const auto& [count, tag] : order) name += tag + "|";
    const auto c =
        classes.try_emplace(name, static_cast<std::uint32_t>(classes.size() + 1)).first->second;
    auto same = std::ranges::find_if(
        masks_, [&mask](const TagMask& m) { return m.low == mask.low && m.high == mask.high; });
    if (same == masks_.end()) same = masks_.insert(masks_.end(), mask);
    table_.push_back(
        {syntax::key_of(word), c | static_cast<std::uint32_t>(same - masks_.begin()) << 16U});
  }
  bytes_of(table_);
}

void Lexicon::look_up(syntax::Atoms& atoms) const {
  const std::uint32_t value = syntax::find_value(table_, atoms.lower);
  atoms.known = value & 0xFFFFU;
  atoms.allowed = masks_[value >> 16U];
}

std::string Lexicon::pack_known() const {
  std::vector<KeyValue> copy = table_;
  return bytes_of(copy);
}

std::string Lexicon::pack_allowed() const {
  return {reinterpret_cast<const char*>(masks_.data()), masks_.size() * sizeof masks_[0]};
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
