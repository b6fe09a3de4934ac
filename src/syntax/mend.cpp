#include "syntax/mend.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace dateline::syntax {
namespace {

bool nominal(const Word& w) {
  return w.upos == Upos::noun || w.upos == Upos::propn || w.upos == Upos::num ||
         w.upos == Upos::pron;
}

/// "looted" as what was done, and no participle that describes.
void make_finite_past(Word& verb) {
  verb.xpos = "VBD";
  verb.tense = Tense::past;
  verb.verb_form = VerbForm::finite;
  verb.voice = Voice::active;
}

/// Whether the mark at i opens, closes or lies in an aside of the noun that ends right before the
/// verb: "Busra al-Sham, famed for its theatre, surrendered".
bool within_aside(const Tree& tree, int noun, int i, int verb) {
  if (verb < 2 || tree.words[static_cast<std::size_t>(verb - 1)].lemma != ",") return false;
  for (const int k : tree.children(noun)) {
    const Word& w = tree.words[static_cast<std::size_t>(k)];
    const bool aside = w.rel == Deprel::appos || w.rel == Deprel::acl ||
                       w.rel == Deprel::acl_relcl || w.rel == Deprel::amod;
    if (!aside || k < noun || k > verb) continue;
    int first = k;
    for (int at = noun + 1; at < k; ++at) {
      if (tree.dominates(k, at)) first = std::min(first, at);
    }
    if (i >= first - 1 && i < verb) return true;
  }
  return false;
}

}  // namespace

void mend_missing_predicate(Tree& tree) {
  const int root = tree.root();
  if (root < 0) return;
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  if (!nominal(at(root))) return;
  int verb = -1;
  for (const int k : tree.children(root)) {
    const Word& w = at(k);
    // A subject, a copula or an auxiliary: the noun is a predicate and the tree is whole.
    if (w.rel == Deprel::nsubj || w.rel == Deprel::nsubj_pass || w.rel == Deprel::cop ||
        w.rel == Deprel::aux || w.rel == Deprel::csubj)
      return;
    const bool participle = w.rel == Deprel::acl && w.upos == Upos::verb &&
                            (w.xpos == "VBN" || w.xpos == "VBD") && k > root;
    // "The fall of Mosul last week | shocked Baghdad": a finite verb beside the noun, without a
    // subject of its own and with no mark of punctuation between.
    const auto alone = [&] {
      if (w.rel != Deprel::parataxis || w.upos != Upos::verb || w.xpos != "VBD" || k < root)
        return false;
      for (const int c : tree.children(k)) {
        if (at(c).rel == Deprel::nsubj || at(c).rel == Deprel::nsubj_pass) return false;
      }
      for (int i = root + 1; i < k; ++i) {
        if (at(i).upos == Upos::punct && !within_aside(tree, root, i, k)) return false;
      }
      return true;
    };
    if (verb < 0 && (participle || alone())) verb = k;
  }
  if (verb < 0) return;
  for (const int k : tree.children(verb)) {
    if (at(k).rel == Deprel::obl_agent || at(k).rel == Deprel::aux || at(k).rel == Deprel::aux_pass)
      return;
    if (at(k).rel == Deprel::obl) {
      for (const int c : tree.children(k)) {
        if (at(c).rel == Deprel::case_ && at(c).lemma == "by") return;
      }
    }
  }
  Word& head = at(verb);
  Word& subject = at(root);
  head.head = kRoot;
  head.rel = Deprel::root;
  make_finite_past(head);
  subject.head = verb;
  subject.rel = Deprel::nsubj;
  // What closes or surrounds the sentence hangs on its head.
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& w = words[i];
    const int k = static_cast<int>(i);
    if (w.head != root || k == verb) continue;
    const bool clausal = w.rel == Deprel::parataxis || w.rel == Deprel::advcl ||
                         w.rel == Deprel::ccomp || w.rel == Deprel::discourse ||
                         w.rel == Deprel::acl_relcl;
    if ((w.rel == Deprel::punct && k > verb) || (clausal && k > verb && w.rel != Deprel::acl_relcl))
      w.head = verb;
    // "Clashes erupted in Ramadi and spread": verbs beside the noun go with the verb.
    if (w.rel == Deprel::conj && k > verb && w.upos == Upos::verb) w.head = verb;
  }
}

