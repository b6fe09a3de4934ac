#include "geoparse/geoparser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/translate.hpp"
#include "geoparse/antecedent.hpp"
#include "geoparse/described.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/model.hpp"
#include "geoparse/reasons.hpp"
#include "geoparse/resolver.hpp"
#include "geoparse/roles.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"
#include "geoparse/told_coordinates.hpp"

namespace dateline::geoparse {

struct Geoparser::Impl {
  const gazetteer::Gazetteer* world;
  Lexicon lexicon;
  Model model;
  // Behind const: what is remembered changes no answer.
  std::unique_ptr<NameMemories> memories;

  /// `given`: the names are known to be places.
  [[nodiscard]] std::vector<PlaceMention> mentions(const std::vector<Name>& names,
                                                   const Tokens& tokens, bool given,
                                                   Reasons reasons) const;
};

namespace {

using base::mark_in;

constexpr std::size_t kMostCandidates = 5;
constexpr int kRounds = 2;  ///< looks with what is placed around
constexpr std::uint32_t kPeopleOfACity = 100000;
constexpr double kPersonsName = 0.4;

bool lies_where_the_story_is(const ChoiceFeatures& f) {
  const auto at = [&](ChoiceFeature c) { return f[static_cast<std::size_t>(c)]; };
  return at(ChoiceFeature::near_161) > 0 || at(ChoiceFeature::in_container) > 0 ||
         at(ChoiceFeature::country_share) > 0.2;
}

/// A name that is only spelled alike must lie beside what the story speaks of: in one country there
/// are too many of those.
bool lies_near_the_story(const ChoiceFeatures& f) {
  const auto at = [&](ChoiceFeature c) { return f[static_cast<std::size_t>(c)]; };
  return at(ChoiceFeature::near_161) > 0 || at(ChoiceFeature::in_container) > 0;
}

/// A given name before a word with a capital, and no preposition before it, is a person's: too rare
/// among the names that weights are trained on for the weights to know.
bool begins_a_persons_name(const Name& name) {
  const auto on = [&](MentionFeature f) { return name.features[static_cast<std::size_t>(f)] > 0; };
  return on(MentionFeature::given_name_before_capital) && !on(MentionFeature::after_in) &&
         !on(MentionFeature::after_to) && !on(MentionFeature::after_from) &&
         !on(MentionFeature::after_of) && !on(MentionFeature::seen_in_place) &&
         !on(MentionFeature::headline) && !on(MentionFeature::is_container);
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
  const auto on = [&](MentionFeature f) { return name.features[static_cast<std::size_t>(f)] > 0; };
  return ((on(MentionFeature::capital) &&
           (on(MentionFeature::before_saying) || on(MentionFeature::before_government))) ||
          on(MentionFeature::country) || on(MentionFeature::capital_of_named_country)) &&
         !on(MentionFeature::seen_as_person) && !on(MentionFeature::after_capital) &&
         !on(MentionFeature::before_capital) && !on(MentionFeature::common_word);
}

/// A name that the story's own surroundings vouch for needs less to be taken for a place: one that
/// is only found in a country that the story names ("Ishaqi" in a story of Iraq; small towns have
/// no population to speak for them), and a sea with its article ("sailed into the Gulf").
bool vouched_for(const Name& name) {
  const auto on = [&](MentionFeature f) { return name.features[static_cast<std::size_t>(f)] > 0; };
  const bool person = on(MentionFeature::seen_as_person) || on(MentionFeature::given_name) ||
                      on(MentionFeature::after_given_name) || on(MentionFeature::after_title) ||
                      on(MentionFeature::before_organisation) ||
                      on(MentionFeature::given_name_before_capital);
  if (person || name.loose) return false;
  const bool sea = std::ranges::any_of(
      name.options, [](const Option& o) { return o.place.kind == gazetteer::PlaceKind::water; });
  if (sea && on(MentionFeature::after_the) && !on(MentionFeature::sentence_start)) return true;
  return on(MentionFeature::only_in_named_country) && on(MentionFeature::proper_noun) &&
         !on(MentionFeature::common_word);
}

constexpr double kVouchedThreshold = 0.15;

constexpr double kOwn = 0.95;

/// The user has said that there is a place of the name: what is written so is that place, but in
/// the name of a person or of something else called after it.
bool names_an_own_place(const Name& name) {
  const auto on = [&](MentionFeature f) { return name.features[static_cast<std::size_t>(f)] > 0; };
  return name.own && !on(MentionFeature::after_given_name) && !on(MentionFeature::after_title) &&
         !on(MentionFeature::given_name_before_capital) && !on(MentionFeature::before_capital) &&
         !on(MentionFeature::before_organisation);
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

/// Probability that the answer or something within reach of it is right: a town and its district
/// are one answer.
double share_near_best(const Group& group, const std::vector<std::size_t>& order) {
  double sum = 0;
  for (const std::size_t k : order) {
    if (distance_km(group.options[k].direction, group.options[order[0]].direction) <= 50) {
      sum += group.probabilities[k];
    }
  }
  return std::min(1.0, sum);
}

/// Whether a word for regions stands beside this mention: "Hodeidah province", "province of
/// Hodeidah".
bool called_a_region(const Name& name, const Tokens& tokens) {
  if (name.begin >= tokens.size() || name.end <= name.begin) return false;
  const std::uint32_t after = tokens.beside(name.end - 1, 1).classes;
  const std::uint32_t last = name.end - name.begin > 1 ? tokens[name.end - 1].classes : 0U;
  const std::uint32_t of =
      tokens.beside(name.begin, -1).lower == "of" ? tokens.beside(name.begin, -2).classes : 0U;
  return ((after | last | of) & kRegionWord) != 0;
}

/// A story that speaks of "Hodeidah" and of "Hodeidah province" means the town and the province,
/// each where it says so: one sense a story does not hold for a town and the region called after
/// it.
void tell_town_from_region(const Name& name, const Tokens& tokens, const Group& group,
                           std::vector<std::size_t>& order) {
  using gazetteer::PlaceKind;
  if (order.size() < 2 || name.container >= 0) return;
  const gazetteer::Place& best = group.options[order[0]].place;
  const bool region = called_a_region(name, tokens);
  if (group.options[order[0]].own && !region) return;
  const bool settled = region ? best.kind == PlaceKind::settlement : best.kind == PlaceKind::region;
  if (!settled) return;
  for (std::size_t k = 1; k < order.size(); ++k) {
    const gazetteer::Place& other = group.options[order[k]].place;
    const gazetteer::Place& town = region ? best : other;
    const gazetteer::Place& around = region ? other : best;
    if (town.kind != PlaceKind::settlement || around.kind != PlaceKind::region) continue;
    // A capital may be a region of its own beside the one called after it.
    const bool beside = town.feature == "PPLC" && geo::distance_km(town.at, around.at) <=
                                                      static_cast<double>(around.radius_km);
    if (town.admin1 != around.key && town.admin2 != around.key && !beside) continue;
    if (!town.feature.starts_with("PPLA") && town.feature != "PPLC" && town.population < 20000) {
      continue;
    }
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(k),
                order.begin() + static_cast<std::ptrdiff_t>(k) + 1);
    return;
  }
}

/// Coordinates are where they say, and nothing else has their name.
PlaceMention mention_of_told(const Name& name, const Tokens& tokens) {
  PlaceMention m;
  m.span = name.told->span;
  m.surface = tokens.story().utf8(m.span);
  m.candidates.push_back({name.options.front().place, 1, name.told->reasons});
  m.described = {name.told, &name.told->own};
  m.confidence = name.told->confidence;
  m.relation = relation_of(name, tokens);
  m.role = role_of(name, m.place(), m.relation, tokens);
  // A spot has no citizens and no government.
  if (m.role != Role::origin && m.role != Role::destination) m.role = Role::site;
  return m;
}

/// What is said of the first of "Russia and Turkey" is said of the second.
void inherit_roles(const std::vector<Name>& names, const Tokens& tokens,
                   std::vector<PlaceMention>& out) {
  for (std::size_t i = 1; i < out.size(); ++i) {
    const gazetteer::Place* before = out[i - 1].place();
    const gazetteer::Place* place = out[i].place();
    if (out[i].role != Role::site || out[i].relation || before == nullptr || place == nullptr ||
        before->kind != place->kind || !is_joined(names[i - 1], names[i], tokens)) {
      continue;
    }
    const Role role = out[i - 1].role;
    if (role == Role::actor || role == Role::origin || role == Role::destination ||
        role == Role::home) {
      out[i].role = role;
    }
  }
}

/// What lies between two countries is a border or a quarrel, no midpoint.
bool lies_between(const PlaceMention& a, const PlaceMention& b) {
  const auto town = [](const PlaceMention& m) {
    return m.place() != nullptr && m.place()->kind != gazetteer::PlaceKind::country &&
           m.place()->kind != gazetteer::PlaceKind::area && m.role != Role::actor;
  };
  return town(a) && town(b);
}

/// "the Tres Rios district", "the al-Jadida neighbourhood".
bool called_a_district(const Name& name, const Tokens& tokens) {
  static constexpr std::array<std::string_view, 5> kDistricts = {
      "district", "neighbourhood", "neighborhood", "quarter", "suburb"};
  return name.end > name.begin && name.begin < tokens.size() &&
         std::ranges::find(kDistricts, tokens.beside(name.end - 1, 1).lower) != kDistricts.end();
}

/// "the Old City" is a part of the town spoken of, unless the one that was chosen is near the
/// story.
void place_generic_parts(const std::vector<Name>& names, const Tokens& tokens,
                         const Resolver& resolver, std::vector<PlaceMention>& out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Group& group = resolver.group_of(static_cast<int>(i));
    if (group.best >= 0 && group.options[static_cast<std::size_t>(group.best)].own) continue;
    if (!names[i].generic) {
      // What is called a district, and is a town far from all else, is a district of the town
      // spoken of that no gazetteer has.
      if (group.best < 0 || !called_a_district(names[i], tokens)) continue;
      if (out[i].place() == nullptr || out[i].place()->kind != gazetteer::PlaceKind::settlement ||
          lies_near_the_story(group.features[static_cast<std::size_t>(group.best)])) {
        continue;
      }
    }
    if (group.best >= 0) {
      const ChoiceFeatures& f = group.features[static_cast<std::size_t>(group.best)];
      const bool wide =
          out[i].place() != nullptr && (out[i].place()->kind == gazetteer::PlaceKind::country ||
                                        out[i].place()->kind == gazetteer::PlaceKind::area ||
                                        out[i].place()->kind == gazetteer::PlaceKind::water ||
                                        out[i].place()->kind == gazetteer::PlaceKind::region);
      if (wide || f[static_cast<std::size_t>(ChoiceFeature::near_50)] > 0) continue;
    }
    // Of the towns before it the last big enough to have quarters, else the last.
    const gazetteer::Place* town = nullptr;
    for (std::size_t k = i; k > 0; --k) {
      const gazetteer::Place* place = out[k - 1].place();
      if (place == nullptr || place->kind != gazetteer::PlaceKind::settlement ||
          out[k - 1].role == Role::actor || out[k - 1].role == Role::dateline ||
          names[k - 1].generic) {
        continue;
      }
      if (town == nullptr || place->population >= kPeopleOfACity) town = place;
      if (place->population >= kPeopleOfACity) break;
    }
    std::vector<Candidate> part;
    if (town != nullptr) {
      part.push_back(
          {*town,
           1,
           {fmt::format(mark_in("reason", "a part of {}, spoken of before"), town->name)}});
    }
    out[i].candidates = std::move(part);
    out[i].confidence = out[i].candidates.empty() ? 0 : 0.5 * names[i].probability;
  }
}

}  // namespace

