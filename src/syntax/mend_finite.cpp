// Sentences that were given no finite verb: English has one in each, and the past tense of most
// verbs looks like their participle.
#include <algorithm>
#include <string_view>

#include "syntax/irregular_verbs.hpp"
#include "syntax/mend.hpp"

namespace dateline::syntax {
namespace {

class Mender {
 public:
  explicit Mender(Tree& tree) : tree_(tree), root_(tree.root()) {}

  void mend() {
    if (root_ < 0 || tree_.words.size() < 4 || tree_.words.back().lemma != ".") return;
    if (!is_nominal(at(root_)) || has_finite_verb()) return;
    for (const int k : tree_.children(root_)) {
      const Deprel rel = at(k).rel;
      if (rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::cop ||
          rel == Deprel::csubj) {
        return;
      }
    }
    for (int v = 1; v < size(); ++v) {
      if (!may_be_past(v)) continue;
      if (v < root_ && at(v).rel == Deprel::amod && at(v).head == root_ && before_object(v)) return;
      if (v > root_ && at(v).rel == Deprel::acl && of_its_subject(v)) return;
    }
  }

 private:
  [[nodiscard]] int size() const { return static_cast<int>(tree_.words.size()); }
  Word& at(int i) { return tree_.words[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const Word& at(int i) const { return tree_.words[static_cast<std::size_t>(i)]; }
  static bool is_nominal(const Word& w) {
    return w.upos == Upos::noun || w.upos == Upos::propn || w.upos == Upos::num;
  }

  [[nodiscard]] bool has_finite_verb() const {
    return std::ranges::any_of(tree_.words, [](const Word& w) {
      return (w.upos == Upos::verb || w.upos == Upos::aux) && w.rel != Deprel::compound &&
             (w.xpos == "VBD" || w.xpos == "VBZ" || w.xpos == "VBP" || w.xpos == "MD");
    });
  }

  [[nodiscard]] bool may_be_past(int v) const {
    const Word& w = at(v);
    if (w.upos != Upos::verb || w.xpos != "VBN" || participle_differs(w.lemma)) return false;
    for (const int k : tree_.children(v)) {
      const Word& c = at(k);
      if (c.rel == Deprel::aux || c.rel == Deprel::aux_pass || c.rel == Deprel::obl_agent) {
        return false;
      }
      if (c.rel != Deprel::obl) continue;
      for (const int p : tree_.children(k)) {
        if (at(p).rel == Deprel::case_ && at(p).lemma == "by") return false;
      }
    }
    return true;
  }

  void make_root(int v) {
    Word& verb = at(v);
    verb.xpos = "VBD";
    verb.tense = Tense::past;
    verb.verb_form = VerbForm::finite;
    verb.voice = Voice::active;
    verb.head = kRoot;
    verb.rel = Deprel::root;
  }

  /// "The U.S. military [airlifted staff]" with the staff at the head: what stands before the verb
  /// is its subject, the old head its object.
  bool before_object(int v) {
    const int subject = v - 1;
    const Upos upos = at(subject).upos;
    const bool noun = is_nominal(at(subject)) || upos == Upos::adj;
    const bool named = at(0).rel == Deprel::det || is_nominal(at(0)) || upos == Upos::propn;
    if (!noun || !named || at(subject).head != root_) return false;
    const int object = root_;
    make_root(v);
    at(subject).head = v;
    at(subject).rel = Deprel::nsubj;
    if (upos == Upos::adj) at(subject).upos = Upos::noun;
    for (int i = 0; i < size(); ++i) {
      if (at(i).head != object || i == subject || i == v) continue;
      const Deprel rel = at(i).rel;
      if (i < subject) {
        at(i).head = subject;
      } else if (i > object &&
                 (rel == Deprel::advmod || rel == Deprel::obl || rel == Deprel::obl_tmod ||
                  rel == Deprel::punct || rel == Deprel::advcl || rel == Deprel::parataxis)) {
        at(i).head = v;
      }
    }
    at(object).head = v;
    at(object).rel = Deprel::obj;
    return true;
  }

  /// "supporters of rival candidates fought": the participle hangs deeper below the noun at the
  /// head, whose verb it is.
  bool of_its_subject(int v) {
    for (int i = at(v).head; i != root_; i = at(i).head) {
      const Deprel rel = at(i).rel;
      if (i < 0 || (rel != Deprel::nmod && rel != Deprel::appos && rel != Deprel::compound &&
                    rel != Deprel::flat && rel != Deprel::conj)) {
        return false;
      }
    }
    if (at(v - 1).upos == Upos::punct) return false;  // "Ali, killed in May"
    const int subject = root_;
    make_root(v);
    at(subject).head = v;
    at(subject).rel = Deprel::nsubj;
    for (int i = 0; i < size(); ++i) {
      const Deprel rel = at(i).rel;
      if (at(i).head != subject) continue;
      const bool clausal = rel == Deprel::obl || rel == Deprel::obl_tmod || rel == Deprel::punct ||
                           rel == Deprel::advmod || rel == Deprel::advcl ||
                           rel == Deprel::parataxis;
      if (clausal) at(i).head = v;
    }
    return true;
  }

  Tree& tree_;
  int root_;
};

}  // namespace

void mend_border_crossing(Tree& tree) {
  auto& words = tree.words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Word& border = words[i];
    Word& crossing = words[i + 1];
    const int noun = static_cast<int>(i) + 1;
    if (border.lemma != "border" || crossing.lemma != "cross" || crossing.xpos != "VBG" ||
        crossing.rel != Deprel::acl || crossing.head != noun - 1) {
      continue;
    }
    crossing.lemma = "crossing";
    crossing.upos = Upos::noun;
    crossing.xpos = "NN";
    crossing.verb_form = VerbForm::none;
    crossing.voice = Voice::none;
    crossing.number = Number::singular;
    crossing.head = border.head;
    crossing.rel = border.rel;
    border.head = noun;
    border.rel = Deprel::compound;
    for (std::size_t k = 0; k < words.size(); ++k) {
      Word& w = words[k];
      if (k == i || k == i + 1) continue;
      if (w.head == noun - 1) w.head = noun;
      if (w.head == noun && w.rel == Deprel::obl) w.rel = Deprel::nmod;
    }
  }
}

void mend_no_finite_verb(Tree& tree) { Mender(tree).mend(); }

}  // namespace dateline::syntax
