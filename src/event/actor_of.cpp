#include "event/actor_of.hpp"

#include <algorithm>
#include <optional>

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int kMostWords = 8;

bool partitive(const std::string& lemma) {
  static constexpr std::string_view kWords[] = {
      "hundred", "thousand", "ten",    "dozen",  "score",  "million", "some",   "many",
      "most",    "group",    "convoy", "number", "column", "unit",    "couple", "handful"};
  return std::ranges::find(kWords, lemma) != std::end(kWords);
}

/// Words of the group name that ends or begins at i, as [first, last]; longest alias wins.
struct NameSpan {
  int first = -1;
  int last = -1;
  std::string_view canonical;
};

NameSpan group_at(const SentenceView& v, int i, const Lexicon& lexicon) {
  NameSpan best;
  const int reach =
      static_cast<int>(lexicon.longest_group()) + 2;  // hyphens are words of their own
  for (int first = std::max(0, i - reach); first <= i; ++first) {
    std::string joined;
    for (int last = first; last < v.size() && last < first + reach + 4; ++last) {
      const bool hyphen = v.low(last) == "-";
      const bool after_hyphen = last > first && v.low(last - 1) == "-";
      if (!joined.empty() && !hyphen && !after_hyphen && v.low(last) != "'s") joined += ' ';
      joined += v.low(last);
      if (!lexicon.begins_group(joined)) break;
      if (last < i) continue;
      const auto canonical = lexicon.group(joined);
      if (!canonical.empty() && last - first > best.last - best.first - (best.first < 0 ? 1 : 0)) {
        if (joined == "is" && v.token(first).form != "IS") continue;  // the verb
        if (joined == "un" && v.token(first).form != "UN") continue;
        if (joined == "au" && v.token(first).form != "AU") continue;
        best = {first, last, canonical};
      }
    }
  }
  return best;
}

/// Where a title heads a name, the first word of the name after it; -1 otherwise.
int personal_name(const SentenceView& v, int i, const Lexicon& lexicon) {
  if (!lexicon.classes(v.lemma(i)).contains("gov") || v.word(i).upos == Upos::pron) return -1;
  for (const int k : v.kids(i, {Deprel::flat, Deprel::appos})) {
    if (k == i + 1 && v.word(k).upos == Upos::propn && lexicon.classes(v.lemma(k)).empty())
      return k;
  }
  return -1;
}

/// Titles before a name are no part of it.
bool title_word(const SentenceView& v, int k, const Lexicon& lexicon) {
  return lexicon.classes(v.lemma(k)).contains("gov") || v.lemma(k) == "prime" ||
         v.lemma(k) == "foreign";
}

/// Types that take arms or men under arms.
bool takes_arms(EventType type) {
  return family(type) == Family::fighting || type == EventType::capture ||
         type == EventType::siege || type == EventType::abduction;
}

}  // namespace

ActorReader::ActorReader(const Document& document, const Lexicon& lexicon,
                         const std::vector<SentenceView>& views)
    : document_(&document), lexicon_(&lexicon), views_(&views) {
  for (const SentenceView& v : views) {
    for (int i = 0; i < v.size(); ++i) {
      const NameSpan g = group_at(v, i, lexicon);
      if (g.first != i) continue;
      const std::string surface = v.text({v.token(g.first).span.start, v.token(g.last).span.end});
      auto& best = fullest_[std::string(g.canonical)];
      const bool shouting =
          std::ranges::none_of(surface, [](char c) { return c >= 'a' && c <= 'z'; }) &&
          surface.find(' ') != std::string::npos;
      if (surface.size() > best.size() && !shouting) best = surface;
    }
  }
  for (const auto& [canonical, name] : fullest_) identity_[name] = identity_[canonical] = canonical;
  for (const auto& m : document.places) {
    const auto* p = m.place();
    if (p == nullptr || p->country.empty()) continue;
    const bool capital = p->feature == "PPLC" && m.role == geoparse::Role::actor;
    if (p->kind == gazetteer::PlaceKind::country || capital)
      identity_[m.surface] = "@" + std::string(p->country);
  }
}

std::string ActorReader::identity(const std::string& name) const {
  const auto it = identity_.find(name);
  return it == identity_.end() ? std::string() : it->second;
}