Geoparser::Geoparser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Geoparser::Geoparser(Geoparser&&) noexcept = default;
Geoparser& Geoparser::operator=(Geoparser&&) noexcept = default;
Geoparser::~Geoparser() = default;

base::Result<Geoparser> Geoparser::open(const gazetteer::Gazetteer& gazetteer,
                                        const std::filesystem::path& lexicon_folder) {
  return open(gazetteer, lexicon_folder, lexicon_folder / "weights.tsv");
}

base::Result<Geoparser> Geoparser::open(const gazetteer::Gazetteer& gazetteer,
                                        const std::filesystem::path& lexicon_folder,
                                        const std::filesystem::path& weights) {
  auto lexicon = Lexicon::read(lexicon_folder);
  if (!lexicon) return lexicon.error();
  auto model = Model::read(weights);
  if (!model) return model.error();
  auto impl =
      std::make_unique<Impl>(Impl{&gazetteer, std::move(*lexicon), std::move(*model), nullptr});
  impl->memories = std::make_unique<NameMemories>(gazetteer, impl->lexicon);
  return Geoparser(std::move(impl));
}

void Geoparser::load_names() const { impl_->memories->load(); }

std::vector<PlaceMention> Geoparser::Impl::mentions(const std::vector<Name>& names,
                                                    const Tokens& tokens, bool given,
                                                    Reasons reasons) const {
  Resolver resolver(tokens, names);
  for (const auto& [name, at] : beside_coordinates(names, tokens)) resolver.pin(name, at);
  resolver.run(model, kRounds, reasons == Reasons::told);
  std::vector<PlaceMention> out;
  out.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const Group& group = resolver.group_of(static_cast<int>(i));
    if (name.told != nullptr) {
      out.push_back(mention_of_told(name, tokens));
      continue;
    }
    PlaceMention m;
    if (name.begin < tokens.size() && name.end > name.begin) {
      m.span = tokens.span(name.begin, name.end);
    }
    m.surface = tokens.story().utf8(m.span);
    std::vector<std::size_t> order(group.options.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return group.probabilities[a] > group.probabilities[b];
    });
    tell_town_from_region(name, tokens, group, order);
    m.candidates.reserve(std::min(order.size(), kMostCandidates));
    for (std::size_t k = 0; k < std::min(order.size(), kMostCandidates); ++k) {
      Candidate c;
      c.place = group.options[order[k]].place;
      c.score = group.probabilities[order[k]];
      if (reasons == Reasons::told) {
        c.reasons = reasons_for(resolver, names, static_cast<int>(i), order[k], k > 0);
      }
      m.candidates.push_back(std::move(c));
    }
    // "the al-Thawra hospital": a house called so, unless a town of the name is near. Airports and
    // harbours bear the names of their towns.
    static constexpr std::array<std::string_view, 5> kOfTheirTown = {"airport", "airfield",
                                                                     "airbase", "port", "harbour"};
    const auto of_its_town = [&] {
      return std::ranges::find(kOfTheirTown, tokens.beside(name.end - 1, 1).lower) !=
             kOfTheirTown.end();
    };
    // "a compound called Greystone": a name that is given, not one that is known.
    const std::string_view given_by = tokens.beside(name.begin, -1).lower;
    const bool called = !given && !order.empty() &&
                        (given_by == "called" || given_by == "dubbed" || given_by == "nicknamed");
    const bool own = !order.empty() && group.options[order[0]].own && !name.loose;
    if (called && !own && !lies_where_the_story_is(group.features[order[0]])) m.candidates.clear();
    const bool house = !given && !of_its_town() && !order.empty() && name.end > name.begin &&
                       name.begin < tokens.size() &&
                       (tokens.beside(name.end - 1, 1).classes & kFacilityWord) != 0 &&
                       group.options[order[0]].place.kind == gazetteer::PlaceKind::settlement;
    if (house && !own && !lies_where_the_story_is(group.features[order[0]])) m.candidates.clear();
    if (name.loose && !order.empty() && !lies_near_the_story(group.features[order[0]])) {
      m.candidates.clear();
    }
    m.confidence = m.candidates.empty() ? 0 : name.probability * share_near_best(group, order);
    if (name.begin < tokens.size() && !name.demonym) m.relation = relation_of(name, tokens);
    m.role = role_of(name, m.place(), m.relation, tokens);
    out.push_back(std::move(m));
  }
  place_generic_parts(names, tokens, resolver, out);
  const Calibration& calibration = given ? model.given : model.found;
  for (PlaceMention& m : out) {
    if (!m.candidates.empty()) m.confidence = calibration(m.confidence);
  }
  inherit_roles(names, tokens, out);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const gazetteer::Place* other = nullptr;
    if (i + 1 < out.size() && !out[i].relation && lies_between(out[i], out[i + 1])) {
      if (auto r = between(names[i], names[i + 1], tokens)) {
        out[i].relation = r;
        other = out[i + 1].place();
        // A way is where something happens, whichever way it leads.
        for (PlaceMention* m : {&out[i], &out[i + 1]}) {
          if (m->role == Role::origin || m->role == Role::destination) m->role = Role::site;
        }
      }
    }
    settle(out[i], other);
  }
  // The second place of "between" stands at the same point as the first.
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i].relation && out[i].relation->kind == Relation::Kind::between &&
        !out[i + 1].relation && out[i].relation->span.covers(out[i + 1].span)) {
      out[i + 1].relation = out[i].relation;
      out[i + 1].at = out[i].at;
      out[i + 1].radius_km = out[i].radius_km;
    }
  }
  return out;
}

