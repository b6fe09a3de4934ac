#include "event/arguments.hpp"

#include <algorithm>
#include <array>

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int kDeepest = 6;  // control and coordination are followed this far up

bool relative_pronoun(const SentenceView& v, int i) {
  const std::string& w = v.low(i);
  return w == "which" || w == "who" || w == "that" || w == "whom" || w == "whose";
}

}  // namespace

int place_at(const SentenceView& view, int i) {
  const auto& places = view.document().places;
  const text::Span span = view.token(i).span;
  const auto it = std::ranges::upper_bound(
      places, span.start, {}, [](const geoparse::PlaceMention& m) { return m.span.end; });
  if (it == places.end() || !it->span.overlaps(span)) return -1;
  return static_cast<int>(it - places.begin());
}

/// "planned an attack", "called a strike": what is planned does nothing itself.
bool Arguments::does_nothing(int noun) const {
  const auto kinds = classes(noun);
  return !kinds.contains("civil") && !kinds.contains("armed") && !kinds.contains("staff") &&
         !kinds.contains("gov") && !kinds.contains("name");
}

void Arguments::add(std::vector<int>& out, int i) const {
  i = antecedent(i);
  if (std::ranges::find(out, i) != out.end()) return;
  out.push_back(i);
  for (const int c : view_->kids(i, {Deprel::conj})) {
    if (view_->nominal(c) && std::ranges::find(out, c) == out.end()) out.push_back(c);
  }
}

int Arguments::antecedent(int i) const {
  if (!relative_pronoun(*view_, i)) return i;
  for (int at = view_->head(i); at >= 0; at = view_->head(at)) {
    if (!view_->is(at, {Deprel::acl_relcl, Deprel::acl})) continue;
    const int head = view_->head(at);
    if (head < 0) return i;
    // "a short drive from Mosul, the north's main city, which rebels seized": hung on the drive, of
    // which nothing is known; what stands before the comma is meant.
    const int before = i - 2;
    const bool far = view_->low(i) == "which" && before > head && view_->low(i - 1) == ",";
    if (far && view_->nominal(before) && classes(head).empty() && !classes(before).empty()) {
      return before;
    }
    return head;
  }
  return i;
}

