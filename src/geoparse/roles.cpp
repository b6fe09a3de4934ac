#include "geoparse/roles.hpp"

#include "geoparse/small_words.hpp"

namespace dateline::geoparse {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;
using syntax::Deprel;
using syntax::Upos;

/// The token of the name that the rest of the sentence hangs on: the one whose head is outside.
int head_of(const Name& name, const Tokens& tokens) {
  for (int i = name.begin; i < name.end; ++i) {
    const int head = tokens[i].head;
    if (head < name.begin || head >= name.end) return i;
  }
  return name.end - 1;
}

/// Whether a government may be meant by a place's name.
bool may_govern(const Place& place) {
  return place.kind == PlaceKind::country || place.feature == "PPLC" ||
         (place.kind == PlaceKind::region && place.feature == "ADM1");
}

struct Preposition {
  std::string_view word;    ///< in lower case; "" for none
  std::uint32_t tells = 0;  ///< bits of SmallWord
};

/// The preposition before the name, over articles, directions and adjectives.
Preposition preposition(const Name& name, const Tokens& tokens) {
  for (int step = 1; step <= 6; ++step) {
    const Tok& t = tokens.beside(name.begin, -step);
    if (t.lower.empty()) return {};
    const std::uint32_t tells = small_word(t.lower);
    if ((tells & kLeadsToRole) != 0) return {t.lower, tells};
    const bool skip =
        t.lower == "the" || t.lower == "a" || t.lower == "besieged" ||
        (t.classes & (kSettlementWord | kRegionWord | kDistrictWord)) != 0 ||
        t.lower.ends_with("-held") || t.lower == "held" || t.lower == "-" || t.lower == "rebel" ||
        t.lower == "nearby" ||
        (t.parse != nullptr && (t.parse->upos == Upos::adj || t.parse->upos == Upos::det)) ||
        tokens.lexicon().bearing(t.lower).has_value();
    if (!skip) return {};
  }
  return {};
}

/// Whether going somewhere is spoken of: the word that governs the name, or one shortly before.
bool in_motion(const Name& name, const Tokens& tokens) {
  const int head = tokens[head_of(name, tokens)].head;
  if (head >= 0) {
    const Tok& governor = tokens[head];
    if ((governor.classes & kMotion) != 0) return true;
    if (governor.parse != nullptr &&
        (tokens.lexicon().classes(lower_case(governor.parse->lemma)) & kMotion) != 0)
      return true;
  }
  for (int step = 1; step <= 7; ++step) {
    if ((tokens.beside(name.begin, -step).classes & kMotion) != 0) return true;
  }
  return false;
}

bool is_actor(const Name& name, const Place& place, const Preposition& prep, const Tokens& tokens) {
  if (!may_govern(place)) return false;
  const Tok& after = tokens.beside(name.end - 1, 1);
  const Tok& after2 = tokens.beside(name.end - 1, 2);
  // "Baghdad's army", "the Baghdad government", "Iran's decision"
  const Tok& owned = after.lower == "'s" || after.lower == "'" ? after2 : after;
  if ((owned.classes & kGovernment) != 0 && !owned.capital) return true;
  const bool sovereign = place.kind == PlaceKind::country || place.feature == "PPLC";
  if (!sovereign) return false;
  const int head = head_of(name, tokens);
  const Tok& tok = tokens[head];
  if (tok.parse != nullptr) {
    int at = head;
    // "Russia and Turkey brokered": what is joined to the subject is one too.
    while (tokens[at].parse->rel == Deprel::conj && tokens[at].head >= 0) at = tokens[at].head;
    const Deprel rel = tokens[at].parse->rel;
    const int governor = tokens[at].head;
    const bool verb = governor >= 0 && tokens[governor].parse->upos == Upos::verb;
    if (rel == Deprel::nsubj && verb) return true;
    if (rel == Deprel::nsubj_pass && verb &&
        (tokens.lexicon().classes(lower_case(tokens[governor].parse->lemma)) & kSaying) != 0) {
      return place.kind == PlaceKind::country;
    }
    if (rel == Deprel::obl_agent) return true;
    if (rel == Deprel::nmod_poss) return false;
  } else {
    for (int step = 1; step <= 3; ++step) {
      const Tok& next = tokens.beside(name.end - 1, step);
      if ((next.classes & kSaying) != 0 && !next.capital && next.lower != "back") return true;
      if ((small_word(next.lower) & kAuxiliary) == 0) break;
    }
  }
  if ((prep.tells & kWithActor) != 0 && !in_motion(name, tokens)) {
    return place.kind == PlaceKind::country || prep.word != "between";
  }
  return false;
}

bool is_home(const Name& name, const Tokens& tokens) {
  const Tok& before = tokens.beside(name.begin, -1);
  const Tok& after = tokens.beside(name.end - 1, 1);
  const Tok& after2 = tokens.beside(name.end - 1, 2);
  const auto belongs = [](const Tok& t) {
    return (t.classes & kHome) != 0 && (!t.capital || t.sentence_start);
  };
  if (before.lower == "of" || before.lower == "from" || before.lower == "in") {
    const Tok& head = tokens.beside(name.begin, -2);
    if (belongs(head) && (before.lower != "in" || head.lower == "born" || head.lower == "raised"))
      return true;
  }
  if (belongs(after) && (after.classes & kSaying) == 0) return true;
  if ((after.lower == "'s" || after.lower == "-") && belongs(after2)) return true;
  // "Tikrit, Saddam Hussein's home town"
  for (int step = 1; step <= 7; ++step) {
    const Tok& t = tokens.beside(name.end - 1, step);
    if (step == 1 && t.lower != ",") break;
    if (step > 1 && t.lower == ",") break;
    const Tok& next = tokens.beside(name.end - 1, step + 1);
    if (t.lower == "hometown" || t.lower == "birthplace" ||
        (t.lower == "home" &&
         (next.lower == "town" || next.lower == "city" || next.lower == "village"))) {
      return true;
    }
  }
  return false;
}

}  // namespace

