#include "syntax/analysis.hpp"

#include <algorithm>
#include <limits>
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

/// Sets heads and relations of `out`, whose words are `words`; the root's head is kRoot.
void parse_greedily(const Network& network, std::span<const TokenInput> words,
                    std::span<Word> out) {
  State state(words.size());
  Network::Sentence sentence(network, words);
  Scores scores{};
  while (!state.done()) {
    const bool forced = state.next() == state.root() && state.stack().size() == 1;
    if (!forced) sentence.score(state_input(state), scores);
    const std::size_t c = best_move(state, scores);
    state.apply(move_of(c), label_of(c));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int head = state.head(static_cast<int>(i));
    out[i].head = head == state.root() ? kRoot : head;
    out[i].rel = static_cast<Deprel>(state.label(static_cast<int>(i)));
  }
}

/// Parses sentences of any length piece by piece, so that memory stays bounded: no writer's
/// sentence is as long as one piece. The roots of later pieces hang on the first.
void parse_in_pieces(const Network& network, std::span<const TokenInput> words,
                     std::span<Word> out) {
  int root = kRoot;
  for (std::size_t begin = 0; begin < words.size(); begin += kPiece) {
    const std::size_t size = std::min(kPiece, words.size() - begin);
    const auto piece = out.subspan(begin, size);
    parse_greedily(network, words.subspan(begin, size), piece);
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

std::string lemma_of(const ModelFile& model, std::string_view form, Upos upos,
                     std::string_view xpos) {
  const std::uint32_t key =
      lemma_key(upos == Upos::propn ? std::string(form) : small_letters(form), upos);
  const auto it = std::ranges::lower_bound(model.lemma_keys, key, {}, &KeyValue::key);
  if (it != model.lemma_keys.end() && it->key == key) {
    const std::string_view rest = model.lemma_text.substr(it->value);
    return std::string(rest.substr(0, rest.find('\0')));
  }
  return regular_lemma(form, upos, xpos);
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
  const auto vbd = std::ranges::find_if(
      model.tags, [](const TagClass& tag) { return tag.upos == Upos::verb && tag.xpos == "VBD"; });
  const int past = vbd == model.tags.end() ? -1 : static_cast<int>(vbd - model.tags.begin());
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

Tree analyse(const ModelFile& model, std::span<const std::string_view> forms) {
  Tagged tagged = tag(model, forms);
  Tree tree{std::move(tagged.words)};
  parse_in_pieces(model.network, tagged.inputs, tree.words);
  fill_features(tree.words);
  return tree;
}

}  // namespace dateline::syntax