std::vector<int> Arguments::subjects(int v, int depth) const {
  std::vector<int> out;
  if (view_->passive(v)) {
    for (const int k : view_->kids(v, {Deprel::obl_agent, Deprel::obl})) {
      if (view_->is(k, {Deprel::obl_agent}) || view_->preposition(k) == "by") add(out, k);
    }
    return out;
  }
  for (const int k : view_->kids(v, {Deprel::nsubj})) add(out, k);
  if (!out.empty() || depth >= kDeepest || view_->head(v) < 0) return out;
  const int up = view_->head(v);
  // A participle on a noun ("families fleeing Kirkuk") and a relative clause that lost its pronoun.
  if (view_->is(v, {Deprel::acl, Deprel::acl_relcl}) && view_->nominal(up)) {
    const bool infinitive = view_->marker(v) == "to";
    const bool object_gap =
        view_->is(v, {Deprel::acl_relcl}) && view_->kid(v, {Deprel::nsubj}) >= 0;
    if (!infinitive && !object_gap) {
      add(out, up);
      return out;
    }
    const int verb = carrier(up);  // "a plan to retake the town": whoever has the plan
    // "ordered everybody to leave": whoever is ordered
    const bool ordered = infinitive && verb >= 0 && verb == view_->head(up) &&
                         view_->is(up, {Deprel::obj}) &&
                         (lexicon_->effect(view_->lemma(verb)) == StatusEffect::plans ||
                          lexicon_->effect(view_->lemma(verb)) == StatusEffect::considers) &&
                         !does_nothing(up);
    if (ordered) {
      add(out, up);
      return out;
    }
    if (verb >= 0) return subjects(verb, depth + 1);
    for (const int p : view_->kids(up, {Deprel::nmod_poss})) add(out, p);
    return out;
  }
  if (view_->is(v, {Deprel::conj}))
    return view_->passive(up) && !view_->passive(v) && view_->kid(up, {Deprel::nsubj_pass}) >= 0
               ? objects(up)
               : subjects(up, depth + 1);
  if (view_->is(v, {Deprel::xcomp, Deprel::ccomp})) {
    const bool speech = lexicon_->effect(view_->lemma(up)) == StatusEffect::says ||
                        lexicon_->effect(view_->lemma(up)) == StatusEffect::claims;
    if (view_->is(v, {Deprel::ccomp}) && speech && view_->marker(v) != "to") return out;
    // "ordered troops to leave": the object; "is expected to leave": the passive subject.
    auto ordered = objects(up);
    if (!ordered.empty()) return ordered;
    return subjects(up, depth + 1);
  }
  if (view_->is(v, {Deprel::advcl})) {
    const auto mark = view_->marker(v);
    const StatusEffect above = lexicon_->effect(view_->lemma(up));
    if (mark == "to" && (above == StatusEffect::plans || above == StatusEffect::considers)) {
      auto ordered = objects(up);  // "ordered everybody to leave"
      if (!ordered.empty() && !does_nothing(ordered.front())) return ordered;
    }
    if (mark.empty() || mark == "to" || mark == "after" || mark == "before" || mark == "while" ||
        mark == "by" || mark == "since" || mark == "without" || mark == "when") {
      if (view_->passive(up))
        return mark == "to" || mark.empty() ? subjects(up, depth + 1) : objects(up);
      return subjects(up, depth + 1);
    }
  }
  // "ruled out sending troops" read as "[sending] troops": a gerund before its object.
  if (view_->is(v, {Deprel::amod}) && view_->word(v).xpos == "VBG") {
    for (int at = up; at >= 0; at = view_->head(at)) {
      if (view_->verbal(at)) return subjects(at, depth + 1);
    }
  }
  // "its goal is retaking Mosul", "ruled out sending troops": a gerund as object keeps the subject.
  if (view_->is(v, {Deprel::obj, Deprel::obl, Deprel::nmod, Deprel::csubj})) {
    for (int at = up; at >= 0; at = view_->head(at)) {
      if (view_->verbal(at)) return subjects(at, depth + 1);
    }
  }
  return out;
}

std::vector<int> Arguments::objects(int v) const {
  std::vector<int> out;
  if (view_->passive(v)) {
    for (const int k : view_->kids(v, {Deprel::nsubj_pass, Deprel::nsubj})) add(out, k);
    if (out.empty() && view_->is(v, {Deprel::acl, Deprel::acl_relcl}) && view_->head(v) >= 0)
      add(out, view_->head(v));
    if (out.empty() && view_->is(v, {Deprel::conj}) && view_->head(v) >= 0) {
      const int up = view_->head(v);
      if (view_->passive(up)) return objects(up);
      for (const int k : view_->kids(up, {Deprel::nsubj})) add(out, k);
    }
    if (out.empty() && view_->is(v, {Deprel::xcomp}) && view_->head(v) >= 0) {
      for (const int k : view_->kids(view_->head(v), {Deprel::nsubj, Deprel::nsubj_pass}))
        add(out, k);
    }
    return out;
  }
  for (const int k : view_->kids(v, {Deprel::obj})) {
    if (view_->nominal(k) || !view_->verbal(k)) add(out, k);
  }
  if (out.empty() && view_->is(v, {Deprel::amod}) && view_->word(v).xpos == "VBG") {
    const int noun = view_->head(v);
    const int verb = noun >= 0 ? view_->head(noun) : -1;
    const bool governed = verb >= 0 && view_->is(noun, {Deprel::obj}) &&
                          lexicon_->effect(view_->lemma(verb)) != StatusEffect::none && v < noun;
    if (governed) add(out, noun);
  }
  if (out.empty() && view_->is(v, {Deprel::acl_relcl}) && view_->head(v) >= 0 &&
      view_->kid(v, {Deprel::nsubj}) >= 0) {
    // "the city the rebels seized": the gap is the noun, unless its own pronoun is the subject.
    const int subject = view_->kid(v, {Deprel::nsubj});
    bool own = relative_pronoun(*view_, subject);
    for (const int k : view_->kids(v))
      own = own || (relative_pronoun(*view_, k) &&
                    !view_->is(k, {Deprel::nsubj, Deprel::obj, Deprel::mark}));
    if (!own) add(out, view_->head(v));
  }
  // "seized and burned the station": an object after the second verb belongs to both.
  if (out.empty()) {
    for (const int c : view_->kids(v, {Deprel::conj})) {
      if (view_->verbal(c) && view_->kid(c, {Deprel::nsubj, Deprel::nsubj_pass}) < 0 &&
          c - v <= 3) {
        for (const int k : view_->kids(c, {Deprel::obj})) add(out, k);
      }
    }
  }
  return out;
}

