// Subjects that were split in two, or cut off from what stands beside them.
#include "syntax/mend.hpp"

namespace dateline::syntax {
namespace {

bool nominal(const Word& w) { return w.upos == Upos::noun || w.upos == Upos::propn; }

bool finite(const Word& w) {
  return w.upos == Upos::verb && (w.xpos == "VBD" || w.xpos == "VBZ" || w.xpos == "VBP");
}

}  // namespace

void mend_split_subject(Tree& tree) {
  auto& words = tree.words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Word& first = words[i];
    const Word& second = words[i + 1];
    const bool both =
        first.rel == Deprel::nsubj && second.rel == Deprel::nsubj && first.head == second.head;
    if (!both || !nominal(first) || second.upos != Upos::noun) continue;
    first.head = static_cast<std::int32_t>(i + 1);
    first.rel = Deprel::compound;
  }
}

void mend_joined_subject(Tree& tree) {
  auto& words = tree.words;
  if (words.size() < 4 || words[0].head != kRoot || words[0].upos != Upos::propn) return;
  if (words[1].upos != Upos::cconj || !nominal(words[2])) return;
  const int verb = words[2].head;
  if (verb <= 2 || words[2].rel != Deprel::nsubj) return;
  Word& predicate = words[static_cast<std::size_t>(verb)];
  if (!finite(predicate) || predicate.rel != Deprel::conj || predicate.head != 0) return;
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (words[i].head == 0 && static_cast<int>(i) != verb) words[i].head = verb;
  }
  predicate.head = kRoot;
  predicate.rel = Deprel::root;
  words[0].head = verb;
  words[0].rel = Deprel::nsubj;
  words[1].head = 2;
  words[2].head = 0;
  words[2].rel = Deprel::conj;
}

}  // namespace dateline::syntax