std::string ActorReader::name_of(const SentenceView& view, int i) const {
  if (const NameSpan g = group_at(view, i, *lexicon_); g.first >= 0) {
    // "Islamic State fighters", "Taliban commander": the group only where it is the head itself.
    if (i >= g.first && i <= g.last) {
      const auto it = fullest_.find(std::string(g.canonical));
      const std::string& name =
          it == fullest_.end() || it->second.empty() ? std::string(g.canonical) : it->second;
      if (std::ranges::count(name, ' ') < kMostWords) return name;
      return std::string(g.canonical);
    }
  }
  if (const int p = place_at(view, i); p >= 0) {
    const auto& m = document_->places[static_cast<std::size_t>(p)];
    return m.surface;
  }
  // "U.S. President Barack Obama", "Prime Minister Nuri al-Maliki": the person's own name.
  if (const int own = personal_name(view, i, *lexicon_); own >= 0 && own != i)
    return name_of(view, own);
  // "fighters of the Islamic State": the group says more than what its members are called.
  if (view.word(i).upos == Upos::noun && lexicon_->classes(view.lemma(i)).contains("armed")) {
    for (const int k : view.kids(i, {Deprel::nmod})) {
      const std::string p = view.preposition(k);
      if ((p == "of" || p == "from") && group_at(view, k, *lexicon_).first >= 0)
        return name_of(view, k);
    }
  }
  int first = i;
  int last = i;
  const auto grow = [&](auto&& self, int at) -> void {
    for (const int k : view.kids(at)) {
      if (!view.is(k, {Deprel::amod, Deprel::compound, Deprel::nummod, Deprel::flat,
                       Deprel::nmod_poss, Deprel::advmod, Deprel::fixed, Deprel::case_,
                       Deprel::punct, Deprel::nmod_npmod, Deprel::det}))
        continue;
      if (view.is(k, {Deprel::case_}) && view.low(k) != "'s" && view.low(k) != "'") continue;
      if (view.is(k, {Deprel::punct}) && view.low(k) != "-") continue;
      if (view.is(k, {Deprel::det}) && at == i) continue;
      // Before a person's name, titles and whatever describes them ("U.S. President") fall away.
      if (k < i && view.word(i).upos == Upos::propn && view.is(k, {Deprel::compound}) &&
          title_word(view, k, *lexicon_)) {
        continue;
      }
      if (view.is(k, {Deprel::nmod_poss}) && view.word(k).upos == Upos::pron) continue;
      if (view.is(k, {Deprel::advmod}) &&
          !(view.word(at).upos == Upos::num || view.word(at).upos == Upos::adj))
        continue;
      first = std::min(first, k);
      last = std::max(last, k);
      self(self, k);
    }
  };
  grow(grow, i);
  // "hundreds of families", "a convoy of ambulances", "fighters of the Mehdi Army"
  if (partitive(view.lemma(i)) || view.word(i).upos == Upos::num) {
    for (const int k : view.kids(i, {Deprel::nmod, Deprel::obl})) {
      if (view.preposition(k) != "of") continue;
      if (view.word(k).upos == Upos::pron) continue;
      int end = k;
      for (const int kk : view.kids(k, {Deprel::flat, Deprel::compound})) end = std::max(end, kk);
      last = std::max(last, end);
      for (const int kk : view.kids(k, {Deprel::nmod})) {
        if (view.preposition(kk) == "of" && view.lemma(k) == "thousand") last = std::max(last, kk);
      }
    }
  }
  // The phrase must not run over a comma or its head's right side too far.
  int words = 0;
  std::string out;
  std::vector<int> kept;
  for (int k = first; k <= last; ++k) {
    const std::string& w = view.low(k);
    if (kept.empty() && (w == "the" || w == "a" || w == "an" || w == "some" || w == "about" ||
                         w == "least" || w == "at"))
      continue;
    kept.push_back(k);
  }
  for (const int k : kept) {
    if (view.low(k) != "-" && view.low(k) != "'s" && view.low(k) != "'") ++words;
  }
  std::size_t start = 0;
  while (words > kMostWords && start < kept.size()) {
    if (view.low(kept[start]) != "-") --words;
    ++start;
  }
  if (start >= kept.size()) return "";
  out = view.text({view.token(kept[start]).span.start, view.token(kept.back()).span.end});
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

namespace {

/// "a spokesman for the army", "the army's commander": for whom the speaker speaks; -1 where that
/// is not told.
int speaks_for(const SentenceView& v, int speaker) {
  for (const int k : v.kids(speaker, {Deprel::nmod, Deprel::nmod_poss, Deprel::compound})) {
    const std::string p = v.preposition(k);
    const bool body = v.is(k, {Deprel::nmod_poss}) ||
                      (v.is(k, {Deprel::compound}) && v.word(speaker).upos == Upos::noun) ||
                      p == "for" || p == "of" || p == "from" || p == "in";
    if (body && v.word(k).upos != Upos::pron) return k;
  }
  return -1;
}

}  // namespace

std::string ActorReader::referent(const SentenceView& view, int pronoun, bool armed) const {
  const std::string& w = view.low(pronoun);
  const bool person = w == "he" || w == "she" || w == "his" || w == "her" || w == "him";
  const bool plural = w == "they" || w == "their" || w == "them" || w == "we" || w == "our";
  const auto fits = [&](const SentenceView& v, int i) {
    if (v.word(i).upos == Upos::pron || v.word(i).upos == Upos::det || !v.nominal(i)) return false;
    const auto& classes = lexicon_->classes(v.lemma(i));
    const bool official = classes.contains("gov") && v.lemma(i) != "government" &&
                          v.lemma(i) != "parliament" && v.lemma(i) != "ministry" &&
                          v.lemma(i) != "house";
    if (person) return v.word(i).upos == Upos::propn || official;
    if (plural)
      return v.word(i).number != syntax::Number::singular || classes.contains("armed") ||
             classes.contains("civil") || !lexicon_->group(v.low(i)).empty();
    return !official && !(classes.contains("civil") && v.word(i).number == syntax::Number::plural);
  };
  const auto bears_arms = [&](const SentenceView& v, int i) {
    return lexicon_->classes(v.lemma(i)).contains("armed") || !lexicon_->group(v.low(i)).empty() ||
           group_at(v, i, *lexicon_).first == i;
  };
  // "'We will retake Mosul,' the minister said": whoever speaks, in this sentence or the one
  // before.
  if (w == "we" || w == "our" || w == "us" || w == "i" || w == "my") {
    for (std::uint32_t back = 0; back <= 1 && back <= view.index(); ++back) {
      const SentenceView& v = (*views_)[view.index() - back];
      for (int i = 0; i < v.size(); ++i) {
        const StatusEffect effect = lexicon_->effect(v.lemma(i));
        if (!v.verbal(i) || (effect != StatusEffect::says && effect != StatusEffect::claims))
          continue;
        for (const int k : v.kids(i, {Deprel::nsubj})) {
          if (v.word(k).upos == Upos::pron || !v.nominal(k)) continue;
          if (const int whose = speaks_for(v, k); whose >= 0) return name_of(v, whose);
          if (v.word(k).upos == Upos::propn) return name_of(v, k);
        }
      }
    }
  }
  // The subject of the clause that this one is joined to or hangs on, then subjects before it in
  // the sentence, the nearest first.
  for (int at = view.head(pronoun); at >= 0 && view.head(at) >= 0; at = view.head(at)) {
    if (!view.is(at,
                 {Deprel::conj, Deprel::ccomp, Deprel::advcl, Deprel::parataxis, Deprel::xcomp}))
      continue;
    for (const int k : view.kids(view.head(at), {Deprel::nsubj, Deprel::nsubj_pass})) {
      if (k < pronoun && fits(view, k) && (!armed || !person || bears_arms(view, k)))
        return name_of(view, k);
    }
  }
  for (int i = pronoun - 1; i >= 0; --i) {
    if (view.is(i, {Deprel::nsubj, Deprel::nsubj_pass}) && fits(view, i)) return name_of(view, i);
  }
  // Then the sentences before: whoever can do what is told, subjects first.
  for (std::uint32_t back = 1; back <= 3 && back <= view.index(); ++back) {
    const SentenceView& v = (*views_)[view.index() - back];
    int subject = -1;
    int fighter = -1;
    for (int i = 0; i < v.size(); ++i) {
      if (!fits(v, i)) continue;
      const bool is_subject = v.is(i, {Deprel::nsubj, Deprel::nsubj_pass});
      if (is_subject && (!armed || bears_arms(v, i)) && subject < 0) subject = i;
      if ((armed || plural) && bears_arms(v, i)) fighter = i;
    }
    if (subject >= 0) return name_of(v, subject);
    if (fighter >= 0) return name_of(v, fighter);
    if (!armed) continue;
    for (int i = 0; i < v.size(); ++i) {
      if (back == 3 && v.is(i, {Deprel::nsubj}) && fits(v, i)) return name_of(v, i);
    }
  }
  return "";
}

namespace {

/// "the United States, whose forces invaded": the name that "whose" stands for, where it is one.
int whose(const SentenceView& view, int i) {
  const auto owners = view.kids(i, {Deprel::nmod_poss});
  if (std::ranges::none_of(owners, [&](int k) { return view.low(k) == "whose"; })) return -1;
  for (int at = view.head(i); at >= 0; at = view.head(at)) {
    if (!view.is(at, {Deprel::acl_relcl})) continue;
    const int noun = view.head(at);
    return noun >= 0 && view.word(noun).upos == Upos::propn ? noun : -1;
  }
  return -1;
}

/// "evacuated by air", "taken by force": a bare word that says how it was done, not who did it.
bool says_how(const SentenceView& view, int i) {
  static constexpr std::string_view kWays[] = {
      "air",   "sea",   "land",  "water",   "road",       "rail",     "river",
      "foot",  "boat",  "ship",  "ferry",   "train",      "bus",      "car",
      "truck", "lorry", "plane", "airlift", "helicopter", "force",    "hand",
      "night", "day",   "law",   "decree",  "mistake",    "accident", "surprise"};
  return view.preposition(i) == "by" && view.word(i).upos == Upos::noun &&
         view.kids(i, {Deprel::det, Deprel::amod, Deprel::nummod, Deprel::nmod_poss,
                       Deprel::compound, Deprel::nmod})
             .empty() &&
         std::ranges::find(kWays, view.lemma(i)) != std::end(kWays);
}

}  // namespace

std::string ActorReader::from_slots(const SentenceView& view, const Arguments& arguments,
                                    const Trigger& trigger, const std::vector<std::string>& slots,
                                    bool skip_places) const {
  const int carrier = arguments.carrier(trigger.word);
  const bool ended = trigger.row->pos == 'n' && carrier >= 0 &&
                     lexicon_->effect(view.lemma(carrier)) == StatusEffect::ends;
  for (const std::string& slot : slots) {
    if (ended && slot == "gov") continue;  // whoever disperses a protest does not protest
    for (const int w : arguments.slot(trigger.word, slot)) {
      if (w == trigger.word && slot != "self") continue;
      if (says_how(view, w)) continue;
      if (slot == "mod" || slot == "poss") {
        // "U.S. air strikes", "Islamic State offensive"; "major offensive" names nobody.
        const auto classes = arguments.classes(w);
        const int p = place_at(view, w);
        const bool name = classes.contains("armed") || classes.contains("gov") ||
                          (view.word(w).upos == Upos::propn && p < 0);
        if (!name && !(slot == "poss" && p < 0 && view.word(w).upos != Upos::pron &&
                       !classes.contains("place"))) {
          if (!(slot == "poss" && view.word(w).upos == Upos::pron)) continue;
        }
      }
      // "the cleansing that followed the invasion" did not invade.
      if (slot == "gov" && view.word(w).upos == Upos::noun && arguments.classes(w).empty())
        continue;
      // Bombs, shells and the helicopters that carry people are what it was done with.
      const auto kinds = arguments.classes(w);
      const bool tool =
          kinds.contains("bomb") ||
          (kinds.contains("indirect") && !kinds.contains("vehicle")) ||  // tanks have crews
          (trigger.row->type == EventType::evacuation &&
           (kinds.contains("aircraft") || kinds.contains("vehicle") || kinds.contains("vessel")) &&
           view.passive(trigger.word));
      if (tool && !kinds.contains("armed") && slot != "self") continue;
      // A port and an attempt do nothing; a sentence cut wrongly may make them a subject.
      const auto any_of = [&](std::initializer_list<const char*> names) {
        return std::ranges::any_of(names, [&](const char* n) { return kinds.contains(n); });
      };
      // Nor does a street, which its capital makes a name: "Street battles were raging".
      const bool street = w == 0 && lexicon_->classes(view.low(w)).contains("place");
      const bool noun = view.word(w).upos == Upos::noun && any_of({"place", "violence"});
      if (skip_places && (noun || street) && slot != "self" &&
          !any_of({"armed", "gov", "civil", "staff"})) {
        continue;
      }
      if (view.word(w).upos == Upos::pron && slot != "self") {
        std::string name = referent(view, w, takes_arms(trigger.row->type));
        if (!name.empty()) return name;
        continue;
      }
      if (skip_places) {
        const int p = place_at(view, w);
        if (p >= 0) {
          const auto& m = document_->places[static_cast<std::size_t>(p)];
          if (m.place() != nullptr && m.place()->kind != gazetteer::PlaceKind::country &&
              m.role != geoparse::Role::actor && m.role != geoparse::Role::adjective &&
              (slot == "of" || slot == "poss")) {
            continue;
          }
        }
      }
      const int owner = whose(view, w);
      std::string name = name_of(view, owner >= 0 ? owner : w);
      if (!name.empty()) return name;
    }
  }
  return "";
}

std::string ActorReader::speaker(const SentenceView& view, int i) const {
  return view.word(i).upos == Upos::pron ? referent(view, i, false) : name_of(view, i);
}

std::string ActorReader::actor(const SentenceView& view, const Arguments& arguments,
                               const Trigger& trigger) const {
  return from_slots(view, arguments, trigger, trigger.row->actor, true);
}

std::string ActorReader::target(const SentenceView& view, const Arguments& arguments,
                                const Trigger& trigger) const {
  return from_slots(view, arguments, trigger, trigger.row->target, false);
}

}  // namespace dateline::event