std::vector<int> Arguments::under(int t, std::string_view preposition) const {
  std::vector<int> out;
  for (const int k : view_->kids(t)) {
    if (!view_->is(k, {Deprel::obl, Deprel::nmod, Deprel::obl_agent, Deprel::advcl, Deprel::acl,
                       Deprel::advmod, Deprel::dep}))
      continue;
    const std::string p = view_->preposition(k);
    if (p == preposition || (preposition == "origin" && (p == "from" || p == "out of"))) {
      add(out, k);
    } else if (p.ends_with(std::string(" ") + std::string(preposition))) {
      add(out, k);
    }
  }
  // "took them away from Sinjar": what hangs on the particle hangs on the verb.
  for (const int particle : view_->kids(t, {Deprel::advmod, Deprel::compound_prt})) {
    static constexpr auto kParticles =
        std::to_array<std::string_view>({"away", "out", "back", "home", "off", "up", "down"});
    if (std::ranges::find(kParticles, view_->low(particle)) == kParticles.end()) continue;
    for (const int k : view_->kids(particle, {Deprel::obl, Deprel::nmod})) {
      if (view_->preposition(k) == preposition) add(out, k);
    }
  }
  return out;
}

int Arguments::carrier(int t) const {
  int at = t;
  for (int depth = 0; depth < kDeepest; ++depth) {
    if (view_->is(at, {Deprel::conj}) && view_->head(at) >= 0 && view_->nominal(view_->head(at))) {
      at = view_->head(at);
      continue;
    }
    // "a series of air strikes", "a wave of attacks"
    if (view_->is(at, {Deprel::nmod}) && view_->preposition(at) == "of" && view_->head(at) >= 0 &&
        view_->nominal(view_->head(at))) {
      at = view_->head(at);
      continue;
    }
    break;
  }
  const int up = view_->head(at);
  if (up < 0) return view_->kid(at, {Deprel::cop}) >= 0 ? at : -1;
  if (view_->is(at, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass, Deprel::obl, Deprel::xcomp}) &&
      view_->word(up).upos == Upos::verb)
    return up;
  if (view_->is(at, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass}) && view_->verbal(up))
    return up;
  return -1;
}