Role role_of(const Name& name, const Place* place, const std::optional<Relation>& relation,
             const Tokens& tokens) {
  if (name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0)
    return Role::dateline;
  if (name.demonym) return Role::adjective;
  const Tok& after = tokens.beside(name.end - 1, 1);
  const Preposition prep = preposition(name, tokens);
  if (place != nullptr && is_actor(name, *place, prep, tokens)) return Role::actor;
  // "west from Mosul", "25 km from Baghdad" say where, not whence.
  if (relation && relation->kind != Relation::Kind::part_of) return Role::site;
  if (prep.word == "like" || prep.word == "than") return Role::background;
  // "the Azov regiment", "the Sinaloa cartel": whose name it is, not where.
  if ((small_word(after.lower) & kBand) != 0) return Role::adjective;
  if (is_home(name, tokens)) return Role::home;
  // "U.S. troops", "the Syria talks": a country before a noun says whose, not where.
  if (place != nullptr && place->kind == PlaceKind::country && prep.word.empty()) {
    const Tok& owned = after.lower == "'s" ? tokens.beside(name.end - 1, 2) : after;
    const syntax::Word* word = tokens[head_of(name, tokens)].parse;
    const bool attributive =
        word != nullptr
            ? word->rel == Deprel::compound || word->rel == Deprel::amod
            : after.word && (after.classes & (kNever | kSaying)) == 0 && name.container < 0;
    if (attributive && after.lower != "'s" && owned.word) return Role::adjective;
  }
  if ((prep.tells & kFrom) != 0) return Role::origin;
  if ((prep.tells & kOnto) != 0) return Role::destination;
  if ((prep.word == "to" || prep.word == "for") && in_motion(name, tokens)) {
    return Role::destination;
  }
  // "entered Amerli", "left Falluja": the object of a verb of going.
  const std::uint32_t before = small_word(tokens.beside(name.begin, -1).lower);
  if ((before & kLeaving) != 0) return Role::origin;
  return (before & kEntering) != 0 ? Role::destination : Role::site;
}

bool is_joined(const Name& first, const Name& second, const Tokens& tokens) {
  if (tokens[first.begin].sentence != tokens[second.begin].sentence) return false;
  bool any = false;
  for (int i = first.end; i < second.begin; ++i) {
    const std::string_view word = tokens[i].lower;
    if (word == "," || word == "and" || word == "or") {
      any = true;
    } else if (word != "the") {
      return false;
    }
  }
  return any && first.container < 0;
}

}  // namespace dateline::geoparse