std::vector<PlaceMention> Geoparser::find(const text::Story& story,
                                          std::span<const syntax::Tree> trees,
                                          Reasons reasons) const {
  const auto memory = impl_->memories->borrow();
  const Tokens tokens(story, trees, impl_->lexicon);
  std::vector<Name> names = scan(tokens, *memory);
  for (Name& name : names) {
    if (name.told != nullptr) continue;
    name.probability = logistic(score(impl_->model.mention, name.features));
    if (begins_a_persons_name(name)) name.probability *= kPersonsName;
    if (says_its_kind(name, tokens)) name.probability = std::max(name.probability, kSaysItsKind);
    if (names_an_own_place(name)) name.probability = std::max(name.probability, kOwn);
  }
  std::erase_if(names, [&](const Name& n) {
    if (n.told != nullptr || says_its_kind(n, tokens)) return false;
    if (has_an_age(n, tokens) || one_of_many(n, tokens)) return true;
    if (vouched_for(n)) return n.probability < kVouchedThreshold;
    return n.probability < (speaks_for_a_country(n) ? impl_->model.capital_threshold
                                                    : impl_->model.mention_threshold);
  });
  link_containers(names, tokens);
  std::vector<PlaceMention> out = impl_->mentions(names, tokens, false, reasons);
  for (std::size_t i = out.size(); i > 0; --i) {
    if (names[i - 1].loose && out[i - 1].candidates.empty()) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
  }
  place_described(tokens, *memory, out);
  return out;
}