std::vector<int> Arguments::slot(int t, std::string_view slot) const {
  std::vector<int> out;
  const bool verb = view_->word(t).upos == Upos::verb || view_->passive(t) ||
                    (view_->verbal(t) && view_->word(t).upos == Upos::aux);
  if (slot == "self") return {t};
  if (slot == "subj" && verb) return subjects(t, 0);
  if (slot == "subj") {  // of a noun with a copula, or of the verb that it hangs on
    for (const int k : view_->kids(t, {Deprel::nsubj})) add(out, k);
    if (!out.empty()) return out;
    const int up = carrier(t);
    if (up < 0 || up == t || view_->is(t, {Deprel::nsubj})) return out;
    out = subjects(up, 0);
    // "passed into rebel hands": parsers take what changes hands for a passive subject.
    return out.empty() && view_->is(t, {Deprel::obl}) ? objects(up) : out;
  }
  if (slot == "obj" && verb) return objects(t);
  if (slot == "obj") {
    const int up = carrier(t);
    if (up >= 0 && up != t && view_->is(t, {Deprel::nsubj})) return objects(up);
    return under(t, "of");
  }
  if (slot == "iobj") {
    for (const int k : view_->kids(t, {Deprel::iobj})) add(out, k);
    return out;
  }
  if (slot == "poss") {
    for (const int k : view_->kids(t, {Deprel::nmod_poss})) add(out, k);
    return out;
  }
  if (slot == "mod") {
    for (const int k : view_->kids(t, {Deprel::compound, Deprel::amod, Deprel::nmod})) {
      if (view_->preposition(k).empty()) add(out, k);
      // "Russian air strikes": an adjective of the compound word reaches the head
      for (const int m : view_->kids(k, {Deprel::amod, Deprel::compound})) add(out, m);
    }
    return out;
  }
  if (slot == "gov") {
    const int up = carrier(t);
    if (up < 0 || up == t) return out;
    if (view_->is(t, {Deprel::nsubj, Deprel::nsubj_pass})) {
      if (!view_->passive(up)) return out;
    }
    return subjects(up, 0);
  }
  if (slot == "by") {
    for (const int k : view_->kids(t, {Deprel::obl_agent})) add(out, k);
    for (const int k : under(t, "by")) add(out, k);
    const int up = verb ? -1 : carrier(t);
    if (out.empty() && up >= 0 && up != t && view_->passive(up)) return subjects(up, 0);
    return out;
  }
  return under(t, slot);
}

/// "hundreds of militants", "one of the columns", "most of the city": what it is counted of.
int Arguments::counted(int i) const {
  static constexpr auto kCounts = std::to_array<std::string_view>(
      {"all", "batch", "both",     "bulk",          "bunch",     "couple",  "crowd",   "dozen",
       "few", "group", "half",     "handful",       "host",      "hundred", "last",    "majority",
       "man", "many",  "member",   "million",       "more",      "most",    "none",    "number",
       "one", "part",  "quarter",  "remainder",     "rest",      "score",   "several", "some",
       "ten", "third", "thousand", "three-quarter", "two-third", "whole"});
  static_assert(std::is_sorted(kCounts.begin(), kCounts.end()));
  const bool counts = view_->word(i).upos == Upos::num ||
                      std::ranges::binary_search(kCounts, std::string_view(view_->lemma(i)));
  if (!counts) return -1;
  for (const int k : view_->kids(i, {Deprel::nmod, Deprel::obl})) {
    if (view_->preposition(k) == "of" && k > i) return k;
  }
  return -1;
}

/// Classes of what "they" speaks of: of the subject named last, in this sentence or the one before,
/// of a kind that acts or flees.
std::set<std::string> Arguments::classes_spoken_of(int pronoun) const {
  const auto of = [&](const SentenceView& view, int end) -> std::set<std::string> {
    Arguments arguments(view, *lexicon_);
    arguments.resolves_ = false;  // "two of them"
    for (int i = end - 1; i >= 0; --i) {
      if (!view.is(i, {Deprel::nsubj, Deprel::nsubj_pass}) || view.word(i).upos == Upos::pron) {
        continue;
      }
      std::set<std::string> found = arguments.classes(i);
      for (const char* kind : {"armed", "civil", "staff", "captive", "vessel", "vehicle"}) {
        if (found.contains(kind)) return found;
      }
    }
    return {};
  };
  std::set<std::string> found = of(*view_, pronoun);
  if (found.empty() && before_ != nullptr) found = of(*before_, before_->size());
  return found;
}

