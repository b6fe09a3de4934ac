#include "wire_reports.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "wire_things_words.hpp"

namespace dateline::train::wire {

/// "Sirte, Libya's second port, fell to rebels on Monday"
Node Reports::fell() {
  Node what = r_.one_in(3) ? name(fresh_name()) : name(pick(kPlaces));
  if (r_.below(3) != 0) {
    Node also = noun(r_.one_in(2) ? "capital" : pick(kSites));
    if (r_.one_in(3)) also.before(adj(pick(kSiteKinds)));
    if (r_.one_in(2)) {
      Node owner = name(r_.one_in(2) ? fresh_name() : pick(kStates)).as(Deprel::nmod_poss);
      owner.after(word("'s", "'s", Upos::part, "POS", Deprel::case_));
      also.first(std::move(owner));
    } else if (r_.one_in(2)) {  // "an Islamic State stronghold"
      also = noun(r_.one_in(2) ? "stronghold" : pick(kSites));
      if (r_.one_in(2)) {
        Node state = name("State").as(Deprel::compound);
        state.before(word("Islamic", "Islamic", Upos::adj, "NNP", Deprel::amod));
        also.before(std::move(state)).first(det("an"));
      } else {
        also.before(noun(pick(kModifiers)).as(Deprel::compound));
        also.first(det(r_.one_in(2) ? "the" : "a"));
      }
    } else {
      also.first(det(r_.one_in(2) ? "the" : "a")).after(oblique("of", place_name(), Deprel::nmod));
    }
    also.before(comma());
    std::rotate(also.left.begin(), also.left.end() - 1, also.left.end());
    also.after(comma());
    what.after(std::move(also).as(Deprel::appos));
  }
  Node n = main_verb("fell", "fall", "fallen");
  if (r_.one_in(4)) n = main_verb("surrendered", "surrender", "surrendered");
  n.after(oblique("to", actor(), Deprel::obl));
  n.first(std::move(what).as(Deprel::nsubj));
  return n;
}

/// "At least 12 people were killed and 30 wounded when a bomb exploded in Hit"
Node Reports::toll() {
  Node who = victims();
  const Verb& v = r_.pick<Verb>(kKilling);
  Node n = perfect_passive(v, true);
  n.first(std::move(who).as(Deprel::nsubj_pass));
  if (r_.one_in(2)) {
    const bool were = r_.one_in(3);
    Node also = word("wounded", "wound", Upos::verb, "VBN", Deprel::conj);
    if (r_.one_in(2)) also.form = "injured", also.lemma = "injure";
    also.before(word("and", "and", Upos::cconj, "CC", Deprel::cc));
    also.before(victims().as(Deprel::nsubj_pass));
    if (were) also.before(aux("were", "be", "VBD", Deprel::aux_pass));
    n.after(std::move(also));
  }
  switch (r_.below(4)) {
    case 0: {
      Node side = flown();
      side.rel = Deprel::advcl;
      side.first(word("when", "when", Upos::adv, "WRB", Deprel::advmod));
      n.after(std::move(side));
      break;
    }
    case 1: {
      Node act = noun(pick(kActs));
      act.before(det(View("aeiou").find(act.form[0]) == View::npos ? "a" : "an"));
      act.after(oblique(r_.one_in(2) ? "on" : "near", place(), Deprel::nmod));
      n.after(oblique("in", std::move(act), Deprel::obl));
      break;
    }
    default:
      n.after(spot());
  }
  return n;
}

/// "Tikrit was under siege", "the port has been in the hands of rebels since June"
Node Reports::being() {
  if (r_.one_in(3)) {  // "Kirkuk, which fighters took over on June 12, is calm"
    Node n = word(std::array<View, 5>{"calm", "empty", "quiet", "deserted", "tense"}[r_.below(5)],
                  "", Upos::adj, "JJ", Deprel::root);
    n.lemma = n.form;
    const bool now = r_.one_in(2);
    n.before(aux(now ? "is" : "was", "be", now ? "VBZ" : "VBD", Deprel::cop));
    Node where = place_name();
    described(where);
    n.first(std::move(where).as(Deprel::nsubj));
    return n;
  }
  static constexpr std::array kStatesOf =
      std::to_array<View>({"siege", "control", "fire", "attack"});
  Node n;
  if (r_.one_in(2)) {
    n = noun(pick(kStatesOf));
    if (n.form == "control" && r_.one_in(2)) {
      n.first(det("the")).after(oblique("of", actor(), Deprel::nmod));
    } else if (r_.one_in(3)) {
      n.first(adj("heavy"));
    }
    n.first(adp("under"));
  } else {
    n = nouns("hands");
    n.first(det("the")).first(adp("in")).after(oblique("of", actor(), Deprel::nmod));
  }
  if (r_.one_in(2)) {
    n.first(aux("was", "be", "VBD", Deprel::cop));
  } else {
    n.first(aux("been", "be", "VBN", Deprel::cop)).first(aux("has", "have", "VBZ"));
  }
  n.rel = Deprel::root;
  n.first(place().as(Deprel::nsubj));
  return n;
}

/// "Clashes between police and gunmen in Hit left 12 dead", "an ambush on a patrol killed 12"
Node Reports::clash() {
  Node act;
  if (r_.one_in(2)) {
    act = r_.one_in(2) ? noun("fighting") : plural(r_.one_in(2) ? "battles" : "clashes");
    if (act.form == "clashes") act.lemma = "clash";
    if (r_.one_in(2)) act.before(adj(r_.one_in(2) ? "fierce" : "heavy"));
    Node sides = plain_group();
    Node other = plain_group().as(Deprel::conj);
    other.first(word("and", "and", Upos::cconj, "CC", Deprel::cc));
    sides.after(std::move(other));
    act.after(oblique("between", std::move(sides), Deprel::nmod));
  } else {
    act = noun(pick(kActs));
    const bool vowel = View("aeiou").find(act.form[0]) != View::npos;
    act.first(det(r_.one_in(2) ? "the" : (vowel ? "an" : "a")));
    act.after(oblique("on", r_.one_in(2) ? place() : thing(false), Deprel::nmod));
  }
  if (r_.one_in(2)) act.after(oblique("in", place_name(), Deprel::nmod));
  Node n;
  if (r_.one_in(2)) {
    n = main_verb("left", "leave", "left");
    n.after(victims().as(Deprel::obj)).after(word("dead", "dead", Upos::adj, "JJ", Deprel::xcomp));
  } else {
    const Verb& v = r_.pick<Verb>(kKilling);
    n = main_verb(v.past, v.base, v.participle);
    n.after(victims().as(Deprel::obj));
  }
  n.first(std::move(act).as(Deprel::nsubj));
  return n;
}

/// "Rebels began withdrawing from Hit", "villagers were forced to flee"
Node Reports::trying() {
  Node who = actor();
  const bool many = is_plural(who);
  Node n;
  const Verb& to = r_.one_in(2) ? r_.pick<Verb>(kTaking) : r_.pick<Verb>(kGoing);
  const bool goes = &to >= kGoing.data() && &to < kGoing.data() + kGoing.size();
  const auto rest = [&](Node verb) {
    verb.after(goes ? oblique(r_.one_in(2) ? "from" : "to", place(), Deprel::obl)
                    : place().as(Deprel::obj));
    return verb;
  };
  Node base = rest(word(to.base, to.base, Upos::verb, "VB", Deprel::xcomp));
  switch (r_.below(4)) {
    case 0:
      n = main_verb("began", "begin", "begun");
      if (r_.one_in(2)) n = main_verb("started", "start", "started");
      n.after(rest(word(to.gerund, to.base, Upos::verb, "VBG", Deprel::xcomp)));
      break;
    case 1:
      n = word(r_.one_in(2) ? "forced" : "ordered", "", Upos::verb, "VBN", Deprel::root);
      n.lemma = n.form == "forced" ? "force" : "order";
      n.before(aux(many ? "were" : "was", "be", "VBD", Deprel::aux_pass));
      n.after(to_do(std::move(base)));
      n.first(std::move(who).as(Deprel::nsubj_pass));
      return n;
    default: {
      const Verb& v = r_.pick<Verb>(kTry);
      n = main_verb(v.past, v.base, v.participle);
      n.after(to_do(std::move(base)));
    }
  }
  n.first(std::move(who).as(Deprel::nsubj));
  return n;
}

/// "Rebels seized control of the town from the army", "looters carried off grain"
Node Reports::taking_control() {
  if (r_.one_in(3)) {
    Node n = word("looters", "looter", Upos::noun, "NNS", Deprel::nsubj);
    if (r_.one_in(2)) n = plain_group();
    const Off& off = r_.pick<Off>(kOff);
    Node verb = word(off.past, off.base, Upos::verb, "VBD", Deprel::root);
    verb.after(word(off.particle, off.particle, Upos::adp, "RP", Deprel::compound_prt));
    Node load = cargo();
    Node what = r_.one_in(2) ? thing(false) : std::move(load);
    if (off.base == "make") {
      verb.after(oblique("with", std::move(what), Deprel::obl));
    } else {
      verb.after(std::move(what).as(Deprel::obj));
    }
    if (r_.one_in(2)) verb.after(oblique("from", place(), Deprel::obl));
    verb.first(std::move(n).as(Deprel::nsubj));
    return verb;
  }
  Node n =
      r_.one_in(2) ? main_verb("took", "take", "taken") : main_verb("seized", "seize", "seized");
  Node control = noun("control");
  if (r_.one_in(3)) control.first(adj("full"));
  control.after(oblique("of", place(), Deprel::nmod));
  n.after(std::move(control));
  if (r_.one_in(3)) n.after(oblique("from", actor(), Deprel::obl));
  n.first(actor().as(Deprel::nsubj));
  return n;
}

/// "The attack came a day after police fled", "... as troops advanced"
Node Reports::came() {
  Node n = main_verb("came", "come", "come");
  Node act = noun(pick(kActs));
  act.first(det("the"));
  Node side = r_.one_in(2) ? trying() : (r_.one_in(2) ? flown() : fell());
  side.rel = Deprel::advcl;
  const View how = std::array<View, 3>{"after", "as", "before"}[r_.below(3)];
  side.first(word(how, how, Upos::sconj, "IN", Deprel::mark));
  if (how == "after") {
    Node span = span_of_time();
    if (r_.one_in(3)) span = nouns("hours").as(Deprel::obl_tmod);
    side.first(std::move(span));
  }
  n.first(std::move(act).as(Deprel::nsubj)).after(std::move(side));
  return n;
}

/// "The minister arrived in Sirte for talks with rebels", "a bomber blew himself up at the gate"
Node Reports::visit() {
  if (r_.one_in(3)) {
    Node who = noun("bomber");
    if (r_.one_in(2)) who.before(noun("suicide").as(Deprel::compound));
    who.first(det("a"));
    Node n = main_verb("blew", "blow", "blown");
    n.after(word("himself", "himself", Upos::pron, "PRP", Deprel::obj))
        .after(word("up", "up", Upos::adp, "RP", Deprel::compound_prt))
        .after(spot());
    n.first(std::move(who).as(Deprel::nsubj));
    return n;
  }
  const Verb& v = r_.pick<Verb>(kGoing);
  Node n = main_verb(v.past, v.base, v.participle);
  Node where = r_.one_in(2) ? place_name() : place();
  if (where.right.empty() && r_.one_in(3)) described(where);
  n.after(oblique(v.base == "arrive" ? "in" : "to", std::move(where), Deprel::obl));
  if (r_.one_in(2)) {
    Node talks = nouns("talks");
    talks.after(oblique("with", actor(), Deprel::nmod));
    n.after(oblique("for", std::move(talks), Deprel::obl));
  }
  Node who = r_.one_in(2) ? thing(false) : (r_.one_in(3) ? organisation() : speaker());
  n.first(std::move(who).as(Deprel::nsubj));
  return n;
}

void Reports::described(Node& where) {
  const Verb& v = r_.pick<Verb>(kTaking);
  Node clause;
  if (r_.one_in(2)) {
    clause = r_.one_in(2) ? perfect_passive(v, false) : main_verb(v.past, v.base, v.participle);
    const bool passive = clause.left.size() > 0 && clause.left.back().rel == Deprel::aux_pass;
    Node what = site_noun();
    what.first(det(r_.one_in(2) ? "a" : "the"));
    if (passive) {
      clause.first(std::move(what).as(Deprel::nsubj_pass));
    } else {
      clause.first(actor().as(Deprel::nsubj)).after(std::move(what).as(Deprel::obj));
    }
    if (r_.one_in(2)) {
      Node act = noun(pick(kActs));
      act.before(det(View("aeiou").find(act.form[0]) == View::npos ? "a" : "an"));
      clause.after(oblique("in", std::move(act), Deprel::obl));
    }
    clause.first(word("where", "where", Upos::adv, "WRB", Deprel::advmod));
  } else {
    clause = main_verb(v.past, v.base, v.participle);
    if (r_.one_in(3)) {
      clause = main_verb("took", "take", "taken");
      clause.after(word("over", "over", Upos::adp, "RP", Deprel::compound_prt));
    }
    clause.first(actor().as(Deprel::nsubj))
        .first(word("which", "which", Upos::pron, "WDT", Deprel::obj));
  }
  if (r_.one_in(2)) {
    clause.after(r_.one_in(2) ? moment()
                              : oblique("in", number(r_.one_in(2) ? "2006" : "1999"), Deprel::obl));
  }
  clause.first(comma()).after(comma());
  where.after(std::move(clause).as(Deprel::acl_relcl));
}

void Reports::front(Node& n) {
  if (r_.one_in(5)) {  // "A day before Sirte fell, ..."
    Node side = r_.one_in(2) ? fell() : visit();
    if (r_.one_in(3)) {
      side = word("fell", "fall", Upos::verb, "VBD", Deprel::advcl);
      side.before(place_name().as(Deprel::nsubj));
    }
    const View how = r_.one_in(2) ? "after" : "before";
    side.first(word(how, how, Upos::sconj, "IN", Deprel::mark));
    if (r_.below(3) != 0) side.first(span_of_time());
    n.first(comma()).first(std::move(side).as(Deprel::advcl));
    return;
  }
  if (r_.one_in(4)) {  // "The next day 14 gunmen died ...", "Last week ...", "Within hours ..."
    struct Front {
      View det, word;
    };
    static constexpr std::array kFronts = std::to_array<Front>({{"the", "next"},
                                                                {"the", "same"},
                                                                {"the", "following"},
                                                                {"that", ""},
                                                                {"this", ""},
                                                                {"", "last"},
                                                                {"", "early"}});
    const Front& f = r_.pick<Front>(kFronts);
    Node time = noun(std::array<View, 6>{"day", "morning", "week", "night", "evening",
                                         "month"}[f.det.empty() ? 2 + r_.below(4) : r_.below(6)]);
    if (!f.word.empty()) time.before(adj(f.word));
    if (!f.det.empty()) time.first(det(f.det));
    if (r_.one_in(5)) n.first(comma());
    n.first(std::move(time).as(Deprel::obl_tmod));
    return;
  }
  const bool marked = r_.one_in(2);
  if (marked) n.first(comma());
  if (!marked && r_.one_in(2)) {  // "On Tuesday drones bombed ..."
    n.first(r_.one_in(3) ? moment() : day());
    return;
  }
  switch (r_.below(6)) {
    case 0:
    case 1:
      n.first(spot());
      break;
    case 2: {  // "North of Mosul,"
      n.first(direction().as(Deprel::advmod));
      break;
    }
    case 3: {  // "Further south"
      Node side = adv(pick(kSides));
      side.before(word("further", "far", Upos::adv, "RBR", Deprel::advmod));
      n.first(std::move(side));
      break;
    }
    case 4: {  // "In the north"
      Node side = noun(pick(kSides));
      side.before(det("the"));
      n.first(oblique("in", std::move(side), Deprel::obl));
      break;
    }
    default:
      n.first(moment());
  }
}

void Reports::trail(Node& n) {
  switch (r_.below(11)) {
    case 9:
    case 10: {  // "after the army withdrew from it"
      Node side = r_.one_in(2) ? visit() : simple();
      if (r_.one_in(3)) {
        const Verb& v = r_.pick<Verb>(kGoing);
        side = main_verb(v.past, v.base, v.participle);
        side.after(oblique("from",
                           word(r_.one_in(2) ? "it" : "them", "", Upos::pron, "PRP", Deprel::obl),
                           Deprel::obl));
        side.right[0].lemma = side.right[0].form == "it" ? "it" : "they";
        side.first(actor().as(Deprel::nsubj));
      }
      const View how = std::array<View, 4>{"after", "as", "before", "after"}[r_.below(4)];
      side.first(word(how, how, Upos::sconj, "IN", Deprel::mark));
      n.after(std::move(side).as(Deprel::advcl));
      break;
    }
    case 0:
    case 1: {  // ", killing 12 people and wounding 30"
      const Verb& v = r_.pick<Verb>(kKilling);
      Node side = word(v.gerund, v.base, Upos::verb, "VBG", Deprel::advcl);
      side.before(comma()).after(victims().as(Deprel::obj));
      if (r_.one_in(2)) {
        Node also = word("wounding", "wound", Upos::verb, "VBG", Deprel::conj);
        also.before(word("and", "and", Upos::cconj, "CC", Deprel::cc))
            .after(victims().as(Deprel::obj));
        side.after(std::move(also));
      }
      n.after(std::move(side));
      break;
    }
    case 2: {  // ", according to police"
      Node who =
          r_.one_in(2) ? word("police", "police", Upos::noun, "NNS", Deprel::obl) : speaker();
      Node by = word("according", "accord", Upos::verb, "VBG", Deprel::case_);
      by.after(word("to", "to", Upos::adp, "IN", Deprel::fixed));
      who.first(std::move(by)).first(comma());
      n.after(std::move(who).as(Deprel::obl));
      break;
    }
    case 3: {  // ", a day after rebels fled"
      Node side = r_.one_in(2) ? trying() : visit();
      side.rel = Deprel::advcl;
      side.first(word("after", "after", Upos::sconj, "IN", Deprel::mark))
          .first(span_of_time())
          .first(comma());
      n.after(std::move(side));
      break;
    }
    case 4: {  // ", bringing the toll to 30", ", forcing thousands to flee"
      Node side;
      if (r_.one_in(2)) {
        side = word("bringing", "bring", Upos::verb, "VBG", Deprel::advcl);
        Node sum = noun("toll");
        if (r_.one_in(2)) sum.before(noun("death").as(Deprel::compound));
        sum.first(det("the"));
        side.after(std::move(sum)).after(oblique("to", number("30"), Deprel::obl));
      } else {
        side = word("forcing", "force", Upos::verb, "VBG", Deprel::advcl);
        side.after(victims().as(Deprel::obj));
        const Verb& v = r_.pick<Verb>(kGoing);
        side.after(to_do(word(v.base, v.base, Upos::verb, "VB", Deprel::xcomp)));
      }
      side.first(comma());
      n.after(std::move(side));
      break;
    }
    default:
      break;
  }
}

Node Reports::report() {
  Node n = simple();
  if (r_.below(10) < 6) n.after(moment());
  if (r_.one_in(5)) front(n);
  trail(n);
  return n;
}

Node Reports::simple() {
  if (r_.one_in(3)) return r_.one_in(2) ? move() : turn();
  switch (r_.below(19)) {
    case 16:
    case 17:
    case 18:
      return done_to();
    case 0:
    case 1:
      return struck();
    case 2:
    case 3:
    case 4:
      return flown();
    case 5:
      return shot();
    case 6:
      return fell();
    case 7:
    case 8:
      return toll();
    case 9:
      return being();
    case 10:
      return clash();
    case 11:
      return trying();
    case 12:
      return taking_control();
    case 13:
      return came();
    case 14:
      return r_.one_in(4) ? no_word() : quake();
    default:
      return visit();
  }
}

}  // namespace dateline::train::wire
