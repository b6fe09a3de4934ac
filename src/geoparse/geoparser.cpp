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
#include "geoparse/name_rules.hpp"
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

/// The options of a group, the likeliest first, of equals in their order. They are a few dozen at
/// most.
void rank(const Group& group, std::vector<std::size_t>& order) {
  order.resize(group.options.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    std::size_t at = k;
    for (; at > 0 && group.probabilities[k] > group.probabilities[order[at - 1]]; --at) {
      order[at] = order[at - 1];
    }
    order[at] = k;
  }
}

/// Probability that the answer or something within reach of it is right: a town and its district
/// are one answer.
double share_near_best(const Group& group, const std::vector<std::size_t>& order) {
  constexpr double kReachKm = 50;
  constexpr double kMoreThanReach = kReachKm + 1;  // most are farther, and told so without an arc
  const auto& best = group.options[order[0]].direction;
  double sum = 0;
  for (const std::size_t k : order) {
    const auto& other = group.options[k].direction;
    if (k == order[0] ||
        (is_nearer(other, best, kMoreThanReach) && distance_km(other, best) <= kReachKm)) {
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

/// A name that is only spelled like that of the best option is its name where that lies near.
bool is_named_so(const Name& name, const Group& group, std::size_t best) {
  return !name.loose || lies_near_the_story(group.features[best]);
}

/// Whether a name that the story was searched for means the best option, or what is called after
/// it.
bool is_meant(const Name& name, const Tokens& tokens, const Group& group, std::size_t best) {
  if (!is_named_so(name, group, best)) return false;
  const Option& option = group.options[best];
  if (option.own && !name.loose) return true;
  // "a compound called Greystone": a name that is given, not one that is known.
  const std::string_view given_by = tokens.beside(name.begin, -1).lower;
  const bool called = given_by == "called" || given_by == "dubbed" || given_by == "nicknamed";
  // "the al-Thawra hospital": a house called so, unless a town of the name is near. Airports and
  // harbours bear the names of their towns.
  static constexpr std::array<std::string_view, 5> kOfTheirTown = {"airport", "airfield", "airbase",
                                                                   "port", "harbour"};
  const Tok& after = tokens.beside(name.end - 1, 1);
  const bool house = option.is(gazetteer::PlaceKind::settlement) && name.end > name.begin &&
                     name.begin < tokens.size() && (after.classes & kFacilityWord) != 0 &&
                     std::ranges::find(kOfTheirTown, after.lower) == kOfTheirTown.end();
  return (!called && !house) || lies_where_the_story_is(group.features[best]);
}

/// A name as it is written.
std::string surface_of(const Name& name, text::Span span, const Tokens& tokens) {
  // The form of a token of plain letters is its text where nothing was left out: no other character
  // is ever made one of those.
  if (!span.empty() && name.end - name.begin == 1 && tokens[name.begin].letters == span.size()) {
    const std::string& form = tokens.story().tokens[static_cast<std::size_t>(name.begin)].form;
    if (std::ranges::all_of(
            form, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); })) {
      return form;
    }
  }
  return tokens.story().utf8(span);
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
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    if (name.told != nullptr) {
      out.push_back(mention_of_told(name, tokens));
      continue;
    }
    const Group& group = resolver.group_of(static_cast<int>(i));
    rank(group, order);
    tell_town_from_region(name, tokens, group, order);
    PlaceMention& m = out.emplace_back();
    if (name.begin < tokens.size() && name.end > name.begin) {
      m.span = tokens.span(name.begin, name.end);
    }
    m.surface = surface_of(name, m.span, tokens);
    if (!order.empty() &&
        (given ? is_named_so(name, group, order[0]) : is_meant(name, tokens, group, order[0]))) {
      m.candidates.resize(std::min(order.size(), kMostCandidates));
      for (std::size_t k = 0; k < m.candidates.size(); ++k) {
        Candidate& c = m.candidates[k];
        c.place = group.options[order[k]].place;
        c.score = group.probabilities[order[k]];
        if (reasons == Reasons::told) {
          c.reasons = reasons_for(resolver, names, static_cast<int>(i), order[k], k > 0);
        }
      }
      m.confidence = name.probability * share_near_best(group, order);
    }
    if (name.begin < tokens.size() && !name.demonym) m.relation = relation_of(name, tokens);
    m.role = role_of(name, m.place(), m.relation, tokens);
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
    name.probability = chance_of_a_place(name, tokens, impl_->model);
  }
  std::erase_if(names, [&](const Name& n) { return is_no_place(n, tokens, impl_->model); });
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
