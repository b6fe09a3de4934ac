#include "wire_moves.hpp"

#include <array>
#include <utility>

#include "wire_things_words.hpp"

namespace dateline::train::wire {
namespace {

constexpr std::array kGathering = std::to_array<Verb>({
    {"rally", "", "rallied", "rallied", "rallying"},
    {"gather", "", "gathered", "gathered", "gathering"},
    {"march", "", "marched", "marched", "marching"},
    {"protest", "", "protested", "protested", "protesting"},
    {"demonstrate", "", "demonstrated", "demonstrated", "demonstrating"},
    {"assemble", "", "assembled", "assembled", "assembling"},
    {"mass", "", "massed", "massed", "massing"},
    {"camp", "", "camped", "camped", "camping"},
    {"queue", "", "queued", "queued", "queuing"},
    {"shelter", "", "sheltered", "sheltered", "sheltering"},
    {"parade", "", "paraded", "paraded", "parading"},
    {"clash", "", "clashed", "clashed", "clashing"},
    {"surrender", "", "surrendered", "surrendered", "surrendering"},
    {"land", "", "landed", "landed", "landing"},
    {"deploy", "", "deployed", "deployed", "deploying"},
    {"crowd", "", "crowded", "crowded", "crowding"},
    {"wait", "", "waited", "waited", "waiting"},
    {"sleep", "", "slept", "slept", "sleeping"},
});
constexpr std::array kCarrying = std::to_array<Verb>({
    {"bus", "", "bused", "bused", "busing"},
    {"fly", "", "flew", "flown", "flying"},
    {"ferry", "", "ferried", "ferried", "ferrying"},
    {"lift", "", "lifted", "lifted", "lifting"},
    {"carry", "", "carried", "carried", "carrying"},
    {"truck", "", "trucked", "trucked", "trucking"},
    {"take", "", "took", "taken", "taking"},
    {"drive", "", "drove", "driven", "driving"},
    {"move", "", "moved", "moved", "moving"},
    {"ship", "", "shipped", "shipped", "shipping"},
    {"haul", "", "hauled", "hauled", "hauling"},
    {"bring", "", "brought", "brought", "bringing"},
    {"airlift", "", "airlifted", "airlifted", "airlifting"},
    {"transport", "", "transported", "transported", "transporting"},
    {"escort", "", "escorted", "escorted", "escorting"},
    {"lead", "", "led", "led", "leading"},
    {"send", "", "sent", "sent", "sending"},
    {"parachute", "", "parachuted", "parachuted", "parachuting"},
});
/// Past participles with a particle, said of people or places.
constexpr std::array kAway = std::to_array<Off>(
    {{"led", "lead", "away"},    {"taken", "take", "away"},   {"flown", "fly", "out"},
     {"driven", "drive", "out"}, {"forced", "force", "out"},  {"dragged", "drag", "off"},
     {"rounded", "round", "up"}, {"picked", "pick", "up"},    {"locked", "lock", "up"},
     {"beaten", "beat", "up"},   {"beaten", "beat", "back"},  {"handed", "hand", "over"},
     {"sealed", "seal", "off"},  {"cut", "cut", "off"},       {"burned", "burn", "down"},
     {"shot", "shoot", "down"},  {"blown", "blow", "up"},     {"called", "call", "in"},
     {"brought", "bring", "in"}, {"brought", "bring", "out"}, {"sent", "send", "in"},
     {"gunned", "gun", "down"}});
constexpr std::array kPlurals = std::to_array<View>(
    {"trucks",     "buses",    "vans",      "tanks",      "helicopters", "gunships",
     "planes",     "jets",     "warplanes", "drones",     "boats",       "ferries",
     "ambulances", "vehicles", "gunboats",  "snipers",    "commandos",   "paratroopers",
     "marines",    "guards",   "medics",    "engineers",  "bulldozers",  "lorries",
     "gunners",    "patrols",  "convoys",   "battalions", "units"});
constexpr std::array kCompounds = std::to_array<View>(
    {"helicopter", "cargo",   "army",  "police",   "navy",     "government", "rescue",
     "transport",  "militia", "rebel", "fighter",  "attack",   "border",     "riot",
     "patrol",     "fishing", "aid",   "military", "commando", "security"});
constexpr std::array kAdverbs =
    std::to_array<View>({"later", "first", "then", "also", "again", "briefly", "twice",
                         "repeatedly", "quickly", "finally", "already", "still", "once"});

Node first_in_plural(View form) {
  Node n = plural(form);
  if (form == "buses") n.lemma = "bus";
  if (form == "ferries") n.lemma = "ferry";
  if (form == "lorries") n.lemma = "lorry";
  return n;
}

}  // namespace

Node Moves::vehicles() {
  Node n = first_in_plural(pick(kPlurals));
  if (r_.below(3) != 0) n.before(noun(pick(kCompounds)).as(Deprel::compound));
  if (r_.one_in(3)) n.first(r_.one_in(2) ? adj(pick(kKinds)) : adj(pick(kDescribed)));
  if (r_.one_in(3)) {
    n.first(number(std::array<View, 5>{"two", "three", "five", "21", "several"}[r_.below(4)]));
  }
  return n;
}

Node Moves::crowd() {
  switch (r_.below(5)) {
    case 0:
      return plain_group();
    case 1:
      return victims();
    case 2: {  // "women, children and old men"
      Node n = victims();
      Node second = plural(pick(kVictims)).as(Deprel::conj);
      second.first(comma());
      Node last = plural(pick(kVictims)).as(Deprel::conj);
      if (r_.one_in(2)) last.before(adj(r_.one_in(2) ? "old" : "wounded"));
      last.first(word("and", "and", Upos::cconj, "CC", Deprel::cc));
      n.after(std::move(second)).after(std::move(last));
      return n;
    }
    default: {
      Node n = multitude();
      // "tens of thousands of people"
      if (n.form == "tens" && r_.one_in(2)) {
        n.right.front().after(oblique("of", plural(pick(kVictims)), Deprel::nmod));
      }
      return n;
    }
  }
}

void Moves::whence(Node& verb) {
  const auto from = [&] {
    Node where = r_.one_in(2) ? place_name() : place();
    if (r_.one_in(2)) return oblique("from", std::move(where), Deprel::obl);
    where.first(adp("of")).first(adp("out"));
    return std::move(where).as(Deprel::obl);
  };
  const auto to = [&] {
    return oblique(r_.one_in(2) ? "to" : "into", r_.one_in(2) ? place_name() : place(),
                   Deprel::obl);
  };
  switch (r_.below(4)) {
    case 0:
      verb.after(to());
      break;
    case 1:
      verb.after(from()).after(to());
      break;
    default:
      verb.after(from());
  }
}

/// "Tens of thousands of people rallied in Baghdad's Tahrir Square"
Node Moves::gathering() {
  const Verb& v = r_.pick<Verb>(kGathering);
  Node who = r_.one_in(4) ? vehicles() : crowd();
  Node n = word(v.past, v.base, Upos::verb, "VBD", Deprel::root);
  if (r_.one_in(4)) {
    n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
    n.before(aux("have", "have", "VBP"));
  }
  if (r_.one_in(2)) {
    Node square = name(std::array<View, 4>{"Square", "Bridge", "Street", "Park"}[r_.below(4)]);
    square.before(name(fresh_name()).as(Deprel::compound));
    if (r_.one_in(2)) {
      Node owner = name(pick(kPlaces)).as(Deprel::nmod_poss);
      owner.after(word("'s", "'s", Upos::part, "POS", Deprel::case_));
      square.first(std::move(owner));
    }
    n.after(oblique(r_.one_in(3) ? "near" : (r_.one_in(2) ? "in" : "at"), std::move(square),
                    Deprel::obl));
  } else {
    n.after(spot());
  }
  n.first(std::move(who).as(Deprel::nsubj));
  return n;
}

/// "Serb forces bused thousands of women out of Zepa", "the wounded were flown to Erbil"
Node Moves::carrying() {
  const Verb& v = r_.pick<Verb>(kCarrying);
  if (r_.one_in(3)) {
    Node n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
    n.before(aux("were", "be", "VBD", Deprel::aux_pass));
    if (r_.one_in(3)) {  // "by ferry"
      Node how = noun(std::array<View, 4>{"bus", "boat", "helicopter", "ferry"}[r_.below(4)]);
      n.after(oblique("by", std::move(how), Deprel::obl));
    }
    whence(n);
    n.first(crowd().as(Deprel::nsubj_pass));
    return n;
  }
  Node n = main_verb(v.past, v.base, v.participle);
  n.after((r_.one_in(4) ? cargo() : crowd()).as(Deprel::obj));
  whence(n);
  n.first(
      (r_.one_in(2) ? vehicles() : (r_.one_in(3) ? organisation() : actor())).as(Deprel::nsubj));
  return n;
}

/// "A battalion of marines is due by the weekend", "a delegation is due to meet rebels in Hit",
/// "three ships are expected in Basra"
Node Moves::due() {
  const bool many = r_.one_in(2);
  Node who = many ? vehicles() : thing(false);
  if (r_.one_in(4)) {
    who = many ? nouns("talks") : noun("delegation");
    if (!many) who.first(det("a"));
  }
  const View be = many ? (r_.one_in(2) ? "are" : "were") : (r_.one_in(2) ? "is" : "was");
  const View tag = be == "are" ? "VBP" : (be == "is" ? "VBZ" : "VBD");
  const bool expected = r_.one_in(3);
  Node n = expected ? word("expected", "expect", Upos::verb, "VBN", Deprel::root)
                    : word("due", "due", Upos::adj, "JJ", Deprel::root);
  n.before(aux(be, "be", tag, expected ? Deprel::aux_pass : Deprel::cop));
  if (r_.one_in(2)) {
    const Verb& v = r_.one_in(2) ? r_.pick<Verb>(kGoing) : r_.pick<Verb>(kGathering);
    Node goes = word(v.base, v.base, Upos::verb, "VB", Deprel::xcomp);
    goes.after(oblique(r_.one_in(2) ? "in" : "at", place(), Deprel::obl));
    n.after(to_do(std::move(goes)));
  } else {
    if (r_.one_in(2)) n.after(oblique("in", place_name(), Deprel::obl));
    Node end = noun(r_.one_in(2) ? "weekend" : "month");
    end.first(det("the"));
    if (end.form == "month") {
      Node last = noun("end");
      last.first(det("the")).after(oblique("of", std::move(end), Deprel::nmod));
      end = std::move(last);
    }
    if (r_.one_in(2)) n.after(oblique("by", std::move(end), Deprel::obl));
  }
  n.first(std::move(who).as(expected ? Deprel::nsubj_pass : Deprel::nsubj));
  return n;
}

/// "Helicopter gunships fired on militant positions in Tikrit", "police fired into the crowd"
Node Moves::firing() {
  Node n = main_verb("fired", "fire", "fired");
  if (r_.one_in(4)) n = main_verb("shot", "shoot", "shot");
  if (r_.one_in(3)) {
    Node what =
        plural(std::array<View, 4>{"rockets", "shells", "missiles", "grenades"}[r_.below(4)]);
    if (r_.one_in(2)) {
      what.first(number(std::array<View, 4>{"three", "two", "12", "30"}[r_.below(4)]));
    }
    n.after(r_.one_in(4) ? number("three").as(Deprel::obj) : std::move(what));
  }
  static constexpr std::array kAt =
      std::to_array<View>({"positions", "protesters", "villages", "vehicles", "houses", "boats"});
  Node what = r_.one_in(2) ? plural(pick(kAt)) : site_noun();
  if (what.xpos == "NN") what.first(det("the"));
  if (what.xpos == "NNS" && r_.one_in(2)) {
    what.before(noun(r_.one_in(2) ? "militant" : "rebel").as(Deprel::compound));
  }
  n.after(oblique(std::array<View, 4>{"on", "at", "into", "on"}[r_.below(4)], std::move(what),
                  Deprel::obl));
  if (r_.one_in(2)) n.after(spot());
  n.first((r_.below(3) != 0 ? vehicles() : actor()).as(Deprel::nsubj));
  return n;
}

/// "The governor and his men were flown out around midnight"
Node Moves::led_away() {
  const Off& off = r_.pick<Off>(kAway);
  Node who = r_.one_in(3) ? role() : crowd();
  if (who.xpos == "NN" && who.left.empty()) who.first(det("the"));
  const bool many = who.xpos != "NN";
  Node n = word(off.past, off.base, Upos::verb, "VBN", Deprel::root);
  n.before(aux(many ? "were" : "was", "be", "VBD", Deprel::aux_pass));
  n.after(word(off.particle, off.particle, Upos::adp, "RP", Deprel::compound_prt));
  if (r_.one_in(3)) n.after(oblique("by", plain_group(), Deprel::obl_agent));
  if (r_.one_in(2)) n.after(spot());
  n.first(std::move(who).as(Deprel::nsubj_pass));
  return n;
}

/// "Rebels later seized the bridge", "protesters first gathered outside the hall"
Node Moves::adverb_first() {
  Node who = r_.one_in(2) ? actor() : crowd();
  const Verb& v = r_.pick<Verb>(kTaking);
  Node n = word(v.past, v.base, Upos::verb, "VBD", Deprel::root);
  n.after(place().as(Deprel::obj));
  if (r_.one_in(3)) {
    const Verb& g = r_.pick<Verb>(kGathering);
    n = word(g.past, g.base, Upos::verb, "VBD", Deprel::root);
    n.after(spot());
  }
  n.before(adv(pick(kAdverbs)));
  n.first(std::move(who).as(Deprel::nsubj));
  return n;
}

Node Moves::move() {
  switch (r_.below(9)) {
    case 0:
    case 1:
      return gathering();
    case 2:
    case 3:
      return carrying();
    case 4:
      return due();
    case 5:
    case 6:
      return firing();
    case 7:
      return led_away();
    default:
      return adverb_first();
  }
}

}  // namespace dateline::train::wire