void mend_verb_below_object(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int v = 0; v < static_cast<int>(words.size()); ++v) {
    Word& verb = at(v);
    if (verb.upos != Upos::verb || (verb.rel != Deprel::compound && verb.rel != Deprel::amod))
      continue;
    const int noun = verb.head;
    if (noun <= v || !nominal(at(noun))) continue;
    int subject = -1;
    for (const int k : tree.children(v)) {
      if (at(k).rel == Deprel::nsubj && k < v) subject = k;
    }
    // "Rebels overran Tal Afar" read as one name: the plural right before the verb is its subject.
    if (subject < 0 && v > 0 && verb.xpos == "VBD") {
      Word& before = at(v - 1);
      const bool plural = before.xpos == "NNS" || before.xpos == "NNPS";
      if (plural && (before.head == v || before.head == noun)) {
        subject = v - 1;
        before.head = v;
        before.rel = Deprel::nsubj;
      }
    }
    if (subject < 0) continue;
    Word& object = at(noun);
    verb.head = object.head;
    verb.rel = object.rel;
    if (verb.xpos == "VBN") verb.xpos = "VBD";
    verb.voice = Voice::active;
    object.head = v;
    object.rel = Deprel::obj;
    for (int k = 0; k < static_cast<int>(words.size()); ++k) {
      Word& w = at(k);
      if (w.head != noun || k == v) continue;
      if (k < subject) w.head = subject;  // what stands before the subject belongs to it
      if (w.rel == Deprel::punct && k > noun) w.head = v;
    }
  }
}

void mend_stolen_subject(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int v = 0; v < static_cast<int>(words.size()); ++v) {
    Word& verb = at(v);
    if (verb.upos != Upos::verb || verb.head < 0 || verb.head >= v) continue;
    if (verb.rel != Deprel::xcomp && verb.rel != Deprel::advcl && verb.rel != Deprel::acl &&
        verb.rel != Deprel::ccomp)
      continue;
    int auxiliary = -1;
    bool subject = false;
    bool marked = false;
    for (const int k : tree.children(v)) {
      subject = subject || at(k).rel == Deprel::nsubj || at(k).rel == Deprel::nsubj_pass;
      marked = marked || at(k).rel == Deprel::mark;
      if ((at(k).rel == Deprel::aux || at(k).rel == Deprel::aux_pass) && auxiliary < 0)
        auxiliary = k;
    }
    // A finite verb that follows a noun at once: the noun must be its subject.
    // "late on Sunday and soldiers of the army abandoned": without an auxiliary only a past tense.
    const bool past = auxiliary < 0 && v > 0 && verb.xpos == "VBD" && verb.rel == Deprel::advcl;
    if (subject || marked || (auxiliary <= 0 && !past)) continue;
    int noun = (past ? v : auxiliary) - 1;
    while (past && at(noun).rel != Deprel::conj && at(noun).head >= 0 && at(noun).head < v &&
           at(noun).head != verb.head) {
      noun = at(noun).head;
    }
    if (!nominal(at(noun)) || at(noun).rel != Deprel::conj || at(noun).head < 0) continue;
    bool passive = false;
    for (const int k : tree.children(v)) passive = passive || at(k).rel == Deprel::aux_pass;
    // A verb that hung below the noun goes where the noun was: the two must not hold each other.
    if (tree.dominates(noun, v)) verb.head = at(noun).head;
    at(noun).head = v;
    at(noun).rel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
    verb.rel = Deprel::conj;
    for (const int k : tree.children(noun)) {
      if (at(k).rel == Deprel::cc) at(k).head = v;
    }
  }
}

void mend_cut_off_clause(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int v = 1; v < static_cast<int>(words.size()); ++v) {
    Word& verb = at(v);
    const bool loose = verb.rel == Deprel::conj || verb.rel == Deprel::parataxis ||
                       verb.rel == Deprel::xcomp || verb.rel == Deprel::ccomp ||
                       verb.rel == Deprel::advcl;
    if (verb.upos != Upos::verb || verb.xpos != "VBD" || !loose || verb.head < 0) continue;
    if (at(v - 1).upos != Upos::punct) continue;
    bool complete = false;
    for (const int k : tree.children(v)) {
      complete = complete || at(k).rel == Deprel::nsubj || at(k).rel == Deprel::cc ||
                 at(k).rel == Deprel::mark;
    }
    if (complete) continue;
    int noun = -1;
    int preposition = -1;
    for (const int k : tree.children(verb.head)) {
      if (k <= verb.head || k >= v || at(k).rel != Deprel::obl || !nominal(at(k))) continue;
      bool apposition = false;
      int order = -1;
      for (const int c : tree.children(k)) {
        apposition = apposition || at(c).rel == Deprel::appos;
        const bool ordering = at(c).lemma == "after" || at(c).lemma == "before" ||
                              at(c).lemma == "since" || at(c).lemma == "until";
        if (at(c).rel == Deprel::case_ && ordering) order = c;
      }
      if (apposition && order >= 0) {
        noun = k;
        preposition = order;
      }
    }
    if (noun < 0) continue;
    verb.rel = Deprel::advcl;
    at(noun).head = v;
    at(noun).rel = Deprel::nsubj;
    at(preposition).head = v;
    at(preposition).rel = Deprel::mark;
  }
}

