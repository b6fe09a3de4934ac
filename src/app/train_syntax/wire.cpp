#include "wire.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "random.hpp"
#include "syntax/parse.hpp"

namespace dateline::train {
namespace {

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

Node word(View form, View lemma, Upos upos, View xpos, Deprel rel) {
  return {std::string(form), std::string(lemma), upos, std::string(xpos), rel, {}, {}};
}
Node mark(View form, View xpos) { return word(form, form, Upos::punct, xpos, Deprel::punct); }
Node comma() { return mark(",", ","); }
Node adp(View form) { return word(form, form, Upos::adp, "IN", Deprel::case_); }
Node det(View form) { return word(form, form == "an" ? "a" : form, Upos::det, "DT", Deprel::det); }
Node adv(View form) { return word(form, form, Upos::adv, "RB", Deprel::advmod); }
Node noun(View form) { return word(form, form, Upos::noun, "NN", Deprel::obj); }
Node nouns(View form) {
  return word(form, form.substr(0, form.size() - 1), Upos::noun, "NNS", Deprel::obj);
}
Node name(View form) { return word(form, form, Upos::propn, "NNP", Deprel::obj); }
Node number(View form) { return word(form, form, Upos::num, "CD", Deprel::nummod); }
Node adj(View form) { return word(form, form, Upos::adj, "JJ", Deprel::amod); }

struct Verb {
  View base, third, past, participle, gerund;
};
constexpr std::array kTaking = std::to_array<Verb>({
    {"seize", "seizes", "seized", "seized", "seizing"},
    {"capture", "captures", "captured", "captured", "capturing"},
    {"retake", "retakes", "retook", "retaken", "retaking"},
    {"recapture", "recaptures", "recaptured", "recaptured", "recapturing"},
    {"overrun", "overruns", "overran", "overrun", "overrunning"},
    {"storm", "storms", "stormed", "stormed", "storming"},
    {"attack", "attacks", "attacked", "attacked", "attacking"},
    {"shell", "shells", "shelled", "shelled", "shelling"},
    {"besiege", "besieges", "besieged", "besieged", "besieging"},
    {"surround", "surrounds", "surrounded", "surrounded", "surrounding"},
    {"enter", "enters", "entered", "entered", "entering"},
    {"bomb", "bombs", "bombed", "bombed", "bombing"},
    {"bombard", "bombards", "bombarded", "bombarded", "bombarding"},
    {"evacuate", "evacuates", "evacuated", "evacuated", "evacuating"},
    {"abandon", "abandons", "abandoned", "abandoned", "abandoning"},
    {"leave", "leaves", "left", "left", "leaving"},
    {"hold", "holds", "held", "held", "holding"},
    {"secure", "secures", "secured", "secured", "securing"},
    {"lose", "loses", "lost", "lost", "losing"},
    {"hit", "hits", "hit", "hit", "hitting"},
    {"strike", "strikes", "struck", "struck", "striking"},
    {"raid", "raids", "raided", "raided", "raiding"},
    {"control", "controls", "controlled", "controlled", "controlling"},
    {"liberate", "liberates", "liberated", "liberated", "liberating"},
    {"cut", "cuts", "cut", "cut", "cutting"},
    {"blockade", "blockades", "blockaded", "blockaded", "blockading"},
});
constexpr std::array kKilling = std::to_array<Verb>({
    {"kill", "kills", "killed", "killed", "killing"},
    {"wound", "wounds", "wounded", "wounded", "wounding"},
    {"injure", "injures", "injured", "injured", "injuring"},
    {"abduct", "abducts", "abducted", "abducted", "abducting"},
    {"kidnap", "kidnaps", "kidnapped", "kidnapped", "kidnapping"},
    {"arrest", "arrests", "arrested", "arrested", "arresting"},
    {"execute", "executes", "executed", "executed", "executing"},
    {"detain", "detains", "detained", "detained", "detaining"},
    {"displace", "displaces", "displaced", "displaced", "displacing"},
    {"trap", "traps", "trapped", "trapped", "trapping"},
    {"free", "frees", "freed", "freed", "freeing"},
});
constexpr std::array kGoing = std::to_array<Verb>({
    {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"},
    {"flee", "flees", "fled", "fled", "fleeing"},
    {"retreat", "retreats", "retreated", "retreated", "retreating"},
    {"pull", "pulls", "pulled", "pulled", "pulling"},
    {"advance", "advances", "advanced", "advanced", "advancing"},
    {"arrive", "arrives", "arrived", "arrived", "arriving"},
    {"move", "moves", "moved", "moved", "moving"},
});
constexpr std::array<View, 22> kGroups = {
    "militants", "insurgents", "rebels",      "gunmen",    "troops",    "soldiers",
    "fighters",  "jihadists",  "villagers",   "residents", "civilians", "tribesmen",
    "militias",  "warplanes",  "helicopters", "policemen", "officers",  "families",
    "attackers", "forces",     "guards",      "people"};
constexpr std::array<View, 14> kKinds = {
    "Iraqi",  "Syrian",  "Kurdish", "Sunni", "Shi'ite",        "Turkish", "Islamist",
    "tribal", "Russian", "foreign", "local", "pro-government", "armed",   "Iranian"};
constexpr std::array<View, 10> kModifiers = {"government", "security",  "army",       "rebel",
                                             "militia",    "coalition", "opposition", "police",
                                             "border",     "insurgent"};
constexpr std::array<View, 30> kPlaces = {
    "Mosul",   "Tikrit", "Baiji",    "Hawija",  "Falluja", "Ramadi", "Kirkuk", "Sinjar",
    "Samarra", "Baquba", "Amerli",   "Jalawla", "Makhmur", "Zumar",  "Rutba",  "Haditha",
    "Hit",     "Qaim",   "Raqqa",    "Palmyra", "Kobani",  "Aleppo", "Idlib",  "Homs",
    "Hama",    "Sirte",  "Benghazi", "Baghdad", "Erbil",   "Basra"};
constexpr std::array<View, 12> kFirst = {"Tal",  "Abu",  "Deir",     "Umm", "Bab", "Ain",
                                         "Khan", "Jurf", "Suleiman", "Ras", "Tuz", "Wadi"};
constexpr std::array<View, 14> kSecond = {"Afar",  "Ghraib", "Hafer",   "Qasr",     "Ezzor",
                                          "Issa",  "Younis", "Bek",     "Khurmato", "Amr",
                                          "Hamad", "Keppe",  "al-Arab", "al-Sakhar"};
constexpr std::array<View, 20> kSites = {
    "town",       "city", "village", "district", "bridge",   "refinery", "airport",
    "dam",        "base", "camp",    "border",   "crossing", "compound", "suburb",
    "checkpoint", "road", "prison",  "hospital", "oilfield", "station"};
constexpr std::array<View, 8> kSiteKinds = {"northern", "western", "besieged", "strategic",
                                            "main",     "nearby",  "key",      "small"};
constexpr std::array<View, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
constexpr std::array<View, 12> kMonths = {"January", "February", "March", "April", "May",  "June",
                                          "July",    "August",   "Sept.", "Oct.",  "Nov.", "Dec."};
constexpr std::array<View, 12> kCounts = {"10",   "11",     "40",  "49",    "two",    "three",
                                          "five", "dozens", "170", "1,000", "15,000", "six"};
constexpr std::array<View, 8> kUnits = {"hours", "days", "weeks", "months",
                                        "years", "days", "weeks", "months"};
constexpr std::array<View, 12> kRoles = {"official",  "source",    "officer",  "colonel",
                                         "mayor",     "spokesman", "witness",  "doctor",
                                         "commander", "governor",  "engineer", "resident"};
constexpr std::array<View, 8> kRoleKinds = {"local",  "senior",     "military", "medical",
                                            "tribal", "provincial", "Iraqi",    "U.S."};
constexpr std::array<View, 8> kRoleNouns = {"police",   "security",   "army", "city",
                                            "hospital", "government", "town", "council"};
constexpr std::array<View, 14> kGiven = {"Ahmed", "Ali",     "Qassim", "Hassan", "Saad",
                                         "Talal", "Mahmoud", "Jabbar", "Osama",  "Falah",
                                         "Nuri",  "Haider",  "Sabah",  "Omar"};
constexpr std::array<View, 14> kFamily = {"Atta",  "al-Maliki",  "al-Abadi", "Barazi", "Hussein",
                                          "Yawar", "al-Nujaifi", "Mansour",  "Karim",  "Dulaimi",
                                          "Nouri", "Jassim",     "Khalaf",   "Rashid"};
constexpr std::array<View, 8> kTitles = {"Col.",      "Gen.",    "Lt.",     "Maj.",
                                         "President", "Captain", "General", "Colonel"};
constexpr std::array<View, 6> kStates = {"Turkey",     "Iran",    "Russia",
                                         "Washington", "Baghdad", "Damascus"};
constexpr std::array<View, 5> kBodies = {"Pentagon", "army", "ministry", "government", "military"};
constexpr std::array<View, 24> kSyllables = {
    "ba",  "dar", "ja",  "mir", "zu",  "kha", "san", "tel", "qa",  "rif", "mu",  "ha",
    "sil", "ta",  "ghu", "nah", "wan", "ri",  "bek", "dul", "iya", "ra",  "zor", "een"};

class Grammar {
 public:
  explicit Grammar(Random& random) : r_(random) {}

  Node sentence() {
    Node root = r_.below(10) < 6 ? told() : statement();
    root.after(mark(".", "."));
    return root;
  }

  /// "Militants storm Iraq's biggest refinery", "Town seized by rebels".
  Node headline() {
    const Verb& v = r_.pick<Verb>(kTaking);
    if (r_.one_in(3)) {
      Node n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
      Node patient = site_noun();
      n.before(std::move(patient).as(Deprel::nsubj_pass));
      if (r_.one_in(2)) n.after(oblique("by", plain_group(), Deprel::obl_agent));
      if (r_.one_in(2)) n.after(oblique("in", place_name(), Deprel::obl));
      return n;
    }
    Node n = word(v.base, v.base, Upos::verb, "VBP", Deprel::root);
    n.before(plain_group().as(Deprel::nsubj));
    n.after((r_.one_in(2) ? place_name() : site_noun()).as(Deprel::obj));
    if (r_.one_in(2)) n.after(oblique("in", place_name(), Deprel::obl));
    return n;
  }

  std::string fresh_name() {
    std::string out;
    const std::uint32_t parts = 2 + r_.below(2);
    for (std::uint32_t i = 0; i < parts; ++i) out += r_.pick<View>(kSyllables);
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }

 private:
  template <std::size_t n>
  View pick(const std::array<View, n>& from) {
    return r_.pick<View>(from);
  }

  Node oblique(View preposition, Node n, Deprel rel) {
    n.first(adp(preposition));
    n.rel = rel;
    return n;
  }

  Node group_noun() {
    const View form = pick(kGroups);
    if (form.ends_with("men")) {
      Node n = word(form, "", Upos::noun, "NNS", Deprel::nsubj);
      n.lemma = std::string(form.substr(0, form.size() - 2)) + "an";
      return n;
    }
    if (form == "people") return word(form, "people", Upos::noun, "NNS", Deprel::nsubj);
    return nouns(form);
  }
  Node plain_group() {
    Node n = group_noun();
    if (r_.one_in(3)) n.before(word(pick(kModifiers), "", Upos::noun, "NN", Deprel::compound));
    if (r_.one_in(2)) n.first(adj(pick(kKinds)));
    for (Node& d : n.left) {
      if (d.lemma.empty()) d.lemma = d.form;
    }
    return n;
  }
  /// Who acts.
  Node actor() {
    switch (r_.below(9)) {
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
        linked.after(
            oblique(linked.form == "linked" ? "to" : "with", std::move(qaeda), Deprel::obl));
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
  Node al_qaeda() {
    Node n = name("Qaeda");
    n.before(word("al", "al", Upos::propn, "NNP", Deprel::compound));
    return n;
  }

  Node place_name() {
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
        Node n = noun("province");
        n.before(word(pick(kPlaces), "", Upos::propn, "NNP", Deprel::compound));
        n.left[0].lemma = n.left[0].form;
        return n;
      }
      default:
        return name(pick(kPlaces));
    }
  }
  Node site_noun() {
    Node n = noun(pick(kSites));
    if (r_.one_in(4)) n.before(adj(pick(kSiteKinds)));
    return n;
  }
  /// A place as object: "the town of Hawija", "Tikrit", "the northern refinery", "its base in
  /// Basra".
  Node place() {
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
  /// "200 km north of Baghdad"
  Node direction() {
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

  Node day() {
    Node n = name(pick(kDays));
    return oblique("on", std::move(n), Deprel::obl);
  }
  Node date() {
    Node n = name(pick(kMonths));
    n.after(word(std::to_string(1 + r_.below(30)), "", Upos::num, "CD", Deprel::nummod));
    n.right[0].lemma = n.right[0].form;
    return oblique("on", std::move(n), Deprel::obl);
  }
  Node when() {
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
  Node span_of_time() {
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

  Node people() {
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

  Node aux(View form, View lemma, View xpos, Deprel rel = Deprel::aux) {
    return word(form, lemma, Upos::aux, xpos, rel);
  }

  /// A main verb with what stands before and after it, without its subject.
  Node active() {
    const std::uint32_t kind = r_.below(10);
    const bool goes = r_.one_in(5);
    const Verb& v = goes ? r_.pick<Verb>(kGoing)
                         : (r_.one_in(5) ? r_.pick<Verb>(kKilling) : r_.pick<Verb>(kTaking));
    Node n;
    if (kind < 6) {
      n = word(v.past, v.base, Upos::verb, "VBD", Deprel::root);
    } else if (kind < 8) {
      n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
      const bool had = r_.one_in(2);
      n.before(aux(had ? "had" : "have", "have", had ? "VBD" : "VBP"));
    } else if (kind == 8) {
      n = word(v.gerund, v.base, Upos::verb, "VBG", Deprel::root);
      n.before(aux("were", "be", "VBD"));
      if (r_.one_in(2)) n.before(adv("still"));
    } else {
      n = word(v.base, v.base, Upos::verb, "VB", Deprel::root);
      const bool will = r_.one_in(2);
      n.before(will ? aux("would", "would", "MD") : aux("did", "do", "VBD"));
      if (!will) n.before(word("not", "not", Upos::part, "RB", Deprel::advmod));
    }
    if (goes) {
      if (v.base == "pull")
        n.after(word(r_.one_in(2) ? "back" : "out", "", Upos::adv, "RB", Deprel::advmod)),
            n.right.back().lemma = n.right.back().form;
      n.after(oblique(
          v.base == "advance" ? "on" : (v.base == "arrive" ? "in" : (r_.one_in(2) ? "from" : "to")),
          place(), Deprel::obl));
    } else if (&v >= kKilling.data() && &v < kKilling.data() + kKilling.size()) {
      n.after(people().as(Deprel::obj));
      if (r_.one_in(2)) n.after(oblique("in", place(), Deprel::obl));
    } else {
      n.after(place().as(Deprel::obj));
      if (r_.one_in(5)) n.after(oblique("from", direction_phrase(), Deprel::obl));
    }
    return n;
  }
  Node direction_phrase() {
    Node n = nouns("directions");
    n.before(number("two"));
    return n;
  }

  Node passive(bool killing) {
    const Verb& v = killing ? r_.pick<Verb>(kKilling) : r_.pick<Verb>(kTaking);
    Node n = word(v.participle, v.base, Upos::verb, "VBN", Deprel::root);
    switch (r_.below(4)) {
      case 0:
        n.before(aux("had", "have", "VBD")).before(aux("been", "be", "VBN", Deprel::aux_pass));
        break;
      case 1:
        n.before(aux("were", "be", "VBD"));
        if (r_.one_in(2)) n.before(adv("still"));
        n.before(aux("being", "be", "VBG", Deprel::aux_pass));
        break;
      default:
        n.before(aux(killing ? "were" : "was", "be", "VBD", Deprel::aux_pass));
    }
    if (r_.one_in(3)) {
      Node by = actor();
      n.after(oblique("by", std::move(by), Deprel::obl_agent));
    }
    if (killing && r_.one_in(2)) n.after(oblique("in", place(), Deprel::obl));
    return n;
  }

  /// A clause with its subject, times and side clauses, and no full stop.
  Node statement(bool bare = false) {
    Node n;
    const std::uint32_t kind = r_.below(10);
    if (kind < 6) {
      n = active();
      Node who = actor();
      n.first(std::move(who).as(Deprel::nsubj));
    } else if (kind < 8) {
      n = passive(false);
      Node what = place();
      relative(what);
      n.first(std::move(what).as(Deprel::nsubj_pass));
    } else if (kind < 9) {
      n = passive(true);
      Node who = people();
      held(who);
      n.first(std::move(who).as(Deprel::nsubj_pass));
    } else {  // "The town fell to rebels"
      n = word("fell", "fall", Upos::verb, "VBD", Deprel::root);
      n.before(place().as(Deprel::nsubj));
      if (r_.one_in(2)) n.after(oblique("to", actor(), Deprel::obl));
    }
    const std::uint32_t times = r_.below(10);
    if (times < 6) n.after(when());
    if (times == 6) n.first(comma()).first(when());
    if (bare) return n;
    switch (r_.below(12)) {
      case 0:
      case 1: {  // ", killing 11"
        const Verb& v = r_.pick<Verb>(kKilling);
        Node side = word(v.gerund, v.base, Upos::verb, "VBG", Deprel::advcl);
        side.before(comma()).after(people().as(Deprel::obj));
        n.after(std::move(side));
        break;
      }
      case 2: {  // ", two days after it fell"
        Node side = subordinate();
        side.first(word("after", "after", Upos::sconj, "IN", Deprel::mark))
            .first(span_of_time())
            .first(comma());
        n.after(std::move(side));
        break;
      }
      case 3: {  // "after police fled", "when the army abandoned its bases"
        Node side = subordinate();
        if (r_.one_in(3)) {
          side.first(word("when", "when", Upos::adv, "WRB", Deprel::advmod));
        } else {
          side.first(word(r_.one_in(3) ? "before" : "after", "", Upos::sconj, "IN", Deprel::mark));
          side.left[0].lemma = side.left[0].form;
        }
        n.after(std::move(side));
        break;
      }
      case 4: {  // "and captured it"
        Node side = active();
        side.rel = Deprel::conj;
        side.first(word("and", "and", Upos::cconj, "CC", Deprel::cc));
        n.after(std::move(side));
        break;
      }
      case 5: {  // ", and the town fell"
        Node side = statement(true);
        side.rel = Deprel::conj;
        side.first(word("and", "and", Upos::cconj, "CC", Deprel::cc)).first(comma());
        n.after(std::move(side));
        break;
      }
      case 6: {  // "; 49 people were held"
        Node side = statement(true);
        side.rel = Deprel::parataxis;
        side.first(mark(";", ":"));
        n.after(std::move(side));
        break;
      }
      case 7: {  // "after heavy fighting"
        Node fight = noun(r_.one_in(2) ? "fighting" : "shelling");
        fight.before(adj("heavy"));
        if (r_.one_in(3)) fight.after(day().as(Deprel::nmod));
        n.after(oblique("after", std::move(fight), Deprel::obl));
        break;
      }
      default:
        break;
    }
    return n;
  }

  /// "it fell", "police fled"
  Node subordinate() {
    if (r_.one_in(2)) {
      Node n = word(r_.one_in(2) ? "fell" : "fled", "", Upos::verb, "VBD", Deprel::advcl);
      n.lemma = n.form == "fell" ? "fall" : "flee";
      n.before(n.form == "fell"
                   ? (r_.one_in(2) ? word("it", "it", Upos::pron, "PRP", Deprel::nsubj)
                                   : place_name().as(Deprel::nsubj))
                   : (r_.one_in(2) ? word("police", "police", Upos::noun, "NNS", Deprel::nsubj)
                                   : plain_group().as(Deprel::nsubj)));
      return n;
    }
    Node n = active();
    n.rel = Deprel::advcl;
    n.first(actor().as(Deprel::nsubj));
    return n;
  }

  void relative(Node& n) {
    if (!r_.one_in(7)) return;
    const Verb& v = r_.pick<Verb>(kTaking);
    Node clause = word(v.past, v.base, Upos::verb, "VBD", Deprel::acl_relcl);
    clause.before(comma())
        .before(word("which", "which", Upos::pron, "WDT", Deprel::obj))
        .before(actor().as(Deprel::nsubj));
    clause.after(when());
    clause.after(comma());
    n.after(std::move(clause));
  }
  /// "people seized at its Mosul consulate last week"
  void held(Node& n) {
    if (!r_.one_in(2)) return;
    const Verb& v = r_.one_in(2) ? r_.pick<Verb>(kKilling) : r_.pick<Verb>(kTaking);
    Node clause = word(v.participle, v.base, Upos::verb, "VBN", Deprel::acl);
    clause.after(oblique(r_.one_in(2) ? "at" : "in", place(), Deprel::obl));
    if (r_.one_in(3)) clause.after(when());
    n.after(std::move(clause));
  }

  Node role() {
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
  /// Who says it.
  Node speaker() {
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

  /// A statement with who said it, in the orders of news agencies.
  Node told() {
    Node said = word("said", "say", Upos::verb, "VBD", Deprel::root);
    if (r_.one_in(8))
      said = word(r_.one_in(2) ? "denied" : "confirmed", "", Upos::verb, "VBD", Deprel::root);
    if (said.lemma.empty()) said.lemma = said.form == "denied" ? "deny" : "confirm";
    const bool denies = said.form != "said";
    const std::uint32_t order = denies ? 0 : r_.below(6);
    if (order < 2) {  // "The army said (that) ..."
      Node clause = statement(r_.one_in(2));
      if (r_.one_in(3)) {  // it had ...
        clause = active();
        clause.first(word("it", "it", Upos::pron, "PRP", Deprel::nsubj));
      }
      clause.rel = Deprel::ccomp;
      if (denies || r_.one_in(3))
        clause.first(word("that", "that", Upos::sconj, "IN", Deprel::mark));
      said.before(speaker().as(Deprel::nsubj));
      if (r_.one_in(3)) said.after(day());
      said.after(std::move(clause));
      return said;
    }
    Node clause = statement(r_.one_in(2));
    clause.rel = Deprel::ccomp;
    if (order == 2) {  // "..., " said a city official
      clause.first(mark("\"", "``"));
      said.before(std::move(clause)).before(comma()).before(mark("\"", "''"));
      said.after(speaker().as(Deprel::nsubj));
    } else {  // ..., a security source said
      said.before(std::move(clause)).before(comma()).before(speaker().as(Deprel::nsubj));
    }
    if (r_.one_in(4)) said.after(day());
    if (order == 5 && r_.one_in(3)) {
      Node by = noun("telephone");
      said.after(oblique("by", std::move(by), Deprel::obl));
    }
    return said;
  }

  Random& r_;
};

void spread(const Node& node, int head, GoldSentence& out) {
  // Words are numbered in the order of the text: the left side, the node, the right side. Heads are
  // set once the number of the node is known.
  std::vector<std::pair<std::size_t, std::size_t>> sides;
  for (const Node& n : node.left) {
    const std::size_t from = out.words.size();
    spread(n, -2, out);
    sides.emplace_back(from, out.words.size());
  }
  const int at = static_cast<int>(out.words.size());
  out.words.push_back({node.form, node.lemma, node.upos, node.xpos, head, node.rel, true});
  for (const Node& n : node.right) {
    const std::size_t from = out.words.size();
    spread(n, -2, out);
    sides.emplace_back(from, out.words.size());
  }
  for (const auto& [from, to] : sides) {
    for (std::size_t i = from; i < to; ++i) {
      if (out.words[i].head == -2) out.words[i].head = at;
    }
  }
}

GoldSentence laid_out(const Node& root) {
  GoldSentence out;
  spread(root, syntax::kRoot, out);
  // A comma that closes an apposition is not written before another mark.
  for (std::size_t i = 0; i + 1 < out.words.size(); ++i) {
    if (out.words[i].form != "," || out.words[i + 1].upos != Upos::punct ||
        out.words[i + 1].form == "\"")
      continue;
    out.words.erase(out.words.begin() + static_cast<std::ptrdiff_t>(i));
    for (GoldWord& w : out.words) {
      if (w.head > static_cast<int>(i)) --w.head;
    }
    --i;
  }
  if (!out.words.empty()) {
    char& c = out.words[0].form == "\"" && out.words.size() > 1 ? out.words[1].form[0]
                                                                : out.words[0].form[0];
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

std::vector<GoldSentence> wire_sentences(std::size_t count, std::uint32_t seed) {
  Random random(seed);
  Grammar grammar(random);
  std::vector<GoldSentence> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(laid_out(random.one_in(12) ? grammar.headline() : grammar.sentence()));
  }
  return out;
}

std::string unknown_name(Random& random) { return Grammar(random).fresh_name(); }

}  // namespace dateline::train
