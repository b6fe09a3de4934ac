#include "wire_turns.hpp"

#include <array>
#include <utility>

#include "wire_things_words.hpp"

namespace dateline::train::wire {
namespace {

constexpr std::array kRamming = std::to_array<Verb>({
    {"ram", "", "rammed", "rammed", "ramming"},
    {"drive", "", "drove", "driven", "driving"},
    {"crash", "", "crashed", "crashed", "crashing"},
    {"hurl", "", "hurled", "hurled", "hurling"},
    {"throw", "", "threw", "thrown", "throwing"},
    {"steer", "", "steered", "steered", "steering"},
});
constexpr std::array kBases =
    std::to_array<View>({"evacuate", "fly", "ferry", "send", "bring", "take", "move", "deploy",
                         "deliver", "withdraw", "free", "release", "carry", "escort"});
constexpr std::array kLasting = std::to_array<View>(
    {"shelling", "fighting", "bombardment", "violence", "siege", "looting", "unrest", "clashes",
     "talks", "negotiations", "protests", "strikes", "battles", "meetings"});

}  // namespace

Node Turns::lasting() {
  const View form = pick(kLasting);
  Node n = form.ends_with('s') ? nouns(form) : noun(form);
  if (form == "clashes") n.lemma = "clash";
  if (r_.one_in(3)) n.before(noun(r_.one_in(2) ? "street" : "air").as(Deprel::compound));
  if (r_.one_in(4)) n.first(adj(r_.one_in(2) ? "heavy" : "fierce"));
  if (r_.one_in(4))
    n.after(oblique(r_.one_in(2) ? "with" : "between", plain_group(), Deprel::nmod));
  return n;
}

Node Turns::days() {
  const bool one = r_.one_in(4);
  Node n =
      one ? noun(std::array<View, 4>{"day", "week", "month", "year"}[r_.below(4)])
          : nouns(std::array<View, 5>{"days", "weeks", "months", "hours", "years"}[r_.below(5)]);
  n.before(
      one ? det("a")
          : number(std::array<View, 6>{"ten", "two", "three", "40", "six", "12"}[r_.below(6)]));
  return n;
}

Node Turns::held_place() {
  Node n = place_name();
  Node held = word("held", "hold", Upos::verb, "VBN", Deprel::amod);
  Node holder = noun(std::array<View, 3>{"rebel", "government", "militia"}[r_.below(3)]);
  if (r_.one_in(2)) holder = name(r_.one_in(2) ? std::string(pick(kStates)) : fresh_name());
  held.before(std::move(holder).as(Deprel::obl_npmod)).before(mark("-", "HYPH"));
  if (r_.one_in(3)) {
    n = site_noun();
    n.after(oblique("of", place_name(), Deprel::nmod));
    n.first(std::move(held)).first(det("the"));
    return n;
  }
  n.first(std::move(held));
  return n;
}

/// "A suicide bomber rammed an explosives-laden vehicle into a checkpoint in Hit"
Node Turns::rammed() {
  const Verb& v = r_.pick<Verb>(kRamming);
  Node what = noun(std::array<View, 4>{"vehicle", "truck", "car", "grenade"}[r_.below(4)]);
  if (r_.one_in(2)) {
    Node laden = adj("laden");
    laden.before(nouns("explosives").as(Deprel::obl_npmod)).before(mark("-", "HYPH"));
    what.before(std::move(laden)).first(det("an"));
  } else {
    if (r_.one_in(2)) what.before(adj(r_.one_in(2) ? "stolen" : "armoured"));
    what.first(det(what.left.empty() || what.left[0].form[0] != 'a' ? "a" : "an"));
  }
  Node into = site_noun();
  into.first(det("a"));
  if (r_.one_in(2)) into.after(oblique("in", place_name(), Deprel::nmod));
  Node n = main_verb(v.past, v.base, v.participle);
  n.after(std::move(what))
      .after(oblique(r_.one_in(3) ? "at" : "into", std::move(into), Deprel::obl));
  Node who = noun(r_.one_in(2) ? "bomber" : "attacker");
  if (r_.one_in(2)) who.before(noun("suicide").as(Deprel::compound));
  who.first(det(who.left.empty() && who.form == "attacker" ? "an" : "a"));
  n.first(std::move(who).as(Deprel::nsubj));
  return n;
}

/// "The army accused rebels of shelling the port on Friday"
Node Turns::accused() {
  const Verb& v = r_.pick<Verb>(kTaking);
  Node deed = word(v.gerund, v.base, Upos::verb, "VBG", Deprel::advcl);
  deed.first(word("of", "of", Upos::sconj, "IN", Deprel::mark)).after(place().as(Deprel::obj));
  if (r_.one_in(2)) deed.after(moment());
  Node n = main_verb("accused", "accuse", "accused");
  n.after(actor().as(Deprel::obj)).after(std::move(deed));
  n.first((r_.one_in(2) ? actor() : speaker()).as(Deprel::nsubj));
  return n;
}

/// "Residents spoke of fighting in the bazaar"
Node Turns::spoke() {
  Node what = lasting();
  if (r_.one_in(2)) what.after(oblique("in", place(), Deprel::nmod));
  Node n = r_.one_in(2) ? main_verb("spoke", "speak", "spoken") : main_verb("told", "tell", "told");
  n.after(oblique("of", std::move(what), Deprel::obl));
  n.first(plain_group().as(Deprel::nsubj));
  return n;
}

/// "Helicopters would fly the wounded to Baghdad within days"
Node Turns::would() {
  Node n = word(pick(kBases), "", Upos::verb, "VB", Deprel::root);
  n.lemma = n.form;
  n.before(
      aux(std::array<View, 5>{"would", "will", "may", "could", "might"}[r_.below(5)], "", "MD"));
  n.left[0].lemma = n.left[0].form;
  if (r_.one_in(2)) {
    Node whom = word(std::array<View, 3>{"wounded", "injured", "sick"}[r_.below(3)], "", Upos::adj,
                     "JJ", Deprel::obj);
    whom.lemma = whom.form;
    whom.first(det("the"));
    n.after(std::move(whom));
  } else {
    n.after((r_.one_in(2) ? victims() : cargo()).as(Deprel::obj));
  }
  n.after(oblique(r_.one_in(2) ? "to" : "from", place(), Deprel::obl));
  if (r_.one_in(2)) {
    Node soon = nouns(r_.one_in(2) ? "days" : "hours");
    if (r_.one_in(2)) soon.before(number("two"));
    n.after(oblique("within", std::move(soon), Deprel::obl));
  }
  n.first((r_.one_in(2) ? vehicles() : actor()).as(Deprel::nsubj));
  return n;
}

/// "Five more strikes hit targets near the dam", "a second blast shook the market"
Node Turns::more_strikes() {
  Node what =
      nouns(std::array<View, 5>{"strikes", "rockets", "shells", "missiles", "bombs"}[r_.below(5)]);
  if (r_.one_in(3)) {
    what = noun(r_.one_in(2) ? "blast" : "strike");
    what.before(adj(std::array<View, 3>{"second", "third", "further"}[r_.below(3)]));
    what.first(det("a"));
  } else {
    if (r_.one_in(2)) what.before(noun("air").as(Deprel::compound));
    what.first(word("more", "more", Upos::adj, "JJR", Deprel::amod));
    what.first(number(std::array<View, 4>{"five", "two", "three", "12"}[r_.below(4)]));
  }
  const Verb& v = r_.pick<Verb>(kTaking);
  Node n = r_.one_in(2) ? main_verb("hit", "hit", "hit") : main_verb(v.past, v.base, v.participle);
  Node target = r_.one_in(2) ? nouns(r_.one_in(2) ? "targets" : "positions") : place();
  n.after(std::move(target).as(Deprel::obj));
  if (r_.one_in(2)) n.after(spot());
  n.first(std::move(what).as(Deprel::nsubj));
  return n;
}

/// "The USS George Washington arrived off Samar with its escorts"
Node Turns::ship() {
  Node name_of = r_.one_in(2) ? name(fresh_name()) : name(pick(kGiven));
  name_of.after(word(fresh_name(), "", Upos::propn, "NNP", Deprel::flat));
  name_of.right[0].lemma = name_of.right[0].form;
  if (r_.one_in(2)) name_of.before(name(r_.one_in(2) ? "USS" : "HMS").as(Deprel::compound));
  if (r_.one_in(3)) name_of.before(noun("carrier").as(Deprel::compound));
  name_of.first(det("the"));
  const Verb& v = r_.pick<Verb>(kGoing);
  Node n = r_.one_in(2) ? main_verb("arrived", "arrive", "arrived")
                        : main_verb(v.past, v.base, v.participle);
  n.after(oblique(std::array<View, 4>{"off", "in", "at", "from"}[r_.below(4)], place_name(),
                  Deprel::obl));
  if (r_.one_in(3)) {
    Node with = nouns("escorts");
    with.before(word("its", "its", Upos::pron, "PRP$", Deprel::nmod_poss));
    n.after(oblique("with", std::move(with), Deprel::obl));
  }
  n.first(std::move(name_of).as(Deprel::nsubj));
  return n;
}

Node Turns::turn() {
  Node n;
  switch (r_.below(8)) {
    case 0:
      n = rammed();
      break;
    case 1:
      n = accused();
      break;
    case 2:
      n = spoke();
      break;
    case 3:
      n = would();
      break;
    case 4:
      n = more_strikes();
      break;
    case 5:
      n = ship();
      break;
    default: {  // "Soldiers entered rebel-held Hit"
      const Verb& v = r_.pick<Verb>(kTaking);
      n = main_verb(v.past, v.base, v.participle);
      n.after((r_.one_in(2) ? held_place() : place()).as(Deprel::obj));
      n.first(actor().as(Deprel::nsubj));
    }
  }
  switch (r_.below(4)) {
    case 0: {  // "after ten days of shelling"
      Node span = days();
      span.after(oblique("of", lasting(), Deprel::nmod));
      if (r_.one_in(2)) n.after(moment());
      n.after(oblique(std::array<View, 3>{"after", "during", "after"}[r_.below(3)], std::move(span),
                      Deprel::obl));
      break;
    }
    case 1: {  // "Two days later soldiers entered ..."
      Node later = word(r_.one_in(2) ? "later" : "earlier", "", Upos::adv, "RBR", Deprel::advmod);
      later.lemma = later.form == "later" ? "late" : "early";
      later.before(days().as(Deprel::obl_tmod));
      if (r_.one_in(2)) {
        n.after(std::move(later));
      } else {
        if (r_.one_in(3)) n.first(comma());
        n.first(std::move(later));
      }
      break;
    }
    default:
      break;
  }
  return n;
}

}  // namespace dateline::train::wire
