#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "geoparse/scan.hpp"
#include "geoparse/small_words.hpp"
#include "geoparse/tally.hpp"
#include "geoparse/text_map.hpp"

namespace dateline::geoparse {
namespace {

using F = MentionFeature;

/// What the options of a name tell by themselves: alike for all names that have the same ones.
struct OfOptions {
  std::span<const Option> options;
  bool known = false;
  bool country = false;
  bool region = false;
  bool capital = false;
  bool primary = false;
  double most = 0;        ///< prominence
  double candidates = 0;  ///< logarithm of their number

  [[nodiscard]] bool are(std::span<const Option> others) const {
    return known && options.data() == others.data() && options.size() == others.size();
  }
};

OfOptions look_at(std::span<const Option> options) {
  OfOptions out;
  out.options = options;
  out.known = true;
  for (const Option& o : options) {
    out.most = std::max(out.most, o.prominence);
    out.country = out.country || o.is(gazetteer::PlaceKind::country);
    out.region = out.region || o.is_first_region;
    out.capital = out.capital || o.is_capital;
    out.primary = out.primary || o.primary;
  }
  out.candidates = std::log1p(static_cast<double>(options.size()));
  return out;
}

/// The features that the name and its neighbours have by themselves.
void measure_one(Name& name, const OfOptions& of, const Tokens& tokens,
                 const std::vector<bool>& in_name, bool demonym_before) {
  MentionFeatures& f = name.features;
  const auto set = [&](F feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto flag = [&](F feature, bool value) { set(feature, static_cast<double>(value)); };
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

  const bool directed = tokens.lexicon().bearing(before.lower).has_value();

  set(F::bias, 1);
  flag(F::country, of.country);
  flag(F::region, of.region);
  flag(F::capital, of.capital);
  set(F::population, of.most);
  set(F::candidates, of.candidates);
  flag(F::several_words, !single);
  flag(F::only_alternate, !of.primary);
  flag(F::common_word, single && (first.classes & kCommon) != 0);
  flag(F::given_name, (first.classes & kGiven) != 0);
  // Two names side by side without a comma are parts of one: "Jordan Smith", "Boston College".
  const bool free_before =
      before.capital && before.word && !before.sentence_start && !demonym_before;
  const bool given_before = before.capital && (before.classes & kGiven) != 0 && first.plain_case;
  flag(F::after_given_name, given_before);
  flag(F::after_title, (before.classes & kTitle) != 0 && !of.country);
  flag(F::after_capital, (free_before && (before.classes & (kTitle | kNever)) == 0 && !directed &&
                          first.plain_case) ||
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
  const std::uint32_t just_before = small_word(before.lower);
  const bool skip = before.lower == "the" || directed || (just_before & kWhichPart) != 0;
  const std::string_view preposition = skip ? before2.lower : before.lower;
  const std::uint32_t tells = skip ? small_word(preposition) : just_before;
  flag(F::after_in, (tells & kInside) != 0);
  flag(F::after_from, (tells & kFrom) != 0);
  flag(F::after_to, (tells & kTowards) != 0);
  flag(F::after_of, preposition == "of");
  flag(F::after_other_preposition, (tells & kOtherLink) != 0);
  flag(F::after_direction, directed);
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
       single && of.country && (first.all_caps || first.lower.find('.') != std::string::npos));
  flag(F::capital_before_saying, of.capital && (after.classes & kSaying) != 0 && !after.capital);
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

/// What lies where the story is: in countries that it names, near its other names.
class Whereabouts {
 public:
  explicit Whereabouts(const std::vector<Name>& names) {
    for (const Name& name : names) {
      for (const Option& o : name.options) {
        if (o.is(gazetteer::PlaceKind::country) && !in_named_country(o)) countries_.push_back(&o);
      }
    }
    std::vector<bool> taken(names.size(), false);
    for (const Name& name : names) {
      if (anchors_.size() >= kMostAnchors) break;
      if (name.options.empty() || name.options.size() > kMostMeanings) continue;
      if (taken[static_cast<std::size_t>(name.sense)]) continue;
      taken[static_cast<std::size_t>(name.sense)] = true;
      const Option& o = name.options.front();
      if (!o.is(gazetteer::PlaceKind::country) && !o.is(gazetteer::PlaceKind::area)) {
        anchors_.push_back({o.direction, name.sense});
      }
    }
  }

  struct Found {
    int inside = 0;        ///< options in countries that the story names
    bool capital = false;  ///< one of such a country
    bool near = false;     ///< one is near what another name means
  };
  [[nodiscard]] Found of(const Name& name) const {
    Found out;
    for (const Option& o : name.options) {
      const bool is_country = o.is(gazetteer::PlaceKind::country);
      const bool in_country = (o.is_capital || !is_country) && in_named_country(o);
      out.capital = out.capital || (o.is_capital && in_country);
      out.inside += !is_country && in_country ? 1 : 0;
      out.near = out.near || (!is_country && is_near_another(o, name.sense));
    }
    return out;
  }

 private:
  static constexpr double kNearKm = 161;
  static constexpr std::size_t kMostAnchors = 40;
  static constexpr std::size_t kMostMeanings = 3;

  struct Anchor {
    std::array<double, 3> direction;
    int sense = 0;
  };

  [[nodiscard]] bool in_named_country(const Option& o) const {
    return std::ranges::any_of(countries_, [&](const Option* c) { return same_country(*c, o); });
  }
  [[nodiscard]] bool is_near_another(const Option& o, int sense) const {
    // Most are far along one axis already: a chord of 161 km is 0.0253 long.
    constexpr double kBeyond = 0.026;
    return std::ranges::any_of(anchors_, [&](const Anchor& anchor) {
      return std::abs(o.direction[0] - anchor.direction[0]) < kBeyond &&
             std::abs(o.direction[1] - anchor.direction[1]) < kBeyond && anchor.sense != sense &&
             is_nearer(o.direction, anchor.direction, kNearKm);
    });
  }

  std::vector<const Option*> countries_;  ///< one option a country
  std::vector<Anchor> anchors_;  ///< of names that mean few places: these vouch for those around
};

/// Numbers the keys of the names, those of one key alike; returns how many there are.
std::size_t tell_senses(std::vector<Name>& names) {
  struct Nothing {};
  Tally<Nothing> keys(names.size());
  int senses = 0;
  for (Name& name : names) {
    name.sense = static_cast<int>(keys.number(name.key, text_hash(name.key)));
    senses = std::max(senses, name.sense + 1);
  }
  return static_cast<std::size_t>(senses);
}

}  // namespace

void measure(std::vector<Name>& names, const Tokens& tokens) {
  std::vector<bool> in_name(static_cast<std::size_t>(tokens.size()), false);
  for (const Name& name : names) {
    for (int i = name.begin; i < name.end && i < tokens.size(); ++i)
      in_name[static_cast<std::size_t>(i)] = true;
  }
  struct OfSense {
    int in_place = 0;
    int as_person = 0;
    OfOptions of;
    std::optional<Whereabouts::Found> where;
  };
  std::vector<OfSense> senses(tell_senses(names));
  for (Name& name : names) {
    if (name.begin >= tokens.size() || name.end <= name.begin) continue;
    OfSense& sense = senses[static_cast<std::size_t>(name.sense)];
    if (!sense.of.are(name.options)) sense.of = look_at(name.options);
    const bool demonym_before =
        &name != names.data() && (&name - 1)->demonym && (&name - 1)->end == name.begin;
    measure_one(name, sense.of, tokens, in_name, demonym_before);
    if (tokens.repeated(name.begin)) continue;
    const auto on = [&](F f) { return name.features[static_cast<std::size_t>(f)] > 0; };
    sense.in_place += strong(name) ? 1 : 0;
    sense.as_person += on(F::after_given_name) || on(F::after_title) ? 1 : 0;
  }
  const Whereabouts whereabouts(names);
  for (Name& name : names) {
    OfSense& sense = senses[static_cast<std::size_t>(name.sense)];
    if (!sense.of.are(name.options)) {
      sense.of = look_at(name.options);
      sense.where.reset();
    }
    if (!sense.where) sense.where = whereabouts.of(name);
    const auto flag = [&](F feature, bool value) {
      name.features[static_cast<std::size_t>(feature)] = value ? 1 : 0;
    };
    const int inside = sense.where->inside;
    flag(F::in_named_country, inside > 0);
    flag(F::only_in_named_country, inside > 0 && inside == static_cast<int>(name.options.size()));
    flag(F::capital_of_named_country, sense.where->capital);
    flag(F::near_others, sense.where->near);
    flag(F::part_of_a_city, name.generic);
    // Elsewhere, that is.
    flag(F::seen_in_place, sense.in_place > 1 || (sense.in_place == 1 && !strong(name)));
    flag(F::seen_as_person, sense.as_person > 0);
  }
}

}  // namespace dateline::geoparse
