#include "syntax/analysis.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "syntax/hash.hpp"
#include "syntax/irregular_verbs.hpp"
#include "syntax/lemma.hpp"
#include "syntax/morphology.hpp"
#include "syntax/names.hpp"

namespace dateline::syntax {
namespace {

constexpr std::size_t kPiece = 1000;

/// The best legal class; the state has at least one legal move.
std::size_t best_move(const State& state, const Scores& scores) {
  const bool legal[3] = {state.legal(Move::shift), state.legal(Move::left),
                         state.legal(Move::right)};
  const auto root = static_cast<std::uint8_t>(Deprel::root);
  const bool at_root = state.next() == state.root() && state.stack().size() == 1;
  if (at_root) return class_of(Move::left, root);
  std::size_t best = kClassLimit;
  std::int32_t most = std::numeric_limits<std::int32_t>::min();
  for (std::size_t c = 0; c <= class_of(Move::right, kDeprelCount - 1); ++c) {
    if (!legal[static_cast<std::size_t>(move_of(c))]) continue;
    if (c != 0 && label_of(c) == root) continue;  // no word but the root's own dependent has it
    if (best == kClassLimit || scores[c] > most) {
      best = c;
      most = scores[c];
    }
  }
  return best;
}

/// By how much a class is better than the next one that is legal; 0 where there is none.
std::int64_t margin(const State& state, const Scores& scores, std::size_t best) {
  std::int64_t next = std::numeric_limits<std::int64_t>::min();
  for (std::size_t c = 0; c <= class_of(Move::right, kDeprelCount - 1); ++c) {
    if (c != best && state.legal(move_of(c))) next = std::max<std::int64_t>(next, scores[c]);
  }
  return next == std::numeric_limits<std::int64_t>::min() ? 0 : scores[best] - next;
}

/// Sets heads and relations of `out`, whose words are `words`; the root's head is kRoot. Returns
/// how sure the networks were: the sum of the margins of all moves.
std::int64_t parse_greedily(std::span<const Network> networks, std::span<const TokenInput> words,
                            std::span<Word> out) {
  State state(words.size());
  std::vector<Network::Sentence> sentences;
  sentences.reserve(networks.size());
  for (const Network& network : networks) sentences.emplace_back(network, words);
  Scores scores{};
  std::int64_t sure = 0;
  while (!state.done()) {
    const bool forced = state.next() == state.root() && state.stack().size() == 1;
    if (!forced) {
      // Networks that differ in nothing but their random numbers err in different places: the sum
      // of their scores errs less than any of them.
      const StateInput input = state_input(state);
      scores.fill(0);
      for (Network::Sentence& sentence : sentences) sentence.add_scores(input, scores);
    }
    const std::size_t c = best_move(state, scores);
    if (!forced) sure += margin(state, scores, c);
    state.apply(move_of(c), label_of(c));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int head = state.head(static_cast<int>(i));
    out[i].head = head == state.root() ? kRoot : head;
    out[i].rel = static_cast<Deprel>(state.label(static_cast<int>(i)));
  }
  return sure;
}

/// Parses sentences of any length piece by piece, so that memory stays bounded: no writer's
/// sentence is as long as one piece. The roots of later pieces hang on the first.
void parse_in_pieces(std::span<const Network> networks, std::span<const TokenInput> words,
                     std::span<Word> out) {
  int root = kRoot;
  for (std::size_t begin = 0; begin < words.size(); begin += kPiece) {
    const std::size_t size = std::min(kPiece, words.size() - begin);
    const auto piece = out.subspan(begin, size);
    parse_greedily(networks, words.subspan(begin, size), piece);
    for (std::size_t i = 0; i < size; ++i) {
      if (piece[i].head != kRoot) {
        piece[i].head += static_cast<int>(begin);
      } else if (root == kRoot) {
        root = static_cast<int>(begin + i);
      } else {
        piece[i].head = root;
        piece[i].rel = Deprel::parataxis;
      }
    }
  }
}

}  // namespace

TokenInput token_input(const Atoms& atoms, int tag, std::span<const KeyValue> words) {
  return {find_value(words, atoms.lower), suffix_row(atoms), static_cast<std::uint32_t>(tag)};
}

namespace {

/// Whether the lexicon knows the word as the base form of a verb.
bool is_verb_base(const ModelFile& model, std::string_view word) {
  const std::uint32_t value = find_value(model.known, key_of(word));
  if (value == 0) return false;
  const TagMask& allowed = model.allowed[value >> 16U];
  for (std::size_t c = 0; c < model.tags.size(); ++c) {
    const std::uint64_t bits = c < 64 ? allowed.low : allowed.high;
    if (model.tags[c].xpos == "VB" && ((bits >> (c % 64)) & 1U) != 0) return true;
  }
  return false;
}

}  // namespace

std::string lemma_of(const ModelFile& model, std::string_view form, Upos upos,
                     std::string_view xpos) {
  const std::uint32_t key =
      lemma_key(upos == Upos::propn ? std::string(form) : small_letters(form), upos);
  const auto it = std::ranges::lower_bound(model.lemma_keys, key, {}, &KeyValue::key);
  if (it != model.lemma_keys.end() && it->key == key) {
    const std::string_view rest = model.lemma_text.substr(it->value);
    return std::string(rest.substr(0, rest.find('\0')));
  }
  std::string regular = regular_lemma(form, upos, xpos);
  // "bused", "parachuted": which of the bases that the letters allow is a word.
  if (upos == Upos::verb && (xpos == "VBD" || xpos == "VBN" || xpos == "VBG") &&
      !is_verb_base(model, regular)) {
    for (std::string& base : possible_bases(small_letters(form))) {
      if (is_verb_base(model, base)) return std::move(base);
    }
  }
  return regular;
}

namespace {

/// The classes of tags that past forms of verbs may have.
TagMask verb_tags(const ModelFile& model) {
  TagMask mask{0, 0};
  for (std::size_t c = 0; c < model.tags.size(); ++c) {
    const bool past = model.tags[c].xpos == "VBD" || model.tags[c].xpos == "VBN";
    if (model.tags[c].upos != Upos::verb || !past) continue;
    (c < 64 ? mask.low : mask.high) |= std::uint64_t{1} << (c % 64);
  }
  return mask;
}

/// The class of the past tense; -1 where the model has none.
int class_of_past(const ModelFile& model) {
  const auto vbd = std::ranges::find_if(
      model.tags, [](const TagClass& tag) { return tag.upos == Upos::verb && tag.xpos == "VBD"; });
  return vbd == model.tags.end() ? -1 : static_cast<int>(vbd - model.tags.begin());
}

}  // namespace

Tagged tag(const ModelFile& model, std::span<const std::string_view> forms) {
  Tagged out;
  out.words.resize(forms.size());
  std::vector<Atoms> atoms;
  atoms.reserve(forms.size());
  const TagMask verbs = verb_tags(model);
  for (const std::string_view form : forms) {
    atoms.push_back(atoms_of(form));
    model.look_up(atoms.back());
    // "Marines fought militiamen": rare in the treebanks, and among names easily taken for one.
    if (is_only_verb(form)) atoms.back().allowed = verbs;
  }
  auto tags = tag_greedily(atoms, model.tags.size(), [&model](auto features, Scores& scores) {
    model.tagger.add(features, scores);
  });
  const int past = class_of_past(model);
  out.inputs.reserve(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    // "forces won back the square": no present, though it follows a plural.
    if (model.tags[static_cast<std::size_t>(tags[i])].xpos == "VBP" &&
        is_irregular_past(forms[i]) && past >= 0)
      tags[i] = past;
    const TagClass& tag = model.tags[static_cast<std::size_t>(tags[i])];
    Word& word = out.words[i];
    word.upos = tag.upos;
    word.xpos = tag.xpos;
    word.lemma = lemma_of(model, forms[i], tag.upos, tag.xpos);
    out.inputs.push_back(token_input(atoms[i], tags[i], model.words));
  }
  return out;
}

namespace {

/// Whether the participle may be a past tense: "taken" is not, nor one with "was", "has" or an
/// agent.
bool may_be_past(const Tree& tree, std::size_t v) {
  const Word& word = tree.words[v];
  if (word.upos != Upos::verb || word.xpos != "VBN" || participle_differs(word.lemma)) return false;
  for (const int k : tree.children(static_cast<int>(v))) {
    const Deprel rel = tree.words[static_cast<std::size_t>(k)].rel;
    if (rel == Deprel::aux || rel == Deprel::aux_pass || rel == Deprel::obl_agent) return false;
  }
  return true;
}

bool has_finite_verb(const Tree& tree) {
  return std::ranges::any_of(tree.words, [](const Word& w) {
    return (w.upos == Upos::verb || w.upos == Upos::aux) && w.rel != Deprel::compound &&
           (w.xpos == "VBD" || w.xpos == "VBZ" || w.xpos == "VBP" || w.xpos == "MD");
  });
}

/// "Last week a charity smuggled medicine into the town." taken for a week with a charity: an
/// English sentence with its full stop has a finite verb, and most participles look like a past
/// tense. Each that may be one is read as such; of the trees in which it then stands above a
/// subject, the one that the networks are surest of stays.
void look_for_finite_verb(const ModelFile& model, Tagged& tagged, Tree& tree) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kMostTries = 6;
  const int root = tree.root();
  const std::size_t n = tree.words.size();
  if (n < kShortest || n > kPiece || tree.words.back().lemma != "." || root < 0 ||
      has_finite_verb(tree)) {
    return;
  }
  for (const int k : tree.children(root)) {
    const Deprel rel = tree.words[static_cast<std::size_t>(k)].rel;
    if (rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::cop) return;
  }
  const int past = class_of_past(model);
  if (past < 0) return;
  std::size_t tries = 0;
  std::int64_t surest = 0;
  std::optional<Tree> best;
  for (std::size_t v = 1; v < n && tries < kMostTries; ++v) {
    if (!may_be_past(tree, v)) continue;
    ++tries;
    Tree other = tree;
    other.words[v].xpos = "VBD";
    std::vector<TokenInput> inputs = tagged.inputs;
    inputs[v].tag = static_cast<std::uint32_t>(past);
    const std::int64_t sure = parse_greedily(model.networks, inputs, other.words);
    bool subject = false;
    for (const int k : other.children(static_cast<int>(v))) {
      subject = subject || (k < static_cast<int>(v) &&
                            other.words[static_cast<std::size_t>(k)].rel == Deprel::nsubj);
    }
    if (other.root() != static_cast<int>(v) || !subject) continue;
    if (!best || sure > surest) {
      surest = sure;
      best = std::move(other);
    }
  }
  if (best) tree = std::move(*best);
}

}  // namespace

Tree analyse(const ModelFile& model, std::span<const std::string_view> forms) {
  Tagged tagged = tag(model, forms);
  Tree tree{std::move(tagged.words)};
  parse_in_pieces(model.networks, tagged.inputs, tree.words);
  look_for_finite_verb(model, tagged, tree);
  fill_features(tree.words);
  return tree;
}

}  // namespace dateline::syntax