void mend_verb_taken_for_modifier(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  const auto has_other_subject = [&](int verb, int noun) {
    for (const int k : tree.children(verb)) {
      if (k != noun && (at(k).rel == Deprel::nsubj || at(k).rel == Deprel::nsubj_pass)) return true;
    }
    return false;
  };
  for (int v = 1; v < static_cast<int>(words.size()); ++v) {
    Word& verb = at(v);
    Word& subject = at(v - 1);
    const bool modifies = verb.rel == Deprel::compound || verb.rel == Deprel::amod;
    if (verb.upos != Upos::verb || (verb.xpos != "VBD" && verb.xpos != "VBN")) continue;
    if (!modifies || (subject.xpos != "NNS" && subject.xpos != "NNPS")) continue;
    const int object = verb.head;
    if (object <= v || at(object).head != v - 1 || !nominal(at(object))) continue;
    if (has_other_subject(v - 1, -1)) continue;
    bool copula = false;
    for (const int k : tree.children(v - 1)) copula = copula || at(k).rel == Deprel::cop;
    if (copula) continue;
    for (int i = v + 1; i < static_cast<int>(words.size()); ++i) {
      if (at(i).head == v - 1) at(i).head = v;
    }
    verb.head = subject.head;
    verb.rel = subject.rel;
    // "[looted] ..., residents said": of two subjects of the speaking the first one's clause is
    // told.
    if (subject.rel == Deprel::nsubj && has_other_subject(subject.head, v - 1)) {
      verb.rel = Deprel::ccomp;
    }
    make_finite_past(verb);
    subject.head = v;
    subject.rel = Deprel::nsubj;
    at(object).rel = Deprel::obj;
  }
}

void mend_below_particle(Tree& tree) {
  for (Word& w : tree.words) {
    if (w.head < 0) continue;
    const Word& above = tree.words[static_cast<std::size_t>(w.head)];
    if (above.rel == Deprel::compound_prt && above.head >= 0) w.head = above.head;
  }
}

void mend_relative_clause(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int p = 1; p < static_cast<int>(words.size()); ++p) {
    const Word& pronoun = at(p);
    // "the United States, whose forces toppled": the noun that "whose" owns is the argument.
    const bool owner =
        pronoun.lemma == "whose" && pronoun.rel == Deprel::nmod_poss && pronoun.head >= 0;
    if (pronoun.lemma != "who" && pronoun.lemma != "which" && !owner) continue;
    const Word& part = owner ? at(pronoun.head) : pronoun;
    const bool argument =
        part.rel == Deprel::nsubj || part.rel == Deprel::nsubj_pass || part.rel == Deprel::obj;
    const int verb = part.head;
    if (!argument || verb <= p) continue;
    Word& clause = at(verb);
    if (clause.rel != Deprel::advcl && clause.rel != Deprel::ccomp && clause.rel != Deprel::xcomp &&
        clause.rel != Deprel::parataxis) {
      continue;
    }
    const int noun = at(p - 1).lemma == "," && p > 1 ? p - 2 : p - 1;
    if (at(noun).upos != Upos::noun && at(noun).upos != Upos::propn) continue;
    int head = noun;  // "the city of Mosul, which": the last word of a name hangs on its first
    while (at(head).rel == Deprel::flat && at(head).head >= 0) head = at(head).head;
    if (tree.dominates(verb, head)) continue;
    clause.head = head;
    clause.rel = Deprel::acl_relcl;
  }
}

