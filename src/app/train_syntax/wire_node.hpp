#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/parse.hpp"

namespace dateline::train::wire {

using syntax::Deprel;
using syntax::Upos;
using View = std::string_view;

/// A word with its dependents in order.
struct Node {
  std::string form;
  std::string lemma;
  Upos upos = Upos::x;
  std::string xpos;
  Deprel rel = Deprel::root;
  std::vector<Node> left;
  std::vector<Node> right;

  Node as(Deprel r) && {
    rel = r;
    return std::move(*this);
  }
  Node& before(Node n) {
    left.push_back(std::move(n));
    return *this;
  }
  Node& after(Node n) {
    right.push_back(std::move(n));
    return *this;
  }
  /// Outside all that is there on the left.
  Node& first(Node n) {
    left.insert(left.begin(), std::move(n));
    return *this;
  }
};

inline Node word(View form, View lemma, Upos upos, View xpos, Deprel rel) {
  return {std::string(form), std::string(lemma), upos, std::string(xpos), rel, {}, {}};
}
inline Node mark(View form, View xpos) {
  return word(form, form, Upos::punct, xpos, Deprel::punct);
}
inline Node comma() { return mark(",", ","); }
inline Node adp(View form) { return word(form, form, Upos::adp, "IN", Deprel::case_); }
inline Node det(View form) {
  return word(form, form == "an" ? "a" : form, Upos::det, "DT", Deprel::det);
}
inline Node adv(View form) { return word(form, form, Upos::adv, "RB", Deprel::advmod); }
inline Node noun(View form) { return word(form, form, Upos::noun, "NN", Deprel::obj); }
/// A plural in -s or -ies.
inline Node nouns(View form) {
  Node n = word(form, form.substr(0, form.size() - 1), Upos::noun, "NNS", Deprel::obj);
  if (form.ends_with("ies")) n.lemma.replace(n.lemma.size() - 2, 2, "y");
  return n;
}
inline Node name(View form) { return word(form, form, Upos::propn, "NNP", Deprel::obj); }
inline Node number(View form) { return word(form, form, Upos::num, "CD", Deprel::nummod); }
inline Node adj(View form) { return word(form, form, Upos::adj, "JJ", Deprel::amod); }
inline Node aux(View form, View lemma, View xpos, Deprel rel = Deprel::aux) {
  return word(form, lemma, Upos::aux, xpos, rel);
}
/// Whether a verb agrees with the node as with more than one.
inline bool is_plural(const Node& n) {
  if (n.xpos == "NNS") return true;
  for (const Node& right : n.right) {
    if (right.rel == Deprel::conj) return true;
  }
  return false;
}

}  // namespace dateline::train::wire
