#include "event/status_of.hpp"

#include "base/translate.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

using base::mark_in;

bool negator(const std::string& w) {
  return w == "not" || w == "n't" || w == "never" || w == "no" || w == "nor" || w == "neither" ||
         w == "without";
}

/// The word that negates i itself, or -1. "No" on its subject ("no troops were sent") counts too.
int negation(const SentenceView& v, int i) {
  for (const int k : v.kids(i)) {
    if (negator(v.low(k)) && v.is(k, {Deprel::advmod, Deprel::det, Deprel::cc, Deprel::mark,
                                      Deprel::discourse, Deprel::dep})) {
      if (v.low(k) == "not" && k + 1 < v.size() && v.low(k + 1) == "only") continue;
      if (v.low(k) == "no" && k + 1 < v.size() &&
          (v.low(k + 1) == "longer" || v.low(k + 1) == "sooner"))
        continue;
      return k;
    }
    if (v.is(k, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj})) {
      for (const int d : v.kids(k, {Deprel::det, Deprel::advmod})) {
        if (v.low(d) == "no" || v.low(d) == "neither" || v.low(d) == "none") return d;
      }
      if (v.low(k) == "none" || v.low(k) == "nobody" || v.low(k) == "nothing") return k;
    }
    if (v.is(k, {Deprel::aux}) && k + 1 < v.size() && v.low(k + 1) == "n't") return k + 1;
  }
  return -1;
}

struct Auxiliaries {
  int modal = -1;  // will, would, may ...
  int be = -1;     // progressive
  bool have = false;
  bool is_to = false;  // "are to leave"
};

Auxiliaries auxiliaries(const SentenceView& v, int i) {
  Auxiliaries a;
  for (const int k : v.kids(i, {Deprel::aux, Deprel::aux_pass, Deprel::cop})) {
    if (v.word(k).xpos == "MD") a.modal = k;
    if (v.lemma(k) == "have") a.have = true;
    if (v.lemma(k) == "be" && v.word(i).xpos == "VBG") a.be = k;
    if (v.lemma(k) == "be" && v.low(k) != "been" && v.low(k) != "being" && k < i &&
        v.marker(i) == "to") {
      const int to = v.kid(i, {Deprel::mark});
      a.is_to = a.is_to || (to > k && v.low(k) != "be");
    }
  }
  return a;
}

/// The auxiliaries of a conjoined verb are those of the first unless it has its own.
int with_own_auxiliaries(const SentenceView& v, int i) {
  while (v.is(i, {Deprel::conj}) && v.head(i) >= 0 && v.verbal(v.head(i)) &&
         v.kid(i, {Deprel::aux, Deprel::aux_pass, Deprel::nsubj, Deprel::nsubj_pass}) < 0 &&
         v.word(i).xpos != "VBD") {
    i = v.head(i);
  }
  return i;
}

class Reader {
 public:
  Reader(const SentenceView& v, const Arguments& a, const Lexicon& l) : v_(v), a_(a), l_(l) {}

  StatusReading read(const Trigger& t) {
    out_.status = t.row->status.value_or(Status::happened);
    if (t.row->status && *t.row->status != Status::happened)
      reason(t.word, fmt::format(mark_in("reason", "\"{}\" tells what goes on"), v_.low(t.word)));
    const int v = with_own_auxiliaries(v_, t.word);
    const bool verb = v_.verbal(t.word) && v_.word(t.word).upos == Upos::verb;
    type_ = t.row->type;
    if (verb) own_form(v, t.word);
    if (const int no = negation(v_, t.word); no >= 0) deny(no);
    if (!verb) {
      for (const int k : v_.kids(t.word, {Deprel::amod, Deprel::compound}))
        apply(k, l_.effect(v_.lemma(k)), false);
      noun_in_clause(t.word);
    }
    climb(t.word, 0);
    return std::move(out_);
  }

 private:
  void reason(int word, std::string text) {
    (void)word;
    out_.reasons.push_back(std::move(text));
  }

