#include "wire_phrases.hpp"

#include <utility>

#include "wire_words.hpp"

namespace dateline::train::wire {

std::string Phrases::fresh_name() {
  std::string out;
  const std::uint32_t parts = 2 + r_.below(2);
  for (std::uint32_t i = 0; i < parts; ++i) out += r_.pick<View>(kSyllables);
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

Node Phrases::oblique(View preposition, Node n, Deprel rel) {
  n.first(adp(preposition));
  n.rel = rel;
  return n;
}

Node Phrases::group_noun() {
  const View form = pick(kGroups);
  if (form.ends_with("men")) {
    Node n = word(form, "", Upos::noun, "NNS", Deprel::nsubj);
    n.lemma = std::string(form.substr(0, form.size() - 2)) + "an";
    return n;
  }
  if (form == "people" || form == "police") {
    return word(form, form, Upos::noun, "NNS", Deprel::nsubj);
  }
  return nouns(form);
}
Node Phrases::plain_group() {
  Node n = group_noun();
  if (r_.one_in(3)) n.before(word(pick(kModifiers), "", Upos::noun, "NN", Deprel::compound));
  if (r_.one_in(2)) n.first(adj(pick(kKinds)));
  for (Node& d : n.left) {
    if (d.lemma.empty()) d.lemma = d.form;
  }
  return n;
}
Node Phrases::actor() {
  Node n = single_actor();
  if (!n.right.empty() || !r_.one_in(6)) return n;
  const auto join = [&](bool last) {  // "fighters, militias and the army"
    Node also = single_actor();
    also.rel = Deprel::conj;
    also.first(last ? word("and", "and", Upos::cconj, "CC", Deprel::cc) : comma());
    n.after(std::move(also));
  };
  if (r_.one_in(3)) join(false);
  join(true);
  return n;
}

Node Phrases::single_actor() {
  switch (r_.below(10)) {
    case 9: {  // "soldiers of the Iraqi army"
      Node n = group_noun();
      Node of = noun(r_.one_in(2) ? "army" : (r_.one_in(2) ? "regime" : "group"));
      if (r_.one_in(2)) of.before(adj(pick(kKinds)));
      of.first(det("the"));
      n.after(oblique("of", std::move(of), Deprel::nmod));
      return n;
    }
    case 0: {
      Node n = noun("army");
      if (r_.one_in(2)) n.before(adj(pick(kKinds)));
      n.first(det("the"));
      return n;
    }
    case 1: {  // "Islamic State"
      Node n = word("State", "State", Upos::propn, "NNP", Deprel::nsubj);
      n.before(word("Islamic", "Islamic", Upos::adj, "NNP", Deprel::amod));
      return n;
    }
    case 2: {  // "ISIL fighters"
      Node n = group_noun();
      n.before(word(r_.one_in(2) ? "ISIL" : "ISIS", "", Upos::propn, "NNP", Deprel::compound));
      n.left[0].lemma = n.left[0].form;
      if (r_.one_in(2)) n.first(det("the"));
      return n;
    }
    case 3: {
      Node n = word("peshmerga", "peshmerga", Upos::noun, "NNS", Deprel::nsubj);
      if (r_.one_in(2)) n.before(adj("Kurdish"));
      return n;
    }
    case 4: {  // "Fighters linked to al Qaeda"
      Node n = plain_group();
      Node linked = word(r_.one_in(2) ? "linked" : "allied", "", Upos::verb, "VBN", Deprel::acl);
      linked.lemma = linked.form == "linked" ? "link" : "ally";
      Node qaeda = al_qaeda();
      if (r_.one_in(2)) {
        qaeda = noun("government");
        qaeda.before(det("the"));
      }
      linked.after(oblique(linked.form == "linked" ? "to" : "with", std::move(qaeda), Deprel::obl));
      n.after(std::move(linked));
      return n;
    }
    case 5: {  // "U.S. warplanes"
      Node n = group_noun();
      n.before(word("U.S.", "U.S.", Upos::propn, "NNP", Deprel::compound));
      return n;
    }
    case 6: {  // "Iran-backed militias"
      Node backed = word("backed", "back", Upos::verb, "VBN", Deprel::amod);
      backed.before(word(pick(kStates), "", Upos::propn, "NNP", Deprel::obl_npmod))
          .before(mark("-", "HYPH"));
      backed.left[0].lemma = backed.left[0].form;
      Node n = group_noun();
      n.before(std::move(backed));
      return n;
    }
    default:
      return plain_group();
  }
}
Node Phrases::al_qaeda() {
  Node n = name("Qaeda");
  n.before(word("al", "al", Upos::propn, "NNP", Deprel::compound));
  return n;
}

Node Phrases::place_name() {
  switch (r_.below(6)) {
    case 0: {
      Node n = name(pick(kFirst));
      n.after(word(pick(kSecond), "", Upos::propn, "NNP", Deprel::flat));
      n.right[0].lemma = n.right[0].form;
      return n;
    }
    case 1:
    case 2:
      return name(fresh_name());
    case 3: {
      Node n = noun(r_.one_in(4) ? "town" : "province");
      n.before(word(pick(kPlaces), "", Upos::propn, "NNP", Deprel::compound));
      n.left[0].lemma = n.left[0].form;
      return n;
    }
    default:
      return name(pick(kPlaces));
  }
}
Node Phrases::site_noun() {
  Node n = noun(pick(kSites));
  if (r_.one_in(4)) n.before(adj(pick(kSiteKinds)));
  return n;
}
Node Phrases::place() {
  Node n = r_.below(10) < 4 ? place_name() : site_noun();
  if (n.xpos == "NN" && n.form != "province") {
    switch (r_.below(5)) {
      case 0: {
        n.first(word("its", "its", Upos::pron, "PRP$", Deprel::nmod_poss));
        break;
      }
      case 1: {  // "Iraq's"
        Node owner = name(pick(kStates));
        owner.rel = Deprel::nmod_poss;
        owner.after(word("'s", "'s", Upos::part, "POS", Deprel::case_));
        n.first(std::move(owner));
        break;
      }
      default:
        n.first(det(r_.one_in(6) ? "a" : "the"));
    }
    if (r_.below(10) < 5) {
      n.after(oblique(r_.one_in(3) ? "in" : (r_.one_in(4) ? "near" : "of"), place_name(),
                      Deprel::nmod));
    }
  }
  if (r_.one_in(9)) {  // an apposition
    Node also = site_noun();
    also.rel = Deprel::appos;
    also.first(det(r_.one_in(2) ? "a" : "the")).first(comma());
    if (r_.one_in(2)) also.after(direction());
    also.after(comma());
    n.after(std::move(also));
  }
  return n;
}
Node Phrases::direction() {
  Node n = adv(std::array<View, 4>{"north", "south", "west", "east"}[r_.below(4)]);
  if (r_.one_in(2)) {
    Node km = word("km", "kilometer", Upos::noun, "NNS", Deprel::obl_npmod);
    if (r_.one_in(2)) km = word("miles", "mile", Upos::noun, "NNS", Deprel::obl_npmod);
    km.before(number(std::array<View, 4>{"25", "200", "45", "110"}[r_.below(4)]));
    if (r_.one_in(3)) km.left[0].before(adv(r_.one_in(2) ? "some" : "about"));
    n.before(std::move(km));
  }
  n.after(oblique("of", place_name(), Deprel::obl));
  return n;
}

Node Phrases::day() {
  Node n = name(pick(kDays));
  return oblique("on", std::move(n), Deprel::obl);
}
Node Phrases::date() {
  Node n = word(std::to_string(1 + r_.below(30)), "", Upos::num, "CD", Deprel::obl);
  n.lemma = n.form;
  n.before(name(pick(kMonths)).as(Deprel::nmod_tmod));
  return oblique("on", std::move(n), Deprel::obl);
}
Node Phrases::when() {
  switch (r_.below(13)) {
    case 0:
    case 1:
    case 2:
      return day();
    case 3:
      return date();
    case 4:
      return adv("overnight");
    case 5: {  // "late on Friday"
      Node n = day();
      n.first(adv(r_.one_in(2) ? "late" : "early"));
      return n;
    }
    case 6: {  // "before dawn"
      Node n = noun(r_.one_in(2) ? "dawn" : "noon");
      n = oblique(r_.one_in(2) ? "before" : "at", std::move(n), Deprel::obl);
      if (r_.one_in(2)) n.after(day().as(Deprel::nmod));
      return n;
    }
    case 7: {  // "last week"
      Node n = word(std::array<View, 4>{"week", "month", "year", "Wednesday"}[r_.below(4)], "",
                    Upos::noun, "NN", Deprel::obl_tmod);
      n.lemma = n.form;
      if (n.form == "Wednesday") n.upos = Upos::propn, n.xpos = "NNP";
      n.before(adj("last"));
      return n;
    }
    case 8: {  // "earlier this month"
      Node n = word(r_.one_in(2) ? "month" : "week", "", Upos::noun, "NN", Deprel::obl_tmod);
      n.lemma = n.form;
      n.before(word("earlier", "early", Upos::adv, "RBR", Deprel::advmod))
          .before(word("this", "this", Upos::det, "DT", Deprel::det));
      return n;
    }
    case 9: {  // "two days ago", "a day earlier"
      Node n = adv(r_.one_in(2) ? "ago" : "earlier");
      if (n.form == "earlier") n.lemma = "early", n.xpos = "RBR";
      n.before(span_of_time());
      return n;
    }
    case 10: {  // "the same evening"
      Node n = word(r_.one_in(2) ? "evening" : "day", "", Upos::noun, "NN", Deprel::obl_tmod);
      n.lemma = n.form;
      n.before(det("the")).before(adj("same"));
      return n;
    }
    case 11: {
      Node n = name(pick(kMonths));
      return oblique(r_.one_in(2) ? "in" : "since", std::move(n), Deprel::obl);
    }
    default: {  // "on Saturday morning"
      Node n = noun(std::array<View, 4>{"morning", "night", "afternoon", "evening"}[r_.below(4)]);
      n.before(word(pick(kDays), "", Upos::propn, "NNP", Deprel::compound));
      n.left[0].lemma = n.left[0].form;
      return oblique("on", std::move(n), Deprel::obl);
    }
  }
}
Node Phrases::span_of_time() {
  if (r_.one_in(3)) {
    Node n = word(r_.one_in(2) ? "day" : "week", "", Upos::noun, "NN", Deprel::obl_tmod);
    n.lemma = n.form;
    n.before(det("a"));
    return n;
  }
  Node n = nouns(pick(kUnits));
  n.rel = Deprel::obl_tmod;
  n.before(number(std::array<View, 5>{"two", "three", "five", "10", "nine"}[r_.below(5)]));
  return n;
}

Node Phrases::people() {
  const View count = pick(kCounts);
  if (count == "dozens") {
    Node n = word("dozens", "dozen", Upos::noun, "NNS", Deprel::obj);
    Node of = group_noun();
    n.after(oblique("of", std::move(of), Deprel::nmod));
    return n;
  }
  Node num = number(count);
  if (r_.one_in(5)) {
    num.before(adv("least"));
    num.left[0].xpos = "RBS";
    num.left[0].lemma = "little";
    num.left[0].before(word("at", "at", Upos::adp, "IN", Deprel::case_));
  }
  if (r_.one_in(4)) {  // "40 of them"
    num.rel = Deprel::obj;
    Node them = word("them", "they", Upos::pron, "PRP", Deprel::nmod);
    num.after(oblique("of", std::move(them), Deprel::nmod));
    return num;
  }
  if (r_.one_in(5)) return num;
  Node n = group_noun();
  n.before(std::move(num));
  return n;
}

Node Phrases::role() {
  Node n = noun(pick(kRoles));
  if (r_.one_in(2))
    n.before(word(pick(kRoleNouns), "", Upos::noun, "NN", Deprel::compound)),
        n.left[0].lemma = n.left[0].form;
  if (r_.one_in(2)) {
    const View kind = pick(kRoleKinds);
    n.first(kind == "U.S." ? word(kind, kind, Upos::propn, "NNP", Deprel::compound) : adj(kind));
  }
  return n;
}
Node Phrases::speaker() {
  switch (r_.below(7)) {
    case 0:
    case 1: {
      Node n = role();
      n.first(det("a"));
      if (r_.one_in(5)) {
        Node clause = word("asked", "ask", Upos::verb, "VBD", Deprel::acl_relcl);
        Node identified = word("identified", "identify", Upos::verb, "VBN", Deprel::xcomp);
        identified.before(word("not", "not", Upos::part, "RB", Deprel::advmod))
            .before(word("to", "to", Upos::part, "TO", Deprel::mark))
            .before(aux("be", "be", "VB", Deprel::aux_pass));
        clause.before(word("who", "who", Upos::pron, "WP", Deprel::nsubj))
            .after(std::move(identified));
        n.after(std::move(clause));
      }
      return n;
    }
    case 2: {
      Node n = nouns(r_.one_in(2) ? "officials" : "sources");
      if (r_.one_in(2))
        n.before(word(pick(kRoleNouns), "", Upos::noun, "NN", Deprel::compound)),
            n.left[0].lemma = n.left[0].form;
      return n;
    }
    case 3:
      return name(pick(kStates));
    case 4: {
      const View form = pick(kBodies);
      Node n = form == "Pentagon" ? name(form) : noun(form);
      n.before(det("the"));
      return n;
    }
    case 5: {  // "spokesman Col. Ahmed Ali"
      Node n = name(pick(kGiven));
      n.after(word(pick(kFamily), "", Upos::propn, "NNP", Deprel::flat));
      n.right[0].lemma = n.right[0].form;
      if (r_.one_in(2))
        n.before(word(pick(kTitles), "", Upos::propn, "NNP", Deprel::compound)),
            n.left[0].lemma = n.left[0].form;
      if (r_.one_in(2)) {
        Node r = noun(pick(kRoles));
        r.rel = Deprel::compound;
        if (r_.one_in(4)) r.before(name(pick(kPlaces)).as(Deprel::compound));
        if (r_.one_in(2))
          r.before(word(pick(kRoleNouns), "", Upos::noun, "NN", Deprel::compound)),
              r.left[0].lemma = r.left[0].form;
        n.first(std::move(r));
      }
      return n;
    }
    default: {  // "Governor Talal Barazi" or "Barazi"
      return name(pick(kFamily));
    }
  }
}

}  // namespace dateline::train::wire
