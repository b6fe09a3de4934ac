#include "lexicon.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "syntax/atoms.hpp"
#include "syntax/hash.hpp"
#include "syntax/lemma.hpp"
#include "syntax/names.hpp"

namespace dateline::train {

using syntax::KeyValue;
using syntax::TagMask;

namespace {

void set(TagMask& mask, std::size_t c) {
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

/// Whether the words of a class are few and all known.
bool is_closed(std::string_view tag) {
  constexpr std::array kClosed =
      std::to_array<std::string_view>({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"});
  return std::ranges::find(kClosed, tag.substr(0, tag.find('\t'))) != kClosed.end();
}

/// Whether a word that a dictionary has with these Penn tags may have the class "UPOS<tab>XPOS": as
/// a noun, verb, adjective or adverb if it is one there; verbal nouns and adjectives for verbs; a
/// name or a foreign word always.
bool is_possible(std::string_view tag, const std::map<std::string, int>& listed) {
  const std::string_view xpos = tag.substr(tag.find('\t') + 1);
  const auto has = [&](std::string_view kind) {
    return std::ranges::any_of(listed,
                               [&](const auto& entry) { return entry.first.starts_with(kind); });
  };
  if (xpos == "NNP" || xpos == "NNPS" || xpos == "FW" || xpos == "UH") return true;
  if (tag.starts_with("NOUN")) return has("NN") || has("VBG") || has("JJ");
  if (tag.starts_with("VERB")) return has("VB");
  if (tag.starts_with("ADJ")) return has("JJ") || has("VBG") || has("VBN") || has("VBD");
  if (tag.starts_with("ADV")) return has("RB") || has("JJ");
  return false;
}

/// Name of the class of a word by its tags in a dictionary: the most usual first, without those
/// that are hardly ever met.
std::string class_by_dictionary(const std::map<std::string, int>& counts) {
  constexpr int kHardlyEver = 20;
  std::vector<std::pair<int, std::string>> order;
  int most = 0;
  for (const auto& [tag, count] : counts) {
    order.emplace_back(-count, tag);
    most = std::max(most, count);
  }
  std::ranges::sort(order);
  std::string name = "dictionary:";
  for (const auto& [count, tag] : order) {
    if (-count * kHardlyEver >= most) name += tag + "|";
  }
  return name;
}

std::string bytes_of(std::vector<KeyValue>& table) {
  std::ranges::stable_sort(table, {}, &KeyValue::key);
  const auto twice = std::ranges::unique(table, {}, &KeyValue::key);
  table.erase(twice.begin(), twice.end());
  return {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(KeyValue)};
}

}  // namespace

std::uint32_t Lexicon::value_of(const std::string& class_name, const TagMask& allowed) {
  const auto c =
      classes_.try_emplace(class_name, static_cast<std::uint32_t>(classes_.size() + 1)).first;
  auto same = std::ranges::find_if(masks_, [&allowed](const TagMask& m) {
    return m.low == allowed.low && m.high == allowed.high;
  });
  if (same == masks_.end()) same = masks_.insert(masks_.end(), allowed);
  return c->second | static_cast<std::uint32_t>(same - masks_.begin()) << 16U;
}

void Lexicon::add(std::string_view word, const std::string& class_name, const TagMask& allowed) {
  table_.push_back({syntax::key_of(word), value_of(class_name, allowed)});
}

Lexicon::Lexicon(std::span<const GoldSentence> sentences, const Dictionary& dictionary,
                 const std::vector<std::string>& tags, int least) {
  std::map<std::string, std::size_t> class_of;
  TagMask open{0, 0};
  for (std::size_t c = 0; c < tags.size(); ++c) {
    class_of[tags[c]] = c;
    if (is_open(tags[c])) set(open, c);
  }
  const auto mask_of = [&](const std::map<std::string, int>& listed) {
    TagMask mask{0, 0};
    for (std::size_t c = 0; c < tags.size(); ++c) {
      if (is_possible(tags[c], listed)) set(mask, c);
    }
    return mask;
  };
  std::map<std::string, std::map<std::string, int>> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) {
      ++seen[syntax::fold(word.form)][std::string(syntax::name(word.upos)) + "\t" + word.xpos];
    }
  }
  // A word never met may be a mark or a sign too, but no pronoun, particle or auxiliary.
  TagMask unmet{0, 0};
  for (std::size_t c = 0; c < tags.size(); ++c) {
    if (!is_closed(tags[c])) set(unmet, c);
  }
  masks_.push_back(unmet);
  std::map<std::uint32_t, std::string_view> keys;  // whose they are
  for (const auto& [word, counts] : seen) {
    keys.try_emplace(syntax::key_of(word), word);
    int total = 0;
    for (const auto& [tag, count] : counts) total += count;
    const auto listed = dictionary.find(word);
    const bool forgettable = std::ranges::any_of(counts, [](const auto& entry) {
      return is_open(entry.first) && !entry.first.starts_with("NUM");
    });
    if (forgettable) {
      rare_[syntax::key_of(word)] = {total, listed == dictionary.end()
                                                ? 0
                                                : value_of(class_by_dictionary(listed->second.tags),
                                                           mask_of(listed->second.tags))};
    }
    if (total < least && listed == dictionary.end()) continue;
    // The tags that make up a tenth or more, the most frequent first, name its class.
    std::vector<std::pair<int, std::string>> order;
    TagMask mask{0, 0};
    bool any_open = total < least;
    for (const auto& [tag, count] : counts) {
      if (count * 10 >= total) order.emplace_back(-count, tag.substr(tag.find('\t') + 1));
      const auto it = class_of.find(tag);
      if (it == class_of.end()) continue;
      set(mask, it->second);
      any_open = any_open || (is_open(tag) && count * 50 >= total);
    }
    // Words of the open classes may take any tag of these, but become no pronoun or particle.
    // What a dictionary has them as limits that.
    if (any_open || (mask.low == 0 && mask.high == 0)) {
      const TagMask possible = listed == dictionary.end() ? open : mask_of(listed->second.tags);
      mask.low |= possible.low;
      mask.high |= possible.high;
    }
    if (total < least) {
      add(word, class_by_dictionary(listed->second.tags), mask);
      continue;
    }
    std::ranges::sort(order);
    std::string name;
    for (const auto& [count, tag] : order) name += tag + "|";
    add(word, name, mask);
  }
  for (const auto& [word, entry] : dictionary) {
    // Of two words with one key, that of the treebanks or the first stays.
    if (!seen.contains(word) && keys.try_emplace(syntax::key_of(word), word).second)
      add(word, class_by_dictionary(entry.tags), mask_of(entry.tags));
  }
  bytes_of(table_);
}

void Lexicon::look_up(syntax::Atoms& atoms) const {
  const std::uint32_t value = syntax::find_value(table_, atoms.lower);
  atoms.known = value & 0xFFFFU;
  atoms.allowed = masks_[value >> 16U];
}

int Lexicon::times(const syntax::Atoms& atoms) const {
  const auto it = rare_.find(atoms.lower);
  return it == rare_.end() ? 0 : it->second.times;
}

void Lexicon::forget(syntax::Atoms& atoms, std::uint32_t key) const {
  const auto it = rare_.find(atoms.lower);
  const std::uint32_t value = it == rare_.end() ? 0 : it->second.value;
  atoms.known = value & 0xFFFFU;
  atoms.allowed = masks_[value >> 16U];
  atoms.form = key;
  atoms.lower = key;
}

std::string Lexicon::pack_known() const {
  std::vector<KeyValue> copy = table_;
  return bytes_of(copy);
}

std::string Lexicon::pack_allowed() const {
  return {reinterpret_cast<const char*>(masks_.data()), masks_.size() * sizeof masks_[0]};
}

namespace {

/// What a word is about, as a noun and as a verb, if it is often enough either; or only what it is
/// about most of all.
std::string fields_of(const DictionaryWord& word, bool all) {
  constexpr int kSeldom = 5;
  std::map<char, std::pair<int, std::string>> best;
  int most = 0;
  for (const auto& [field, times] : word.fields) {
    auto& [least, name] = best[field[0]];
    if (times > least) least = times, name = field;
    most = std::max(most, times);
  }
  std::string out;
  for (const auto& [part, field] : best) {
    if (all ? field.first * kSeldom >= most : field.first == most) out += field.second;
    if (!all && !out.empty()) break;
  }
  return out;
}

}  // namespace

WordTable learn_words(std::span<const GoldSentence> sentences, const Dictionary& dictionary) {
  constexpr std::uint32_t kLeast = 2;
  constexpr std::uint32_t kRare = 20;
  constexpr std::uint32_t kEnough = 40;
  std::map<std::string, std::uint32_t> seen;
  for (const GoldSentence& sentence : sentences) {
    for (const GoldWord& word : sentence.words) ++seen[syntax::fold(word.form)];
  }
  // How many places there are to learn a field from.
  std::map<std::string, std::uint32_t> places;
  for (const auto& [word, count] : seen) {
    const auto it = dictionary.find(word);
    if (it == dictionary.end() || count > kRare) continue;
    const std::string all = fields_of(it->second, true);
    const std::string one = fields_of(it->second, false);
    places[all] += count;
    if (one != all) places[one] += count;
  }
  WordTable out;
  out.frequency.push_back(0);
  out.instead.push_back(0);
  std::map<std::string, std::uint32_t> rows;
  const auto row_of = [&](const std::string& word) -> std::uint32_t {
    const auto it = dictionary.find(word);
    if (it == dictionary.end()) return 0;
    for (const bool all : {true, false}) {
      const std::string name = fields_of(it->second, all);
      if (places[name] < kEnough) continue;
      const auto [at, fresh] =
          rows.try_emplace(name, static_cast<std::uint32_t>(out.frequency.size()));
      if (fresh) {
        out.frequency.push_back(1U << 30U);
        out.instead.push_back(at->second);
      }
      return at->second;
    }
    return 0;
  };
  for (const auto& [word, count] : seen) {
    const std::uint32_t like = row_of(word);
    if (count < kLeast) {
      if (like != 0) out.keys.push_back({syntax::key_of(word), like});
      continue;
    }
    out.keys.push_back({syntax::key_of(word), static_cast<std::uint32_t>(out.frequency.size())});
    out.frequency.push_back(count);
    out.instead.push_back(like);
  }
  for (const auto& [word, entry] : dictionary) {
    if (seen.contains(word)) continue;
    if (const std::uint32_t like = row_of(word); like != 0)
      out.keys.push_back({syntax::key_of(word), like});
  }
  std::ranges::stable_sort(out.keys, {}, &KeyValue::key);
  const auto twice = std::ranges::unique(out.keys, {}, &KeyValue::key);
  out.keys.erase(twice.begin(), twice.end());
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