  void deny(int word) {
    // "has not ruled out", "did not deny": two denials leave it open.
    if (out_.status == Status::denied) {
      out_.status = Status::considered;
      reason(word, fmt::format(mark_in("reason", "\"{}\" takes the denial back: left open"),
                               v_.low(word)));
    } else {
      out_.status = Status::denied;
      reason(word,
             fmt::format(mark_in("reason", "\"{}\" says that it did not happen"), v_.low(word)));
    }
  }

  void weaken(Status to, int word, const char* why) {
    if (out_.status == Status::denied) return;
    if (out_.status == Status::considered ||
        (out_.status == Status::planned && to != Status::considered))
      return;
    out_.status = to;
    reason(word, fmt::format(fmt::runtime(why), v_.low(word)));
  }

  /// Tense, modality and aspect of the trigger's own verb group.
  void own_form(int v, int trigger) {
    const Auxiliaries aux = auxiliaries(v_, v);
    if (aux.modal >= 0) {
      modal(aux.modal);
    } else if (aux.is_to) {
      weaken(Status::planned, v, mark_in("reason", "\"{}\" is told as what is to come"));
    } else if (aux.be >= 0 && v_.word(trigger).xpos == "VBG") {
      if (out_.status == Status::happened) {
        out_.status = Status::ongoing;
        reason(v, fmt::format(mark_in("reason", "\"{} {}\" tells what goes on"), v_.low(aux.be),
                              v_.low(trigger)));
      }
    } else if (v_.passive(v) && v_.kid(v, {Deprel::aux_pass}) >= 0) {
      for (const int k : v_.kids(v, {Deprel::aux})) {  // "are being evacuated"
        if (v_.lemma(k) == "be") weaken_to_ongoing(k);
      }
      for (const int k : v_.kids(v, {Deprel::aux_pass})) {
        if (v_.low(k) == "being") weaken_to_ongoing(k);
        if (v_.low(k) == "be" && v_.kid(v, {Deprel::aux}) < 0 && v_.marker(v) == "that")
          weaken(Status::considered, k, "is wished for");  // "demanded that they be freed"
      }
    }
    if ((v_.marker(v) == "if" || v_.marker(v) == "unless" || v_.marker(v) == "whether") &&
        v_.is(v, {Deprel::advcl, Deprel::ccomp})) {
      weaken(Status::considered, v, "is told as a condition only");
    }
    // "is due to meet", with "due" hung below the verb
    for (const int k : v_.kids(v)) {
      if (v_.low(k) == "due" && k < v && v_.marker(v) == "to") {
        weaken(Status::planned, k, mark_in("reason", "\"{}\" tells what is to come"));
      }
    }
    for (const int k : v_.kids(v, {Deprel::advmod})) {
      const StatusEffect e = l_.effect(v_.low(k));
      if (e == StatusEffect::claims) apply(k, e, false);
      if (v_.low(k) == "still" && v_.word(v).xpos == "VBZ") weaken_to_ongoing(k);
    }
    // A purpose clause: "sent troops to retake the town".
    // "was reported to have fled" is a claim of what was done.
    if (v_.marker(v) == "to" && aux.have && v_.head(v) >= 0) {
      const StatusEffect above = l_.effect(v_.lemma(v_.head(v)));
      if (above == StatusEffect::says || above == StatusEffect::claims) {
        apply(v_.head(v), StatusEffect::claims, false);
      }
    } else if (met_on_arrival(v)) {
      // "had come to Dili to meet his counterpart" tells of a meeting.
    } else if (v_.is(v, {Deprel::advcl, Deprel::acl}) && v_.marker(v) == "to" && aux.modal < 0) {
      weaken(Status::planned, v, "is told as a purpose");
    }
  }