std::set<std::string> Arguments::classes(int i) const {
  if (const int of = counted(i); of >= 0) {
    std::set<std::string> out = classes(of);
    if (out.empty()) out.insert("number");
    return out;
  }
  std::set<std::string> out = lexicon_->classes(view_->lemma(i));
  if (out.empty()) out = lexicon_->classes(view_->low(i));
  if (out.empty() && view_->low(i).ends_with("s")) {  // "Marines", "Republican Guards"
    out = lexicon_->classes(view_->low(i).substr(0, view_->low(i).size() - 1));
  }
  if (out.empty() && view_->low(i).ends_with("ies")) {
    out = lexicon_->classes(view_->low(i).substr(0, view_->low(i).size() - 3) + "y");
  }
  if (out.empty() && view_->low(i).ends_with("men")) {  // "Militiamen" taken for a name
    out = lexicon_->classes(view_->low(i).substr(0, view_->low(i).size() - 2) + "an");
  }
  // Compounds of two words are classes of their own: a suicide bomber is no aircraft.
  for (const int k : view_->kids(i, {Deprel::compound, Deprel::amod})) {
    const auto& two = lexicon_->classes(view_->lemma(k) + " " + view_->lemma(i));
    if (!two.empty()) out = two;
  }
  const Upos upos = view_->word(i).upos;
  if (const int p = place_at(*view_, i); p >= 0) {
    const auto& mention = view_->document().places[static_cast<std::size_t>(p)];
    using geoparse::Role;
    if (mention.role == Role::actor || mention.role == Role::adjective) {
      out.insert("gov");
      // "Rwandans crossed into Goma"
      const std::string& tag = view_->word(i).xpos;
      const bool people = tag == "NNPS" || tag == "NNS" ||
                          view_->is(i, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj});
      if (mention.role == Role::adjective && people) out.insert("civil");
    } else {
      out.insert("place");
      if (mention.place() != nullptr && mention.place()->kind == gazetteer::PlaceKind::country)
        out.insert("gov");
    }
    return out;
  }
  std::string name = view_->low(i);
  if (!lexicon_->group(name).empty()) out.insert("armed");
  // Names of several words: grow to the left over flat and compound words.
  for (const int k : view_->kids(i, {Deprel::flat, Deprel::compound, Deprel::amod})) {
    const std::string pair =
        k < i ? view_->low(k) + " " + view_->low(i) : view_->low(i) + " " + view_->low(k);
    if (!lexicon_->group(pair).empty()) out.insert("armed");
  }
  if (upos == Upos::propn && out.empty()) {
    out.insert("name");
    // "President Hadi", "Frikka, a village near Idlib": what it is called says what it is.
    for (const int k : view_->kids(i, {Deprel::compound, Deprel::appos})) {
      const auto& called = lexicon_->classes(view_->lemma(k));
      out.insert(called.begin(), called.end());
      const auto& lower = lexicon_->classes(view_->low(k));
      out.insert(lower.begin(), lower.end());
    }
  }
  if (upos == Upos::pron) {
    out.insert("pron");
    const std::string& w = view_->low(i);
    if (w == "him" || w == "her" || w == "he" || w == "she") out.insert("civil");
    if (resolves_ && (w == "they" || w == "them")) out.merge(classes_spoken_of(i));
  }
  if (upos == Upos::num) {
    out.insert("number");
    out.insert("civil");
  }
  return out;
}

/// "open a camp for 10,000 people", "a ship with 12 tons of rice is due": what a preposition tells
/// of the object or the subject.
std::vector<int> Arguments::beside(int t, std::string_view preposition) const {
  std::vector<int> out;
  for (const char* of : {"obj", "subj"}) {
    if (preposition == "obj" || preposition == "subj") continue;
    for (const int w : slot(t, of)) {
      for (const int found : under(w, preposition)) out.push_back(found);
    }
    if (!out.empty()) break;
  }
  return out;
}

bool Arguments::holds(const TriggerRow& row, int t) const {
  for (const Condition& c : row.conditions) {
    std::vector<int> words = slot(t, c.slot);
    if (words.empty() && !c.negated && !c.classes.empty()) words = beside(t, c.slot);
    bool met = false;
    if (c.classes.empty()) {
      met = !words.empty();
    } else {
      for (const int w : words) {
        const auto have = classes(w);
        met = met || std::ranges::any_of(
                         c.classes, [&](const std::string& cls) { return have.contains(cls); });
      }
      if (c.negated && words.empty()) continue;
    }
    if (met == c.negated) return false;
  }
  return true;
}

}  // namespace dateline::event
