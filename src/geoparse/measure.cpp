#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "geoparse/scan.hpp"

namespace dateline::geoparse {
namespace {

using F = MentionFeature;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The features that the name and its neighbours have by themselves.
void measure_one(Name& name, const Tokens& tokens, const std::vector<bool>& in_name,
                 bool demonym_before) {
  MentionFeatures& f = name.features;
  const auto set = [&](F feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto flag = [&](F feature, bool value) { set(feature, value ? 1 : 0); };
  const Tok& first = tokens[name.begin];
  const Tok& last = tokens[name.end - 1];
  const Tok& before = tokens.beside(name.begin, -1);
  const Tok& before2 = tokens.beside(name.begin, -2);
  const Tok& after = tokens.beside(name.end - 1, 1);
  const bool single = name.end - name.begin == 1;
  const auto named = [&](int i) {
    return i >= 0 && i < tokens.size() && in_name[static_cast<std::size_t>(i)];
  };
  const auto& story_tokens = tokens.story().tokens;

  set(F::bias, 1);
  double most = 0;
  bool country = false;
  bool region = false;
  bool capital = false;
  bool primary = false;
  for (const Option& o : name.options) {
    most = std::max(most, o.prominence);
    country = country || o.is(gazetteer::PlaceKind::country);
    region = region || o.is_first_region;
    capital = capital || o.is_capital;
    primary = primary || o.primary;
  }
  set(F::population, most);
  flag(F::country, country);
  flag(F::region, region);
  flag(F::capital, capital);
  set(F::candidates, std::log1p(static_cast<double>(name.options.size())));
  flag(F::several_words, !single);
  flag(F::only_alternate, !primary);
  flag(F::common_word, single && (first.classes & kCommon) != 0);
  flag(F::given_name, (first.classes & kGiven) != 0);
  // Two names side by side without a comma are parts of one: "Jordan Smith", "Boston College".
  const bool free_before =
      before.capital && before.word && !before.sentence_start && !demonym_before;
  const bool given_before = before.capital && (before.classes & kGiven) != 0 && first.plain_case;
  flag(F::after_given_name, given_before);
  flag(F::after_title, (before.classes & kTitle) != 0 && !country);
  flag(F::after_capital, (free_before && (before.classes & (kTitle | kNever)) == 0 &&
                          !tokens.lexicon().bearing(before.lower) && first.plain_case) ||
                             (before.capital && before.sentence_start && !named(name.begin - 1) &&
                              (before.classes & (kNever | kCommon | kTitle)) == 0 && before.word));
  const bool free_after = after.capital && after.word && last.plain_case;
  flag(F::before_capital, free_after);
  flag(F::before_capital_common, free_after && (after.classes & kCommon) != 0);
  flag(F::before_organisation, after.capital && (after.classes & kOrganisation) != 0);
  bool organisation_of = false;
  if (before.lower == "of" || (before.lower == "the" && before2.lower == "of")) {
    const Tok& head = tokens.beside(name.begin, before.lower == "of" ? -2 : -3);
    organisation_of = head.capital && (head.classes & kOrganisation) != 0;
  }
  flag(F::after_organisation_of, organisation_of);
  flag(F::in_hyphens,
       (after.lower == "-" && !story_tokens[static_cast<std::size_t>(name.end - 1)].space_after) ||
           (before.lower == "-" && name.begin > 0 &&
            !story_tokens[static_cast<std::size_t>(name.begin - 1)].space_after));
  flag(F::before_place_noun,
       (after.classes & kPlaceNoun) != 0 || (!single && (last.classes & kPlaceNoun) != 0));
  flag(F::after_place_noun, (before.classes & kPlaceNoun) != 0);
  flag(F::after_place_noun_of, before.lower == "of" && (before2.classes & kPlaceNoun) != 0);
  // "in northern Iraq", "in the Gulf": the preposition before an article or a direction.
  const bool skip = before.lower == "the" || tokens.lexicon().bearing(before.lower).has_value() ||
                    one_of(before.lower, {"downtown", "central", "greater", "nearby",
                                          "neighbouring", "neighboring"});
  const Tok& preposition = skip ? before2 : before;
  flag(F::after_in, one_of(preposition.lower, {"in", "at", "near", "outside", "inside", "around",
                                               "across", "throughout", "within"}));
  flag(F::after_from, preposition.lower == "from" || preposition.lower == "off");
  flag(F::after_to,
       one_of(preposition.lower, {"to", "into", "toward", "towards", "through", "via"}));
  flag(F::after_of, preposition.lower == "of");
  flag(F::after_other_preposition,
       one_of(preposition.lower,
              {"on", "by", "with", "for", "between", "against", "over", "along", "beyond"}));
  flag(F::after_direction, tokens.lexicon().bearing(before.lower).has_value());
  flag(F::after_the, before.lower == "the");
  flag(F::before_container, name.container >= 0);
  flag(F::is_container, name.contained >= 0);
  flag(F::possessive, after.lower == "'s" || after.lower == "'");
  flag(F::sentence_start, first.sentence_start);
  flag(F::acronym,
       single && first.all_caps && first.plain_case && first.lower.find('.') == std::string::npos);
  flag(F::headline, !first.plain_case);
  flag(F::before_saying, (after.classes & kSaying) != 0 && !after.capital);
  // "Jordan Smith", where no preposition speaks for the country and no class word for its river.
  flag(F::given_name_before_capital,
       single && free_after && (first.classes & kGiven) != 0 &&
           (after.classes & (kPlaceNoun | kOrganisation | kGovernment | kTitle)) == 0);
  flag(F::acronym_of_country,
       single && country && (first.all_caps || first.lower.find('.') != std::string::npos));
  flag(F::capital_before_saying, capital && (after.classes & kSaying) != 0 && !after.capital);
  flag(F::in_list, (named(name.end + 1) &&
                    (after.lower == "," || after.lower == "and" || after.lower == "or")) ||
                       (named(name.begin - 2) &&
                        (before.lower == "," || before.lower == "and" || before.lower == "or")));
  const text::Span where = tokens.span(name.begin, name.end);
  flag(F::in_dateline, tokens.story().dateline.place.overlaps(where));
  flag(F::after_number, before.number);
  flag(F::before_number, after.number);
  flag(F::short_name, single && first.lower.size() <= 3);
  flag(F::lone_line, before.lower.empty() && after.lower.empty());
  flag(F::before_government, (after.classes & kGovernment) != 0 && !after.capital);
  flag(F::unparsed, first.parse == nullptr);
  if (first.parse != nullptr) {
    using syntax::Deprel;
    using syntax::Upos;
    const Upos tag = last.parse->upos;
    flag(F::proper_noun, tag == Upos::propn);
    flag(F::not_noun,
         tag != Upos::propn && tag != Upos::noun && tag != Upos::x && tag != Upos::adj);
    const Deprel rel = last.parse->rel;
    flag(F::subject, rel == Deprel::nsubj);
    flag(F::compound, rel == Deprel::compound);
    flag(F::oblique, rel == Deprel::obl || rel == Deprel::nmod);
    flag(F::flat, rel == Deprel::flat);
  }
}

bool strong(const Name& n) {
  const auto on = [&](F f) { return n.features[static_cast<std::size_t>(f)] > 0; };
  return (on(F::after_in) || on(F::after_to) || on(F::after_from) || on(F::before_container) ||
          on(F::in_dateline) || on(F::after_place_noun_of) || on(F::after_direction)) &&
         !on(F::before_capital) && !on(F::after_capital);
}

/// Which options lie where the story is: in countries that it names, near its other names.
void measure_surroundings(std::vector<Name>& names) {
  constexpr double kNearKm = 161;
  constexpr std::size_t kMostAnchors = 40;
  constexpr std::size_t kMostMeanings = 3;
  std::vector<const Option*> countries;  // one option a country
  const auto named = [&](const Option& o) {
    return std::ranges::any_of(countries, [&](const Option* c) { return same_country(*c, o); });
  };
  for (const Name& name : names) {
    for (const Option& o : name.options) {
      if (o.is(gazetteer::PlaceKind::country) && !named(o)) countries.push_back(&o);
    }
  }
  // Names that mean few places vouch for those around them.
  std::vector<std::pair<int, const Option*>> anchors;  // with the sense of the name
  std::vector<bool> taken(names.size(), false);
  for (const Name& name : names) {
    if (name.options.empty() || name.options.size() > kMostMeanings ||
        anchors.size() >= kMostAnchors) {
      continue;
    }
    if (taken[static_cast<std::size_t>(name.sense)]) continue;
    taken[static_cast<std::size_t>(name.sense)] = true;
    const Option& o = name.options.front();
    if (!o.is(gazetteer::PlaceKind::country) && !o.is(gazetteer::PlaceKind::area)) {
      anchors.emplace_back(name.sense, &o);
    }
  }
  for (Name& name : names) {
    const auto set = [&](F feature, double value) {
      name.features[static_cast<std::size_t>(feature)] = value;
    };
    int inside = 0;
    bool near = false;
    bool capital = false;
    for (const Option& o : name.options) {
      const bool is_country = o.is(gazetteer::PlaceKind::country);
      const bool in_country = (o.is_capital || !is_country) && named(o);
      capital = capital || (o.is_capital && in_country);
      inside += !is_country && in_country ? 1 : 0;
      if (near || is_country) continue;
      near = std::ranges::any_of(anchors, [&](const auto& anchor) {
        return anchor.first != name.sense &&
               is_nearer(o.direction, anchor.second->direction, kNearKm);
      });
    }
    set(F::in_named_country, inside > 0 ? 1 : 0);
    set(F::only_in_named_country,
        inside > 0 && inside == static_cast<int>(name.options.size()) ? 1 : 0);
    set(F::capital_of_named_country, capital ? 1 : 0);
    set(F::near_others, near ? 1 : 0);
    set(F::part_of_a_city, name.generic ? 1 : 0);
  }
}

/// Numbers the keys of the names, those of one key alike.
void tell_senses(std::vector<Name>& names) {
  std::unordered_map<std::string_view, int> senses;
  senses.reserve(names.size());
  for (Name& name : names) {
    name.sense = senses.try_emplace(name.key, static_cast<int>(senses.size())).first->second;
  }
}

}  // namespace

void measure(std::vector<Name>& names, const Tokens& tokens) {
  std::vector<bool> in_name(static_cast<std::size_t>(tokens.size()), false);
  for (const Name& name : names) {
    for (int i = name.begin; i < name.end && i < tokens.size(); ++i)
      in_name[static_cast<std::size_t>(i)] = true;
  }
  struct Seen {
    int in_place = 0;
    int as_person = 0;
  };
  std::vector<Seen> seen(names.size());
  tell_senses(names);
  for (Name& name : names) {
    if (name.begin >= tokens.size() || name.end <= name.begin) continue;
    const bool demonym_before =
        &name != names.data() && (&name - 1)->demonym && (&name - 1)->end == name.begin;
    measure_one(name, tokens, in_name, demonym_before);
    if (tokens.repeated(name.begin)) continue;
    Seen& s = seen[static_cast<std::size_t>(name.sense)];
    s.in_place += strong(name) ? 1 : 0;
    s.as_person += name.features[static_cast<std::size_t>(F::after_given_name)] > 0 ||
                           name.features[static_cast<std::size_t>(F::after_title)] > 0
                       ? 1
                       : 0;
  }
  measure_surroundings(names);
  for (Name& name : names) {
    const Seen& s = seen[static_cast<std::size_t>(name.sense)];
    name.features[static_cast<std::size_t>(F::seen_in_place)] =
        s.in_place - (strong(name) ? 1 : 0) > 0 ? 1 : 0;
    name.features[static_cast<std::size_t>(F::seen_as_person)] = s.as_person > 0 ? 1 : 0;
  }
}

}  // namespace dateline::geoparse