std::vector<PlaceMention> Geoparser::resolve(const text::Story& story,
                                             std::span<const syntax::Tree> trees,
                                             std::span<const text::Span> given,
                                             Reasons reasons) const {
  const auto memory = impl_->memories->borrow();
  const Tokens tokens(story, trees, impl_->lexicon);
  // Neighbours are looked for in the order of the text; the answer is in the order asked for.
  std::vector<std::size_t> order(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return given[a] < given[b]; });
  std::vector<text::Span> sorted;
  sorted.reserve(given.size());
  for (const std::size_t i : order) sorted.push_back(given[i]);
  const std::vector<Name> names = names_at(tokens, *memory, sorted);
  std::vector<PlaceMention> found = impl_->mentions(names, tokens, true, reasons);
  std::vector<PlaceMention> out(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    found[i].span = given[order[i]];
    if (names[i].told == nullptr) found[i].surface = names[i].text;
    out[order[i]] = std::move(found[i]);
  }
  return out;
}

std::vector<bool> Geoparser::sentences_with_names(const text::Story& story) const {
  const auto memory = impl_->memories->borrow();
  const Tokens tokens(story, {}, impl_->lexicon);
  std::vector<bool> out(story.sentences.size(), false);
  for (const Name& name : scan(tokens, *memory)) out[tokens[name.begin].sentence] = true;
  return out;
}

std::optional<std::size_t> Geoparser::antecedent(const text::Story& story,
                                                 std::span<const syntax::Tree> trees,
                                                 std::span<const PlaceMention> mentions,
                                                 std::uint32_t token) const {
  if (token >= story.tokens.size()) return std::nullopt;
  const Tokens tokens(story, trees, impl_->lexicon);
  return find_antecedent(tokens, mentions, static_cast<int>(token));
}

}  // namespace dateline::geoparse