  /// "A truce was agreed" is made by agreeing, "tried to storm the station" is an attack that was
  /// made.
  [[nodiscard]] bool done_by_trying(int up, StatusEffect effect) const {
    if (effect != StatusEffect::plans) return false;
    const std::string& lemma = v_.lemma(up);
    if (type_ == EventType::agreement) return lemma == "agree";
    const bool past = v_.word(up).tense == syntax::Tense::past;
    return past && family(type_) == Family::fighting && (lemma == "try" || lemma == "attempt");
  }

  [[nodiscard]] bool met_on_arrival(int v) const {
    static constexpr std::string_view kArrive[] = {"come", "fly",    "travel", "arrive", "visit",
                                                   "go",   "return", "gather", "drive",  "sail"};
    const int up = v_.head(v);
    return type_ == EventType::talks && up >= 0 && v_.is(v, {Deprel::advcl, Deprel::xcomp}) &&
           v_.marker(v) == "to" && v_.word(up).tense == syntax::Tense::past &&
           std::ranges::find(kArrive, v_.lemma(up)) != std::end(kArrive);
  }

  void weaken_to_ongoing(int word) {
    if (out_.status != Status::happened) return;
    out_.status = Status::ongoing;
    reason(word, fmt::format(mark_in("reason", "\"{}\" tells what goes on"), v_.low(word)));
  }

  void modal(int k) {
    const std::string& w = v_.low(k);
    if (w == "will" || w == "would" || w == "shall" || w == "'ll" || w == "'d" || w == "wo") {
      weaken(Status::planned, k, mark_in("reason", "\"{}\" tells what is to come"));
    } else if (w == "must") {
      weaken(Status::planned, k, mark_in("reason", "\"{}\" tells what is to come"));
    } else if (w != "did") {
      weaken(Status::considered, k, mark_in("reason", "\"{}\" tells what may be"));
    }
  }

  void apply(int word, StatusEffect effect, bool direct) {
    switch (effect) {
      case StatusEffect::plans:
        weaken(Status::planned, word,
               mark_in("reason", "\"{}\" tells a plan, an order or an expectation"));
        break;
      case StatusEffect::considers:
        // "a march has been called for Sunday" is announced.
        if (v_.lemma(word) == "call" && v_.passive(word)) {
          weaken(Status::planned, word,
                 mark_in("reason", "\"{}\" tells a plan, an order or an expectation"));
          break;
        }
        weaken(Status::considered, word,
               mark_in("reason", "\"{}\" tells what is weighed, wished or feared"));
        break;
      case StatusEffect::denies:
        if (direct) {
          out_.denial = word;
          deny(word);
        }
        break;
      case StatusEffect::prevents:
        if (direct) deny(word);
        break;
      case StatusEffect::claims:
        if (out_.status == Status::happened || out_.status == Status::ongoing) {
          out_.status = Status::reported;
          reason(word, fmt::format(mark_in("reason", "\"{}\" makes it a claim"), v_.low(word)));
        }
        break;
      case StatusEffect::continues:
        weaken_to_ongoing(word);
        break;
      case StatusEffect::none:
      case StatusEffect::ends:
      case StatusEffect::says:
      case StatusEffect::begins:
        break;
    }
  }

  /// A noun takes tense, modality and negation from the verb that carries it.
  void noun_in_clause(int n) {
    const int up = a_.carrier(n);
    if (up < 0) return;
    const int v = with_own_auxiliaries(v_, up);
    const Auxiliaries aux = auxiliaries(v_, v);
    if (aux.modal >= 0) modal(aux.modal);
    if (aux.is_to)
      weaken(Status::planned, up, mark_in("reason", "\"{}\" is told as what is to come"));
    if (aux.be >= 0) {
      const std::string& lemma = v_.lemma(up);
      const bool carries = l_.light(lemma) || v_.is(n, {Deprel::nsubj}) || lemma == "go" ||
                           lemma == "rage" || lemma == "continue";
      if (carries) weaken_to_ongoing(aux.be);
    }
    if (v_.lemma(up) == "continue" || v_.lemma(up) == "rage") {
      if (v_.word(up).tense != syntax::Tense::past || aux.be >= 0) weaken_to_ongoing(up);
    }
    if (up != n) {
      if (const int no = negation(v_, up); no >= 0 &&
                                           l_.effect(v_.lemma(up)) != StatusEffect::denies &&
                                           l_.effect(v_.lemma(up)) != StatusEffect::considers) {
        if (no != negation(v_, n)) deny(no);
      }
    }
  }

