#include "wire.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "random.hpp"
#include "syntax/parse.hpp"
#include "wire_reports.hpp"
#include "wire_words.hpp"

namespace dateline::train {
namespace {

using namespace wire;

class Grammar : private Reports {
 public:
  using Reports::Reports;

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
    if (r_.one_in(3)) n.after(meanwhile());
    return n;
  }

 private:
  /// A main verb with what stands before and after it, without its subject.
  Node active(bool plural) {
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
      n.before(aux(had ? "had" : (plural ? "have" : "has"), "have",
                   had ? "VBD" : (plural ? "VBP" : "VBZ")));
    } else if (kind == 8) {
      n = word(v.gerund, v.base, Upos::verb, "VBG", Deprel::root);
      n.before(aux(plural ? "were" : "was", "be", "VBD"));
      if (r_.one_in(2)) n.before(adv("still"));
    } else {
      n = word(v.base, v.base, Upos::verb, "VB", Deprel::root);
      const bool will = r_.one_in(2);
      n.before(will ? aux("would", "would", "MD") : aux("did", "do", "VBD"));
      if (!will) n.before(word("not", "not", Upos::part, "RB", Deprel::advmod));
    }
    if (!goes && r_.one_in(9)) return phrasal(std::move(n), kind);
    if (goes) {
      if (v.base == "pull")
        n.after(word(r_.one_in(2) ? "back" : "out", "", Upos::adv, "RB", Deprel::advmod)),
            n.right.back().lemma = n.right.back().form;
      if ((v.base == "slip" || v.base == "march" || v.base == "drive") && r_.one_in(2)) {
        n.after(word(v.base == "slip" ? "away" : "off", "", Upos::adv, "RB", Deprel::advmod));
        n.right.back().lemma = n.right.back().form;
      }
      static constexpr std::array<View, 6> kWays = {"from",    "to",     "into",
                                                    "towards", "out of", "into"};
      const View way = v.base == "advance" ? "on" : (v.base == "arrive" ? "in" : pick(kWays));
      if (way == "out of") {
        Node where = place();
        where.first(adp("of")).first(adp("out"));
        where.rel = Deprel::obl;
        n.after(std::move(where));
      } else {
        n.after(oblique(way, place(), Deprel::obl));
      }
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
        n.before(aux(killing ? "were" : "was", "be", "VBD"));
        if (r_.one_in(2)) n.before(adv("still"));
        n.before(aux("being", "be", "VBG", Deprel::aux_pass));
        break;
      default:
        n.before(aux(killing ? "were" : "was", "be", "VBD", Deprel::aux_pass));
    }
    if (r_.one_in(3)) {
      if (r_.one_in(4)) n.after(when());
      Node by = actor();
      n.after(oblique("by", std::move(by), Deprel::obl_agent));
    }
    if (killing && r_.one_in(2)) n.after(oblique("in", place(), Deprel::obl));
    return n;
  }

  /// A clause with its subject, times and side clauses, and no full stop.
  Node statement(bool bare = false) {
    if (r_.one_in(3)) return report();
    Node n;
    const std::uint32_t kind = r_.below(10);
    if (kind < 6) {
      Node who = r_.one_in(12) ? multitude() : actor();
      n = active(is_plural(who));
      if (!bare) aside(n, who);
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
    } else if (r_.one_in(2)) {
      n = happening();
    } else {  // "The town fell to rebels"
      n = word("fell", "fall", Upos::verb, "VBD", Deprel::root);
      n.before(place().as(Deprel::nsubj));
      if (r_.one_in(2)) n.after(oblique("to", actor(), Deprel::obl));
    }
    const std::uint32_t times = r_.below(10);
    if (times < 6) n.after(when());
    // "On Tuesday drones bombed the depot": agencies often leave the comma out.
    if (times == 6 || times == 7) {
      if (r_.one_in(3)) n.first(comma());
      if (r_.one_in(6)) {  // "Since then"
        Node then = adv("then");
        n.first(oblique("since", std::move(then), Deprel::obl));
      } else {
        n.first(when());
      }
    }
    if (times == 8) {
      if (r_.one_in(2)) n.first(comma());
      n.first(oblique(r_.one_in(2) ? "in" : "at", place_name(), Deprel::obl));
    }
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
        Node side = active(true);
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
    if (r_.one_in(3)) {
      Node n = happening();
      n.rel = Deprel::advcl;
      return n;
    }
    Node who = actor();
    Node n = active(is_plural(who));
    n.rel = Deprel::advcl;
    n.first(std::move(who).as(Deprel::nsubj));
    return n;
  }

  /// Between subject and verb: ", meanwhile," or ", backed by Russian air strikes,"; and "Gunmen
  /// riding in pickup trucks".
  void aside(Node& verb, Node& who) {
    switch (r_.below(14)) {
      case 0: {
        Node n = adv("meanwhile");
        n.before(comma()).after(comma());
        verb.first(std::move(n));
        break;
      }
      case 1: {
        if (!who.right.empty()) break;
        Node n = word("backed", "back", Upos::verb, "VBN", Deprel::acl);
        n.before(comma()).after(oblique("by", plain_group(), Deprel::obl_agent)).after(comma());
        who.after(std::move(n));
        break;
      }
      case 2: {
        if (!who.right.empty() || who.xpos != "NNS") break;
        Node n = word(r_.one_in(2) ? "riding" : "travelling", "", Upos::verb, "VBG", Deprel::acl);
        n.lemma = n.form == "riding" ? "ride" : "travel";
        Node trucks = nouns("trucks");
        trucks.before(word("pickup", "pickup", Upos::noun, "NN", Deprel::compound));
        n.after(oblique("in", std::move(trucks), Deprel::obl));
        who.after(std::move(n));
        break;
      }
      default:
        break;
    }
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
        clause = active(false);
        clause.first(word("it", "it", Upos::pron, "PRP", Deprel::nsubj));
      }
      clause.rel = Deprel::ccomp;
      if (denies || r_.one_in(3))
        clause.first(word("that", "that", Upos::sconj, "IN", Deprel::mark));
      said.before(speaker().as(Deprel::nsubj));
      if (r_.one_in(6)) said.after(oblique("in", name(pick(kPlaces)), Deprel::obl));
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
  out.words.push_back({node.form, node.lemma.empty() ? node.form : node.lemma, node.upos, node.xpos,
                       head, node.rel, true});
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

std::string unknown_name(Random& random) { return wire::Phrases(random).fresh_name(); }

}  // namespace dateline::train
