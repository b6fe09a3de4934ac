#include "wire_things.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>

#include "wire_things_words.hpp"

namespace dateline::train::wire {

Node plural(View form) {
  Node n = word(form, form, Upos::noun, "NNS", Deprel::obj);
  if (form == "people") return n;
  if (form == "children") {
    n.lemma = "child";
  } else if (form.ends_with("men")) {
    n.lemma.replace(n.lemma.size() - 2, 1, "a");
  } else if (form == "supplies") {
    n.lemma = "supply";
  } else if (form.ends_with('s')) {
    n.lemma.pop_back();
  }
  return n;
}
Node to_do(Node verb) {
  verb.first(word("to", "to", Upos::part, "TO", Deprel::mark));
  return std::move(verb).as(Deprel::xcomp);
}

Node Things::moment() {
  switch (r_.below(11)) {
    case 0: {  // "in the night to Friday"
      Node n = noun("night");
      n.before(det("the")).after(oblique("to", name(pick(kDays)), Deprel::nmod));
      return oblique("in", std::move(n), Deprel::obl);
    }
    case 1: {  // "at 5 a.m."
      Node n = number(std::array<View, 5>{"5", "11", "3:30", "6", "9"}[r_.below(5)]);
      n.after(word(r_.one_in(2) ? "a.m." : "p.m.", "", Upos::noun, "NN", Deprel::nmod_tmod));
      n.right[0].lemma = n.right[0].form;
      if (r_.one_in(2)) n.after(day().as(Deprel::nmod));
      return oblique("at", std::move(n), Deprel::obl);
    }
    case 2: {  // "Tuesday night"
      Node n = noun(std::array<View, 4>{"morning", "night", "afternoon", "evening"}[r_.below(4)]);
      n.before(name(pick(kDays)).as(Deprel::compound));
      return std::move(n).as(Deprel::obl_tmod);
    }
    case 3:
      return name(pick(kDays)).as(Deprel::obl_tmod);
    case 4: {  // "on June 5, 2014"
      Node n = date();
      if (r_.one_in(2)) {
        Node year =
            number(std::array<View, 5>{"2014", "1999", "2006", "2011", "1991"}[r_.below(5)]);
        n.after(comma()).after(std::move(year).as(Deprel::nmod_tmod));
      }
      return n;
    }
    case 5: {  // "in June 2014"
      Node n = name(pick(kMonths));
      n.after(number(r_.one_in(2) ? "2014" : "1999").as(Deprel::nmod_tmod));
      return oblique("in", std::move(n), Deprel::obl);
    }
    case 6: {  // "by nightfall", "at dawn", "after midnight"
      Node n =
          noun(std::array<View, 5>{"nightfall", "dawn", "midnight", "dusk", "noon"}[r_.below(5)]);
      return oblique(std::array<View, 4>{"by", "at", "after", "before"}[r_.below(4)], std::move(n),
                     Deprel::obl);
    }
    default:
      return when();
  }
}

Node Things::spot() {
  Node n = place();
  if (n.right.empty() && n.xpos == "NN" && r_.one_in(3)) n.after(direction().as(Deprel::advmod));
  return oblique(pick(kWhere), std::move(n), Deprel::obl);
}

Node Things::thing(bool flying) {
  Node n = noun(flying ? (r_.one_in(2) ? pick(kFliers) : pick(kShots)) : pick(kMovers));
  if (r_.one_in(3)) n.before(noun(pick(kOwners)).as(Deprel::compound));
  if (r_.one_in(4)) n.first(r_.one_in(2) ? adj(pick(kKinds)) : adj(pick(kDescribed)));
  const View next = n.left.empty() ? View(n.form) : View(n.left[0].form);
  const bool vowel = View("aeiouAEIO").find(next[0]) != View::npos;
  n.first(det(r_.one_in(3) ? "the" : (vowel ? "an" : "a")));
  if (!flying && r_.one_in(5)) {  // "of refugees"
    n.after(oblique("of", plural(pick(kVictims)), Deprel::nmod));
  }
  return n;
}

Node Things::organisation() {
  struct Case {
    View first, second;
    bool described;
  };
  static constexpr std::array kCases = std::to_array<Case>({{"Red", "Cross", true},
                                                            {"White", "House", true},
                                                            {"Red", "Crescent", true},
                                                            {"Security", "Council", false},
                                                            {"Defence", "Ministry", false},
                                                            {"Interior", "Ministry", false},
                                                            {"Coast", "Guard", false}});
  const Case& c = r_.pick<Case>(kCases);
  Node n = name(c.second);
  n.before(c.described ? word(c.first, c.first, Upos::adj, "NNP", Deprel::amod)
                       : word(c.first, c.first, Upos::propn, "NNP", Deprel::compound));
  n.first(det("the"));
  return n;
}

Node Things::person() {
  Node n = r_.one_in(2) ? name(pick(kGiven)) : name(fresh_name());
  n.after(word(pick(kFamily), "", Upos::propn, "NNP", Deprel::flat));
  n.right[0].lemma = n.right[0].form;
  if (r_.one_in(3)) return n;
  Node also = r_.one_in(2) ? role() : noun(r_.one_in(2) ? "member" : "leader");
  also.first(det(r_.one_in(3) ? "the" : "a")).first(comma());
  if (also.form == "member" || also.form == "leader" || r_.one_in(3)) {
    Node body = noun(r_.one_in(2) ? "council" : "parliament");
    if (r_.one_in(2)) body.before(adj(r_.one_in(2) ? "new" : "provincial"));
    body.first(det("the"));
    also.after(oblique("of", std::move(body), Deprel::nmod));
  }
  also.after(comma());
  n.after(std::move(also).as(Deprel::appos));
  return n;
}

Node Things::places() {
  Node n = place_name();
  const bool three = r_.one_in(2);
  if (three) {
    Node second = place_name().as(Deprel::conj);
    second.first(comma());
    n.after(std::move(second));
  }
  Node last = place_name().as(Deprel::conj);
  last.first(word("and", "and", Upos::cconj, "CC", Deprel::cc));
  n.after(std::move(last));
  return n;
}

Node Things::cargo() {
  const View load = pick(kLoads);
  return load.ends_with('s') || load == "children" ? plural(load) : noun(load);
}

Node Things::victims() {
  Node num =
      number(std::array<View, 14>{"12", "two", "five", "30", "eleven", "21", "seven", "104", "six",
                                  "17", "1,200", "eight", "nine", "three"}[r_.below(14)]);
  switch (r_.below(6)) {
    case 0: {  // "at least 12"
      Node least = word("least", "least", Upos::adj, "JJS", Deprel::nmod);
      least.before(adp("at"));
      num.before(std::move(least));
      break;
    }
    case 1: {  // "more than 12"
      Node more = word("more", "more", Upos::adj, "JJR", Deprel::advmod);
      Node than = word("than", "than", Upos::adp, "IN", Deprel::fixed);
      more.after(std::move(than));
      num.before(std::move(more));
      break;
    }
    case 2:
      num.before(adv(std::array<View, 4>{"about", "nearly", "some", "almost"}[r_.below(4)]));
      break;
    default:
      break;
  }
  if (r_.one_in(6)) return num;
  Node n = plural(pick(kVictims));
  if (r_.one_in(4)) n.before(r_.one_in(2) ? adj(pick(kKinds)) : adj("other"));
  n.first(std::move(num));
  return n;
}

Node Things::main_verb(View past, View base, View participle) {
  if (r_.one_in(4)) {
    Node n = word(participle, base, Upos::verb, "VBN", Deprel::root);
    const bool had = r_.one_in(2);
    n.before(aux(had ? "had" : "has", "have", had ? "VBD" : "VBZ"));
    return n;
  }
  return word(past, base, Upos::verb, "VBD", Deprel::root);
}

Node Things::perfect_passive(const Verb& v, bool plural) {
  Node n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
  if (r_.one_in(5)) {
    n.before(aux(plural ? "have" : "has", "have", plural ? "VBP" : "VBZ"))
        .before(aux("been", "be", "VBN", Deprel::aux_pass));
  } else {
    n.before(aux(plural ? "were" : "was", "be", "VBD", Deprel::aux_pass));
  }
  return n;
}

/// "A quake of magnitude 6.1 struck near Bam", "the flood cut the road"
Node Things::quake() {
  Node what = noun(pick(kDisasters));
  if (r_.one_in(3)) what.before(adj(r_.one_in(2) ? "powerful" : "strong"));
  const View next = what.left.empty() ? View(what.form) : View(what.left[0].form);
  what.first(det(r_.one_in(3) ? "the" : (View("aeiou").find(next[0]) == View::npos ? "a" : "an")));
  if (what.form.ends_with("quake") && r_.one_in(2)) {
    Node size = noun("magnitude");
    size.after(number(r_.one_in(2) ? "6.1" : "7.4"));
    what.after(oblique("of", std::move(size), Deprel::nmod));
  }
  Node n;
  if (r_.one_in(2)) {
    n = main_verb("struck", "strike", "struck");
    if (r_.one_in(2)) n = main_verb("hit", "hit", "hit");
    n.after(r_.one_in(2) ? spot() : place().as(Deprel::obj));
  } else {
    const Verb& v = r_.pick<Verb>(r_.one_in(2) ? std::span<const Verb>(kKilling)
                                               : std::span<const Verb>(kTaking));
    n = main_verb(v.past, v.base, v.participle);
    n.after(victims().as(Deprel::obj));
    n.after(spot());
  }
  n.first(std::move(what).as(Deprel::nsubj));
  return n;
}

/// "There were no reports of casualties", "there was no word on the fate of the pilot"
Node Things::no_word() {
  Node what = r_.one_in(2) ? nouns("reports") : noun("word");
  const bool many = what.xpos == "NNS";
  what.first(word("no", "no", Upos::det, "DT", Deprel::det));
  Node of = r_.one_in(2) ? nouns("casualties") : nouns("injuries");
  of.lemma.replace(of.lemma.size() - 1, 1, "y");
  what.after(oblique("of", std::move(of), Deprel::nmod));
  Node n = word(many ? "were" : "was", "be", Upos::verb, "VBD", Deprel::root);
  n.before(word("there", "there", Upos::pron, "EX", Deprel::expl))
      .after(std::move(what).as(Deprel::nsubj));
  return n;
}

/// "Gunmen seized Saad Jassim, a member of the council, at his home", "rebels took Hit and Rutba",
/// "the Red Cross delivered food to Homs"
Node Things::done_to() {
  if (r_.one_in(3)) {
    Node n = main_verb("delivered", "deliver", "delivered");
    if (r_.one_in(2)) n = main_verb("sent", "send", "sent");
    n.after(cargo()).after(oblique("to", place(), Deprel::obl));
    n.first((r_.one_in(2) ? organisation() : actor()).as(Deprel::nsubj));
    return n;
  }
  if (r_.one_in(4)) {  // "Ambulances evacuated 42 people from Hit to hospitals in Erbil"
    const Verb& v = r_.pick<Verb>(kTaking);
    Node n = main_verb(v.past, v.base, v.participle);
    if (r_.one_in(2)) n = main_verb("moved", "move", "moved");
    n.after(victims().as(Deprel::obj)).after(oblique("from", place_name(), Deprel::obl));
    if (r_.one_in(2)) n.after(day());
    Node to = nouns(r_.one_in(2) ? "hospitals" : "camps");
    to.after(oblique(r_.one_in(2) ? "in" : "near", place_name(), Deprel::nmod));
    n.after(oblique("to", std::move(to), Deprel::obl));
    n.first(actor().as(Deprel::nsubj));
    return n;
  }
  const bool somebody = r_.one_in(2);
  const Verb& v = somebody && r_.one_in(2) ? r_.pick<Verb>(kKilling) : r_.pick<Verb>(kTaking);
  Node n = main_verb(v.past, v.base, v.participle);
  n.after((somebody ? person() : places()).as(Deprel::obj));
  if (somebody && r_.one_in(2)) n.after(spot());
  n.first(actor().as(Deprel::nsubj));
  return n;
}

/// "A convoy north of Bor was ambushed on Monday by gunmen"
Node Things::struck() {
  const Verb& v = r_.pick<Verb>(r_.one_in(3) ? std::span<const Verb>(kKilling)
                                             : std::span<const Verb>(kTaking));
  Node n = perfect_passive(v, false);
  Node what = thing(false);
  switch (r_.below(4)) {
    case 0:
    case 1:
      what.after(direction().as(Deprel::advmod));
      break;
    case 2: {  // "carrying food"
      Node clause = word("carrying", "carry", Upos::verb, "VBG", Deprel::acl);
      clause.after(cargo());
      if (r_.one_in(2)) clause.after(oblique("to", place(), Deprel::obl));
      what.after(std::move(clause));
      break;
    }
    default:
      break;
  }
  n.first(std::move(what).as(Deprel::nsubj_pass));
  if (r_.one_in(2)) n.after(oblique("by", plain_group(), Deprel::obl_agent));
  return n;
}

/// "A missile fired from Dahuk hit the bridge", "a plane carrying tents touched down at Basra"
Node Things::flown() {
  Node what = thing(true);
  const bool load = r_.one_in(2);
  Node clause = load
                    ? word("carrying", "carry", Upos::verb, "VBG", Deprel::acl)
                    : word(r_.one_in(2) ? "fired" : "launched", "", Upos::verb, "VBN", Deprel::acl);
  if (load) {
    clause.after(cargo());
    if (r_.one_in(2)) clause.after(oblique("from", place_name(), Deprel::obl));
  } else {
    clause.lemma = clause.form == "fired" ? "fire" : "launch";
    clause.after(oblique(r_.one_in(4) ? "by" : "from", place_name(), Deprel::obl));
    if (clause.right[0].left[0].form == "by") clause.right[0].rel = Deprel::obl_agent;
  }
  if (r_.below(4) != 0) what.after(std::move(clause));
  Node n;
  if (!load || r_.one_in(3)) {
    const Verb& v = r_.pick<Verb>(kTaking);
    n = main_verb(v.past, v.base, v.participle);
    n.after(place().as(Deprel::obj));
  } else {
    const Down& d = r_.pick<Down>(kDown);
    n = main_verb(d.past, d.base, d.participle);
    if (!d.particle.empty())
      n.after(word(d.particle, d.particle, Upos::adp, "RP", Deprel::compound_prt));
    n.after(spot());
  }
  n.first(std::move(what).as(Deprel::nsubj));
  return n;
}

/// "A judge was shot dead near Mosul by gunmen"
Node Things::shot() {
  Node who = r_.one_in(2) ? speaker() : role();
  if (who.xpos == "NN" && who.left.empty()) who.first(det("a"));
  const bool many = is_plural(who);
  Node n = word(r_.one_in(4) ? "found" : "shot", "", Upos::verb, "VBN", Deprel::root);
  n.lemma = n.form == "found" ? "find" : "shoot";
  n.before(aux(many ? "were" : "was", "be", "VBD", Deprel::aux_pass));
  Node dead = word("dead", "dead", Upos::adj, "JJ", Deprel::xcomp);
  n.after(std::move(dead));
  if (r_.below(3) != 0) n.after(spot());
  if (r_.one_in(2)) n.after(moment());
  if (n.form == "shot" && r_.one_in(2)) n.after(oblique("by", plain_group(), Deprel::obl_agent));
  n.first(std::move(who).as(Deprel::nsubj_pass));
  return n;
}

}  // namespace dateline::train::wire