void mend_place_apposition(Tree& tree) {
  static constexpr std::array<std::string_view, 12> kPlaces = {
      "capital",    "city",   "district", "hub",      "port",    "province",
      "stronghold", "suburb", "town",     "hometown", "village", "region"};
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int w = 2; w < static_cast<int>(words.size()); ++w) {
    if (at(w).rel != Deprel::appos || at(w).upos != Upos::noun || at(w).head < 0 ||
        std::ranges::find(kPlaces, at(w).lemma) == kPlaces.end()) {
      continue;
    }
    int first = w;
    while (first > 0 && tree.dominates(w, first - 1)) --first;
    if (first < 2 || at(first - 1).lemma != "," || at(first - 2).upos != Upos::propn) {
      // The comma may hang on the apposition itself.
      if (first < 1 || at(first).lemma != "," || at(first - 1).upos != Upos::propn) continue;
      ++first;
    }
    int name = first - 2;
    while (at(name).rel == Deprel::flat && at(name).head >= 0) name = at(name).head;
    const int old = at(w).head;
    if (old == name || at(old).upos == Upos::propn || tree.dominates(w, name)) continue;
    at(w).head = name;
    for (int v = w + 1; v < static_cast<int>(words.size()); ++v) {
      if (at(v).rel != Deprel::acl_relcl || at(v).head != old) continue;
      int begin = v;
      while (begin > 0 && tree.dominates(v, begin - 1)) --begin;
      if (at(begin).lemma == ",") ++begin;
      if (begin <= w + 2 && !tree.dominates(v, name)) at(v).head = name;
    }
  }
}

void mend_gerund(Tree& tree) {
  auto& words = tree.words;
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  for (int g = 1; g < static_cast<int>(words.size()); ++g) {
    Word& gerund = at(g);
    if (gerund.xpos != "VBG" || gerund.rel != Deprel::advcl || gerund.head < 0 || gerund.head > g ||
        at(g - 1).lemma != ",") {
      continue;
    }
    for (int c = g - 1; c > gerund.head; --c) {
      if (at(c).rel != Deprel::conj || at(c).head != gerund.head || at(c).upos != Upos::verb) {
        continue;
      }
      gerund.head = c;
      break;
    }
  }
}

void mend_marked_subject(Tree& tree) {
  static constexpr std::array<std::string_view, 8> kMarks = {"after", "as",    "because", "before",
                                                             "once",  "since", "until",   "while"};
  for (Word& w : tree.words) {
    if (w.rel != Deprel::case_ || w.head < 0) continue;
    const Word& noun = tree.words[static_cast<std::size_t>(w.head)];
    if ((noun.rel != Deprel::nsubj && noun.rel != Deprel::nsubj_pass) || noun.head < 0) continue;
    if (std::ranges::find(kMarks, w.lemma) == kMarks.end()) continue;
    w.head = noun.head;
    w.rel = Deprel::mark;
  }
}

void mend_there(Tree& tree) {
  for (Word& w : tree.words) {
    if (w.rel == Deprel::obj && w.upos == Upos::adv && (w.lemma == "there" || w.lemma == "here")) {
      w.rel = Deprel::advmod;
    }
  }
}

void mend_strikes(Tree& tree) {
  auto& words = tree.words;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    Word& strikes = words[i];
    if (strikes.upos != Upos::verb || strikes.lemma != "strike" || strikes.xpos != "VBZ") continue;
    const std::string before = base::lower_ascii(words[i - 1].lemma);
    if (before != "air" && before != "drone" && before != "missile" && before != "rocket") continue;
    Word& verb = words[i + 1];
    const int at = static_cast<int>(i);
    if (verb.upos != Upos::verb || verb.head != at) continue;
    verb.head = strikes.head;
    verb.rel = strikes.rel;
    make_finite_past(verb);
    strikes.upos = Upos::noun;
    strikes.xpos = "NNS";
    strikes.tense = Tense::none;
    strikes.verb_form = VerbForm::none;
    strikes.voice = Voice::none;
    strikes.number = Number::plural;
    strikes.head = at + 1;
    strikes.rel = Deprel::nsubj;
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (words[k].head == at && k > i + 1) words[k].head = at + 1;
      if (k == i - 1) words[k].rel = Deprel::compound;
    }
  }
}

void mend(Tree& tree) {
  mend_there(tree);
  mend_list_with_times(tree);
  mend_split_subject(tree);
  mend_joined_subject(tree);
  mend_strikes(tree);
  mend_border_crossing(tree);
  mend_below_particle(tree);
  mend_marked_subject(tree);
  mend_relative_clause(tree);
  mend_place_apposition(tree);
  mend_gerund(tree);
  mend_verb_taken_for_modifier(tree);
  mend_cut_off_clause(tree);
  mend_verb_below_object(tree);
  mend_stolen_subject(tree);
  mend_missing_predicate(tree);
  mend_no_finite_verb(tree);
}

}  // namespace dateline::syntax
