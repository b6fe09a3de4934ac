#include "geoparse/name_rules.hpp"

#include <algorithm>

namespace dateline::geoparse {
namespace {

constexpr double kPersonsName = 0.4;

bool on(const Name& name, MentionFeature f) {
  return name.features[static_cast<std::size_t>(f)] > 0;
}

/// A given name before a word with a capital, and no preposition before it, is a person's.
bool begins_a_persons_name(const Name& name) {
  return on(name, MentionFeature::given_name_before_capital) &&
         !on(name, MentionFeature::after_in) && !on(name, MentionFeature::after_to) &&
         !on(name, MentionFeature::after_from) && !on(name, MentionFeature::after_of) &&
         !on(name, MentionFeature::seen_in_place) && !on(name, MentionFeature::headline) &&
         !on(name, MentionFeature::is_container);
}

/// "Rosario Beltran, 51, a cashier", "Beltran (51)": whoever has an age is a person.
bool has_an_age(const Name& name, const Tokens& tokens) {
  int last = name.end - 1;
  for (int more = 0; more < 2; ++more) {
    const Tok& next = tokens.beside(last, 1);
    if (!next.capital || !next.word) break;
    ++last;
  }
  const Tok& open = tokens.beside(last, 1);
  const Tok& age = tokens.beside(last, 2);
  const Tok& close = tokens.beside(last, 3);
  if ((open.lower != "," && open.lower != "(") || !age.number || age.lower.size() != 2)
    return false;
  const char first = age.lower[0];
  const char second = age.lower[1];
  if (first < '1' || first > '9' || second < '0' || second > '9') return false;
  return close.lower == "," || close.lower == ")" || close.lower == "." || close.lower == "and" ||
         close.lower == "said" || close.lower == "who";
}

/// "was fired at a Chinook": what there are many of is no place.
bool one_of_many(const Name& name, const Tokens& tokens) {
  const Tok& before = tokens.beside(name.begin, -1);
  if (before.lower != "a" && before.lower != "an") return false;
  const Tok& after = tokens.beside(name.end - 1, 1);
  const syntax::Word* word = tokens[name.end - 1].parse;
  const bool of_a_noun =
      word != nullptr ? word->rel == syntax::Deprel::compound || word->rel == syntax::Deprel::amod
                      : after.word && !after.capital;
  return !of_a_noun && !name.demonym;
}

/// "Washington said": a capital or country as the subject of a verb of saying, where no person of
/// that name is spoken of.
bool speaks_for_a_country(const Name& name) {
  return ((on(name, MentionFeature::capital) && (on(name, MentionFeature::before_saying) ||
                                                 on(name, MentionFeature::before_government))) ||
          on(name, MentionFeature::country) ||
          on(name, MentionFeature::capital_of_named_country)) &&
         !on(name, MentionFeature::seen_as_person) && !on(name, MentionFeature::after_capital) &&
         !on(name, MentionFeature::before_capital) && !on(name, MentionFeature::common_word);
}

/// A name that the story's own surroundings vouch for needs less to be taken for a place: one that
/// is only found in a country that the story names ("Ishaqi" in a story of Iraq; small towns have
/// no population to speak for them), and a sea with its article ("sailed into the Gulf").
bool vouched_for(const Name& name) {
  const bool person =
      on(name, MentionFeature::seen_as_person) || on(name, MentionFeature::given_name) ||
      on(name, MentionFeature::after_given_name) || on(name, MentionFeature::after_title) ||
      on(name, MentionFeature::before_organisation) ||
      on(name, MentionFeature::given_name_before_capital);
  if (person || name.loose) return false;
  const bool sea = std::ranges::any_of(
      name.options, [](const Option& o) { return o.place.kind == gazetteer::PlaceKind::water; });
  if (sea && on(name, MentionFeature::after_the) && !on(name, MentionFeature::sentence_start))
    return true;
  return on(name, MentionFeature::only_in_named_country) && on(name, MentionFeature::proper_noun) &&
         !on(name, MentionFeature::common_word);
}

constexpr double kVouchedThreshold = 0.15;

constexpr double kOwn = 0.95;

/// The user has said that there is a place of the name: what is written so is that place, but in
/// the name of a person or of something else called after it.
bool names_an_own_place(const Name& name) {
  return name.own && !on(name, MentionFeature::after_given_name) &&
         !on(name, MentionFeature::after_title) &&
         !on(name, MentionFeature::given_name_before_capital) &&
         !on(name, MentionFeature::before_capital) &&
         !on(name, MentionFeature::before_organisation);
}

constexpr double kSaysItsKind = 0.8;

/// "the port of Umm Qasr", "Basra port": a name of the gazetteer with the word for the kind of
/// place, in small letters, in it is that place, however few know it under this spelling.
bool says_its_kind(const Name& name, const Tokens& tokens) {
  if (name.end - name.begin < 2 || name.loose) return false;
  const bool built = std::ranges::any_of(
      name.options, [](const Option& o) { return o.place.kind == gazetteer::PlaceKind::facility; });
  for (int i = name.begin; built && i < name.end; ++i) {
    if (!tokens[i].capital && (tokens[i].classes & kFacilityWord) != 0) return true;
  }
  return false;
}

}  // namespace

double chance_of_a_place(const Name& name, const Tokens& tokens, const Model& model) {
  double chance = logistic(score(model.mention, name.features));
  if (begins_a_persons_name(name)) chance *= kPersonsName;
  if (says_its_kind(name, tokens)) chance = std::max(chance, kSaysItsKind);
  if (names_an_own_place(name)) chance = std::max(chance, kOwn);
  return chance;
}

bool is_no_place(const Name& name, const Tokens& tokens, const Model& model) {
  if (name.told != nullptr || says_its_kind(name, tokens)) return false;
  if (has_an_age(name, tokens) || one_of_many(name, tokens)) return true;
  if (vouched_for(name)) return name.probability < kVouchedThreshold;
  return name.probability <
         (speaks_for_a_country(name) ? model.capital_threshold : model.mention_threshold);
}

}  // namespace dateline::geoparse
