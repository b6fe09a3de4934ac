#pragma once

#include "syntax/parse.hpp"

namespace dateline::syntax::tests {

/// A word of a tree, as tests write it.
inline Word word(const char* lemma, Upos upos, const char* xpos, int head, Deprel rel) {
  Word w;
  w.lemma = lemma;
  w.upos = upos;
  w.xpos = xpos;
  w.head = head;
  w.rel = rel;
  return w;
}

}  // namespace dateline::syntax::tests
