#include "wire_clauses.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "wire_words.hpp"

namespace dateline::train::wire {

Node Clauses::meanwhile() {
  struct Case {
    Verb verb;
    View particle;
  };
  static constexpr std::array kCases = std::to_array<Case>({
      {{"dig", "digs", "dug", "dug", "digging"}, "in"},
      {{"pull", "pulls", "pulled", "pulled", "pulling"}, "back"},
      {{"pull", "pulls", "pulled", "pulled", "pulling"}, "out"},
      {{"close", "closes", "closed", "closed", "closing"}, "in"},
      {{"hit", "hits", "hit", "hit", "hitting"}, "back"},
      {{"give", "gives", "gave", "given", "giving"}, "up"},
      {{"move", "moves", "moved", "moved", "moving"}, "in"},
  });
  const Case& c = r_.pick<Case>(kCases);
  const bool one = r_.one_in(2);
  Node n = word(one ? c.verb.third : c.verb.base, c.verb.base, Upos::verb, one ? "VBZ" : "VBP",
                Deprel::advcl);
  n.before(word("as", "as", Upos::sconj, "IN", Deprel::mark));
  n.before((one ? name(pick(kStates)) : plain_group()).as(Deprel::nsubj));
  n.after(word(c.particle, c.particle, Upos::adp, "RP", Deprel::compound_prt));
  return n;
}

Node Clauses::multitude() {
  Node n = nouns(r_.one_in(2) ? "tens" : (r_.one_in(2) ? "hundreds" : "dozens"));
  Node of = n.form == "tens" ? nouns("thousands") : group_noun();
  n.after(oblique("of", std::move(of), Deprel::nmod));
  return n;
}

Node Clauses::happening() {
  struct Case {
    View subject, kind, past, base;
  };
  static constexpr std::array kCases = std::to_array<Case>({
      {"fighting", "heavy", "erupted", "erupt"},
      {"fighting", "", "began", "begin"},
      {"shelling", "", "resumed", "resume"},
      {"clashes", "fierce", "broke", "break"},
      {"bombs", "car", "exploded", "explode"},
      {"rockets", "", "landed", "land"},
      {"truce", "", "collapsed", "collapse"},
      {"siege", "", "ended", "end"},
      {"offensive", "new", "began", "begin"},
      {"ceasefire", "", "held", "hold"},
      {"blast", "", "struck", "strike"},
      {"battle", "", "raged", "rage"},
      {"violence", "", "continued", "continue"},
      {"evacuation", "", "began", "begin"},
      {"shell", "", "tore", "tear"},
      {"shells", "artillery", "tore", "tear"},
      {"rockets", "", "slammed", "slam"},
      {"missiles", "", "crashed", "crash"},
      {"missile", "", "slammed", "slam"},
      {"rounds", "mortar", "fell", "fall"},
      {"rocket", "", "fell", "fall"},
      {"bombs", "", "ripped", "rip"},
      {"bomb", "", "ripped", "rip"},
      {"blast", "", "tore", "tear"},
      {"protests", "", "flared", "flare"},
      {"truck", "", "exploded", "explode"},
  });
  const Case& c = r_.pick<Case>(kCases);
  Node n = word(c.past, c.base, Upos::verb, "VBD", Deprel::root);
  const bool many = c.subject.ends_with("s");
  Node what = many ? nouns(c.subject) : noun(c.subject);
  if (c.subject == "clashes") what.lemma = "clash";
  if (c.kind == "car" || c.kind == "artillery" || c.kind == "mortar") {
    what.before(word(c.kind, c.kind, Upos::noun, "NN", Deprel::compound));
    if (r_.one_in(2)) what.first(number("two"));
  } else if (!c.kind.empty() && r_.one_in(2)) {
    what.before(adj(c.kind));
  }
  if (!many && c.subject != "fighting" && c.subject != "shelling")
    what.first(det(r_.one_in(2) ? "the" : "a"));
  if (c.subject == "truce" && r_.one_in(2)) {  // "a truce, brokered by Russia, collapsed"
    Node clause = word("brokered", "broker", Upos::verb, "VBN", Deprel::acl);
    clause.before(comma());
    if (r_.one_in(2)) clause.after(day());
    clause.after(oblique("by", name(pick(kStates)), Deprel::obl_agent)).after(comma());
    what.after(std::move(clause));
  }
  n.before(std::move(what).as(Deprel::nsubj));
  const bool through = c.base == "tear" || c.base == "slam" || c.base == "crash" || c.base == "rip";
  if (through) {  // "tore through the roof of a house", "slammed into the market"
    Node hit = place();
    if (r_.one_in(3)) {
      hit = noun(r_.one_in(2) ? "roof" : "wall");
      hit.before(det("the"));
      Node house = noun(r_.one_in(2) ? "house" : "school");
      house.before(det("a"));
      hit.after(oblique("of", std::move(house), Deprel::nmod));
    }
    n.after(oblique(c.base == "tear" || c.base == "rip" ? "through" : "into", std::move(hit),
                    Deprel::obl));
  }
  if (c.past == "broke") n.after(word("out", "out", Upos::adp, "RP", Deprel::compound_prt));
  if (r_.one_in(through ? 4 : 2)) {
    n.after(oblique(r_.one_in(3) ? "near" : "in", place(), Deprel::obl));
  }
  if (c.base == "begin" && r_.one_in(3)) {  // "in early June"
    Node month = name(pick(kMonths));
    month.before(adj(r_.one_in(2) ? "early" : "late"));
    n.after(oblique("in", std::move(month), Deprel::obl));
  }
  return n;
}

Node Clauses::phrasal(Node n, std::uint32_t kind) {
  struct Case {
    Verb verb;
    View particle;
  };
  static constexpr std::array kCases = std::to_array<Case>({
      {{"take", "takes", "took", "taken", "taking"}, "over"},
      {{"shoot", "shoots", "shot", "shot", "shooting"}, "down"},
      {{"carry", "carries", "carried", "carried", "carrying"}, "out"},
      {{"blow", "blows", "blew", "blown", "blowing"}, "up"},
      {{"push", "pushes", "pushed", "pushed", "pushing"}, ""},
      {{"hand", "hands", "handed", "handed", "handing"}, "over"},
      {{"take", "takes", "took", "taken", "taking"}, "away"},
      {{"round", "rounds", "rounded", "rounded", "rounding"}, "up"},
      {{"let", "lets", "let", "let", "letting"}, "out"},
      {{"give", "gives", "gave", "given", "giving"}, "up"},
      {{"seal", "seals", "sealed", "sealed", "sealing"}, "off"},
  });
  const Case& c = r_.pick<Case>(kCases);
  n.form = kind < 6 ? c.verb.past
                    : (kind < 8 ? c.verb.participle : (kind == 8 ? c.verb.gerund : c.verb.base));
  n.lemma = c.verb.base;
  if (c.particle.empty()) {
    n.after(oblique("into", place(), Deprel::obl));
    return n;
  }
  n.after(word(c.particle, c.particle, Upos::adp, "RP", Deprel::compound_prt));
  const bool of_people = c.verb.base == "hand" || c.particle == "away" || c.verb.base == "round" ||
                         c.verb.base == "let";
  if (of_people) {
    Node whom = people();
    if (whom.xpos == "NNS" && r_.one_in(2)) {  // "64 captured soldiers"
      whom.before(word("captured", "capture", Upos::verb, "VBN", Deprel::amod));
    }
    n.after(std::move(whom).as(Deprel::obj));
    if (c.verb.base == "hand") {
      Node to = actor();
      n.after(oblique("to", std::move(to), Deprel::obl));
    }
  } else if (c.particle == "over" || c.particle == "up" || c.particle == "off") {
    n.after(place().as(Deprel::obj));
  } else if (c.particle == "down") {
    Node shot = noun(r_.one_in(2) ? "helicopter" : "warplane");
    shot.before(det("a"));
    n.after(std::move(shot));
  } else {
    Node strikes = nouns(r_.one_in(2) ? "strikes" : "raids");
    strikes.before(word("air", "air", Upos::noun, "NN", Deprel::compound));
    if (r_.one_in(2)) strikes.first(number("three"));
    n.after(std::move(strikes))
        .after(oblique(r_.one_in(2) ? "near" : "on", place_name(), Deprel::obl));
  }
  return n;
}

}  // namespace dateline::train::wire