  /// Whether a clause begins with "whose".
  [[nodiscard]] bool whose(int clause) const {
    for (const int k : v_.kids(clause, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj})) {
      for (const int owner : v_.kids(k, {Deprel::nmod_poss})) {
        if (v_.low(owner) == "whose") return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool parted_by_semicolon(int a, int b) const {
    for (int i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
      if (v_.low(i) == ";") return true;
    }
    return false;
  }

  /// What governs the trigger, from the inside out.
  void climb(int from, int depth) {
    int at = from;
    while (v_.head(at) >= 0 && depth++ < 12) {
      // "villages besieged by rebels": a participle that describes something is told as a fact.
      if (v_.is(at, {Deprel::acl}) && v_.word(at).upos == Upos::verb && v_.marker(at) != "to" &&
          v_.marker(at) != "that" && v_.word(at).xpos != "VB") {
        break;
      }
      // "fears the militia, whose men seized the town": an aside stands on its own.
      if (v_.is(at, {Deprel::acl_relcl}) && whose(at)) break;
      // "ruled out sending troops although he is weighing air strikes": what is set against the
      // rest stands on its own.
      static constexpr std::string_view kAgainst[] = {"although", "though", "while", "whereas"};
      if (v_.is(at, {Deprel::advcl}) &&
          std::ranges::find(kAgainst, v_.marker(at)) != std::end(kAgainst)) {
        break;
      }
      const int up = v_.head(at);
      // "shells burst between the tents; the army denied that it had fired": of two that a
      // semicolon parts, neither says anything of the other.
      if (parted_by_semicolon(at, up)) break;
      const std::string& lemma = v_.lemma(up);
      // "what union leaders called an agreement" names it; "called for a truce" asks for it.
      const bool names = lemma == "call" && v_.preposition(at) != "for" && v_.marker(at) != "to" &&
                         !v_.passive(up);
      const StatusEffect effect = names ? StatusEffect::none : l_.effect(lemma);
      const bool content = v_.is(at, {Deprel::ccomp, Deprel::xcomp, Deprel::csubj}) ||
                           (v_.is(at, {Deprel::acl}) && v_.nominal(up)) ||
                           (v_.is(at, {Deprel::advcl}) && v_.word(up).upos == Upos::adj) ||
                           follows_at_once(at, up);
      if (v_.is(at, {Deprel::amod}) && v_.word(at).xpos == "VBG" && v_.is(up, {Deprel::obj})) {
        at = up;
        continue;
      }
      const bool object = v_.is(at, {Deprel::obj, Deprel::nsubj_pass}) ||
                          (v_.is(at, {Deprel::obl, Deprel::nmod}) && object_like(at, effect));
      if (v_.is(at, {Deprel::conj})) {
        at = up;  // what governs the first of several governs all
        if (v_.is(at, {Deprel::acl_relcl})) break;
        continue;
      }
      // "fired to disperse a protest", "vowed to lift the siege": it was there, whatever is
      // planned.
      if (object && effect == StatusEffect::ends) break;
      if (content || object) {
        if (effect == StatusEffect::says || effect == StatusEffect::claims) {
          out_.reported_speech = true;
          if (out_.speech < 0) out_.speech = up;
        }
        if (!done_by_trying(up, effect)) apply(up, effect, true);
        // "due to meet", "expected to hold": adjectives and passives of expectation
        if (effect == StatusEffect::none && v_.is(at, {Deprel::xcomp}) && v_.marker(at) == "to" &&
            v_.lemma(up) == "be") {
          weaken(Status::planned, up, mark_in("reason", "\"{}\" tells what is to come"));
        }
        if (effect != StatusEffect::none && effect != StatusEffect::says &&
            effect != StatusEffect::claims) {
          if (const int no = negation(v_, up); no >= 0) {
            if (effect == StatusEffect::considers || effect == StatusEffect::plans) {
              out_.status = Status::denied;
              reason(no, fmt::format(mark_in("reason", "\"{} {}\" rules it out"), v_.low(no),
                                     v_.low(up)));
            } else {
              deny(no);
            }
          }
          const Auxiliaries aux = auxiliaries(v_, up);
          if (aux.modal >= 0 && out_.status == Status::happened) modal(aux.modal);
        }
      } else if (v_.is(at, {Deprel::advcl}) &&
                 (v_.marker(at) == "if" || v_.marker(at) == "unless")) {
        weaken(Status::considered, at, "is told as a condition only");
      } else if (v_.is(at, {Deprel::advcl, Deprel::acl}) && v_.marker(at) == "to" &&
                 !auxiliaries(v_, at).have && !met_on_arrival(at)) {
        weaken(Status::planned, at, "is told as a purpose");
      } else if (v_.is(at, {Deprel::parataxis}) || (v_.is(up, {Deprel::parataxis}))) {
        if (effect == StatusEffect::claims) apply(up, effect, true);
      } else if (v_.is(at, {Deprel::advcl}) &&
                 (v_.marker(at).empty() || v_.marker(at) == "after" || v_.marker(at) == "when")) {
        // "..., ending a siege" shares the modality of its main clause
        const Auxiliaries aux = auxiliaries(v_, up);
        if (aux.modal >= 0 && v_.marker(at).empty()) modal(aux.modal);
      } else if (v_.is(at, {Deprel::nmod, Deprel::obl}) && up != from && v_.nominal(up) &&
                 v_.preposition(at) == "of") {
        apply(up, effect, true);  // "a threat of air strikes"
      }
      at = up;
      if (v_.is(at, {Deprel::acl_relcl})) break;  // a relative clause stands on its own
    }
    // A clause of saying that follows or interrupts: "the army said", "it claimed".
    for (const int k : v_.kids(at, {Deprel::parataxis, Deprel::ccomp})) {
      const StatusEffect e = l_.effect(v_.lemma(k));
      if (k == from || v_.dominates(k, from) || parted_by_semicolon(at, k)) continue;
      if (e == StatusEffect::says || e == StatusEffect::claims) {
        out_.reported_speech = true;
        if (out_.speech < 0) out_.speech = k;
        if (e == StatusEffect::claims) apply(k, e, true);
      }
      if (e == StatusEffect::denies && negation(v_, k) < 0) deny(k);
    }
  }

  /// "ruled out sending troops": a gerund right behind its verb is what the verb speaks of.
  [[nodiscard]] bool follows_at_once(int at, int up) const {
    if (!v_.is(at, {Deprel::advcl}) || v_.word(at).xpos != "VBG" || !v_.marker(at).empty()) {
      return false;
    }
    int last = up;
    for (const int k : v_.kids(up, {Deprel::compound_prt})) last = std::max(last, k);
    return at == last + 1;
  }

  bool object_like(int at, StatusEffect effect) const {
    if (effect == StatusEffect::none) return false;
    const std::string p = v_.preposition(at);
    return p == "of" || p == "for" || p == "on" || p == "out" || p == "against" || p == "about" ||
           p == "to";
  }

  const SentenceView& v_;
  const Arguments& a_;
  const Lexicon& l_;
  StatusReading out_;
  EventType type_ = EventType::statement;
};

}  // namespace

StatusReading read_status(const SentenceView& view, const Arguments& arguments,
                          const Lexicon& lexicon, const Trigger& trigger) {
  return Reader(view, arguments, lexicon).read(trigger);
}

}  // namespace dateline::event
