#include "geoparse/resolver.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::geoparse {
namespace {

using C = ChoiceFeature;
using gazetteer::Place;
using gazetteer::PlaceKind;

/// Whether a class word beside a name ("province", "river") is one for places of a kind.
bool agrees(std::uint32_t classes, PlaceKind kind) {
  switch (kind) {
    case PlaceKind::region:
    case PlaceKind::country:
      return (classes & kRegionWord) != 0;
    case PlaceKind::settlement:
      return (classes & kSettlementWord) != 0;
    case PlaceKind::district:
      return (classes & kDistrictWord) != 0;
    case PlaceKind::facility:
      return (classes & kFacilityWord) != 0;
    case PlaceKind::water:
      return (classes & kWaterWord) != 0;
    case PlaceKind::relief:
      return (classes & kReliefWord) != 0;
    case PlaceKind::area:
    case PlaceKind::other:
      break;
  }
  return false;
}

bool contains(const Place& outer, const Place& inner) {
  if (outer.kind == PlaceKind::country) {
    return inner.kind != PlaceKind::country && !outer.country.empty() &&
           outer.country == inner.country;
  }
  return outer.kind == PlaceKind::region &&
         (inner.admin1 == outer.key || inner.admin2 == outer.key);
}

double log_distance(double km) { return std::log1p(km / 10) / 7.6; }

/// Reaches that are kept at most (some 10 MB): what a story of a few pages has. Longer ones reckon
/// anew.
constexpr std::size_t kMostReaches = 200000;

void keep_unique(std::vector<std::string_view>& v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

/// Adds those of `options` that the group does not have.
void add_options(Group& group, std::span<const Option> options) {
  if (group.merged.empty()) group.merged.assign(group.options.begin(), group.options.end());
  for (const Option& o : options) {
    if (std::none_of(group.merged.begin(), group.merged.end(),
                     [&](const Option& g) { return g.id == o.id; })) {
      group.merged.push_back(o);
    }
  }
  group.options = group.merged;
}

}  // namespace

Resolver::Resolver(const Tokens& tokens, const std::vector<Name>& names)
    : tokens_(tokens), names_(names) {
  std::unordered_map<std::string_view, int> by_key;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const auto [at, fresh] = by_key.try_emplace(name.key, static_cast<int>(groups_.size()));
    if (fresh) {
      groups_.emplace_back();
      groups_.back().weight = 0;
      groups_.back().options = name.options;
    }
    Group& group = groups_[static_cast<std::size_t>(at->second)];
    group.names.push_back(static_cast<int>(i));
    if (name.options.data() != group.options.data()) add_options(group, name.options);
    group.weight = std::max(group.weight, name.probability);
    group.demonym = group.demonym || name.demonym;
    group.generic = group.generic || name.generic;
    group.filed_from = group.filed_from ||
                       name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0;
    group_of_.push_back(at->second);
    if (name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0 &&
        dateline_group_ < 0) {
      dateline_group_ = at->second;
    }
  }
  std::size_t options = 0;
  for (Group& g : groups_) {
    g.features.resize(g.options.size());
    g.probabilities.assign(g.options.size(), 0);
    g.first_reach = options * groups_.size();
    options += g.options.size();
  }
  if (options * groups_.size() <= kMostReaches) reaches_.resize(options * groups_.size());
  count_support();
}

void Resolver::count_support() {
  std::vector<std::string_view> in_country;
  std::vector<std::string_view> in_region;
  for (Group& g : groups_) {
    if (g.options.empty()) continue;
    const double mentions = g.weight * (1 + std::log(static_cast<double>(g.names.size())));
    // Countries and first-level regions named as such; a name that is also a town's counts half.
    const double share = mentions / (g.options.size() > 3 ? 2 : 1);
    in_country.clear();
    in_region.clear();
    for (const Option& o : g.options) {
      if (o.place.kind == PlaceKind::country) {
        countries_named_[o.place.country] += share;
        all_countries_ += share;
      }
      if (o.place.kind == PlaceKind::region && o.place.feature == "ADM1") {
        regions_named_[o.place.key] += share;
        countries_named_[o.place.country] += share / 2;
        all_countries_ += share / 2;
      }
      if (!o.place.country.empty()) in_country.push_back(o.place.country);
      if (!o.place.admin1.empty()) in_region.push_back(o.place.admin1);
      if (o.place.kind == PlaceKind::region) in_region.push_back(o.place.key);
    }
    keep_unique(in_country);
    keep_unique(in_region);
    for (const std::string_view code : in_country)
      country_support_[code] += g.weight / static_cast<double>(in_country.size());
    for (const std::string_view key : in_region)
      region_support_[key] += g.weight / std::sqrt(static_cast<double>(in_region.size()));
    g.countries = in_country.size();
    g.regions = in_region.size();
  }
}

Resolver::Shared Resolver::shared_of(const Group& group) const {
  Shared out;
  for (const Option& o : group.options) {
    out.most_people = std::max(out.most_people, o.place.population);
    out.all_people += o.place.population;
  }
  for (const int n : group.names) {
    const Name& name = names_[static_cast<std::size_t>(n)];
    const std::uint32_t after = tokens_.beside(name.end - 1, 1).classes & kPlaceNoun;
    const std::uint32_t last =
        name.end - name.begin > 1 ? tokens_[name.end - 1].classes & kPlaceNoun : 0U;
    const std::uint32_t of = tokens_.beside(name.begin, -1).lower == "of"
                                 ? tokens_.beside(name.begin, -2).classes & kPlaceNoun
                                 : 0U;
    out.classes |= after | last | of;
  }
  return out;
}

void Resolver::measure_lasting(const Group& group, std::size_t option, const Shared& shared,
                               ChoiceFeatures& f) const {
  f.fill(0);
  const auto set = [&](C feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto flag = [&](C feature, bool value) { set(feature, value ? 1 : 0); };
  const Option& o = group.options[option];
  const Place& p = o.place;

  set(C::population, std::log10(1.0 + p.population) / 7);
  flag(C::most_people, p.population > 0 && p.population == shared.most_people);
  set(C::share_of_people, p.population / shared.all_people);
  flag(C::country, p.kind == PlaceKind::country);
  flag(C::first_region, p.kind == PlaceKind::region && p.feature == "ADM1");
  flag(C::second_region, p.kind == PlaceKind::region && p.feature != "ADM1");
  flag(C::district, p.kind == PlaceKind::district);
  flag(C::facility, p.kind == PlaceKind::facility);
  flag(C::water, p.kind == PlaceKind::water);
  flag(C::relief, p.kind == PlaceKind::relief);
  flag(C::area, p.kind == PlaceKind::area);
  flag(C::capital, p.feature == "PPLC");
  flag(C::seat, p.feature == "PPLA" || p.feature == "PPLA2");
  set(C::dissimilar, 1 - o.similarity);
  flag(C::alternate, !o.primary && !o.abbreviation);
  flag(C::abbreviation, o.abbreviation);
  flag(C::shortened, o.shortened);

  // "Kirkuk" is the city before it is the province around it.
  bool beside_its_town = false;
  if (p.kind == PlaceKind::region) {
    for (const Option& other : group.options) {
      const bool town = other.place.population > 20000 || other.place.feature.starts_with("PPLA") ||
                        other.place.feature == "PPLC";
      beside_its_town = beside_its_town || (other.place.kind == PlaceKind::settlement && town &&
                                            contains(p, other.place));
    }
  }
  flag(C::region_beside_its_town, beside_its_town);
  flag(C::filed_from_a_region, group.filed_from && p.kind == PlaceKind::region);

  // What stands beside the mentions decides for all of them.
  bool in_container = false;
  bool outside = false;
  bool holds_neighbour = false;
  for (const int n : group.names) {
    const Name& name = names_[static_cast<std::size_t>(n)];
    if (name.container >= 0) {
      bool inside = false;
      for (const Option& c : group_of(name.container).options)
        inside = inside || contains(c.place, p) ||
                 (c.place.kind == PlaceKind::settlement && p.kind == PlaceKind::district &&
                  distance_km(c.direction, o.direction) < 40);
      in_container = in_container || inside;
      outside = outside || !inside;
    }
    if (name.contained >= 0) {
      for (const Option& c : group_of(name.contained).options)
        holds_neighbour = holds_neighbour || contains(p, c.place);
    }
  }
  flag(C::in_container, in_container);
  flag(C::outside_container, outside && !in_container);
  flag(C::contains_neighbour, holds_neighbour);
  flag(C::class_agrees, agrees(shared.classes, p.kind));
  flag(C::class_differs, shared.classes != 0 && !agrees(shared.classes, p.kind));

  const auto weight_of = [](const auto& map, std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? 0.0 : found->second;
  };
  // Without what the group itself contributes.
  double own_country = 0;
  double own_region = 0;
  const double own = group.weight * (1 + std::log(static_cast<double>(group.names.size()))) /
                     (group.options.size() > 3 ? 2 : 1);
  for (const Option& other : group.options) {
    if (other.place.country != p.country) continue;
    if (other.place.kind == PlaceKind::country) own_country += own;
    if (other.place.kind == PlaceKind::region && other.place.feature == "ADM1") {
      own_country += own / 2;
      if (other.place.key == p.admin1 || other.place.key == p.key) own_region += own;
    }
  }
  const double named = std::max(0.0, weight_of(countries_named_, p.country) - own_country);
  set(C::country_named, std::log1p(named));
  set(C::country_share, all_countries_ > 0 ? named / all_countries_ : 0);
  const std::string_view region =
      p.kind == PlaceKind::region && p.feature == "ADM1" ? p.key.view() : p.admin1;
  set(C::region_named, std::log1p(std::max(0.0, weight_of(regions_named_, region) - own_region)));
  const double region_own =
      group.regions > 0 ? group.weight / std::sqrt(static_cast<double>(group.regions)) : 0;
  const double country_own =
      group.countries > 0 ? group.weight / static_cast<double>(group.countries) : 0;
  set(C::region_support,
      std::log1p(std::max(0.0, weight_of(region_support_, region) - region_own)));
  set(C::country_support,
      std::log1p(std::max(0.0, weight_of(country_support_, p.country) - country_own)));
}

Resolver::Reach Resolver::reach(const Option& from, const Group& other) {
  const Option& to = other.options[static_cast<std::size_t>(other.best)];
  Reach out;
  out.best = other.best;
  out.same = to.id == from.id;
  out.holds = contains(from.place, to.place);
  out.within = contains(to.place, from.place);
  out.country = to.place.kind == PlaceKind::country;
  out.wide = out.country || to.place.kind == PlaceKind::area;
  // No feature asks how far the middle of a country is.
  if (out.country) return out;
  out.km = distance_km(to.direction, from.direction);
  if (out.wide || out.same) return out;
  out.near_km = out.within ? std::min(out.km, static_cast<double>(to.place.radius_km) / 2) : out.km;
  out.fall_off = std::exp(-out.near_km / 150);
  return out;
}

void Resolver::measure_around(const Group& group, int index, std::size_t option,
                              ChoiceFeatures& f) {
  const auto set = [&](C feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto flag = [&](C feature, bool value) { set(feature, value ? 1 : 0); };
  const Option& o = group.options[option];
  Reach fresh;
  // What was reckoned for an earlier look holds while the other group keeps to its choice.
  const auto reach_of = [&](std::size_t g) -> const Reach& {
    const Group& other = groups_[g];
    if (reaches_.empty()) return fresh = reach(o, other);
    Reach& kept = reaches_[group.first_reach + option * groups_.size() + g];
    if (kept.best != other.best) kept = reach(o, other);
    return kept;
  };
  double neighbour = 20000;
  for (const int n : group.names) {
    for (const int step : {-2, -1, 1, 2}) {
      const int k = n + step;
      if (k < 0 || k >= static_cast<int>(names_.size())) continue;
      const int at = group_index(k);
      const Group& beside = groups_[static_cast<std::size_t>(at)];
      if (at == index || beside.best < 0) continue;
      const Reach& r = reach_of(static_cast<std::size_t>(at));
      const bool around =
          r.within ||
          beside.options[static_cast<std::size_t>(beside.best)].place.key == o.place.key;
      if (r.country && !around) continue;
      neighbour = std::min(neighbour, around ? 100.0 : r.km);
    }
  }
  double nearest = 20000;
  double close = 0;
  double sum = 0;
  double holds = 0;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const Group& other = groups_[g];
    if (static_cast<int>(g) == index || other.best < 0) continue;
    const Reach& r = reach_of(g);
    if (r.same) continue;
    const double trust = other.weight * other.probabilities[static_cast<std::size_t>(other.best)];
    if (r.holds) holds += trust;
    if (r.wide) continue;
    if (trust > 0.3) nearest = std::min(nearest, r.near_km / std::max(0.3, trust));
    close += trust * r.fall_off;
    sum += trust;
  }
  flag(C::near_10, nearest <= 10);
  flag(C::near_50, nearest <= 50);
  flag(C::near_161, nearest <= 161);
  flag(C::near_500, nearest <= 500);
  set(C::distance, nearest >= 20000 ? 0.6 : log_distance(nearest));
  set(C::neighbour_distance, neighbour >= 20000 ? 0.6 : log_distance(neighbour));
  set(C::closeness, sum > 0 ? std::log1p(close) : 0);
  // What lies in "Idlib" lies near the town of Idlib as well, and says nothing for the region.
  const bool town_too = f[static_cast<std::size_t>(C::region_beside_its_town)] > 0;
  set(C::contains_others, town_too ? 0 : std::log1p(holds));
  if (dateline_group_ >= 0 && dateline_group_ != index) {
    const Group& d = groups_[static_cast<std::size_t>(dateline_group_)];
    if (d.best >= 0) {
      set(C::dateline_distance,
          log_distance(
              distance_km(d.options[static_cast<std::size_t>(d.best)].direction, o.direction)));
    }
  }
}

void Resolver::measure(bool first) {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    Group& group = groups_[g];
    if (first) {
      const Shared shared = shared_of(group);
      for (std::size_t o = 0; o < group.options.size(); ++o) {
        measure_lasting(group, o, shared, group.features[o]);
      }
      continue;
    }
    for (std::size_t o = 0; o < group.options.size(); ++o) {
      measure_around(group, static_cast<int>(g), o, group.features[o]);
    }
  }
}

void Resolver::pin(int name, geo::LngLat at) {
  // Coordinates of a town's edge, of a dam called after it, or a little off.
  constexpr double kBesideKm = 30;
  Group& g = groups_[static_cast<std::size_t>(group_index(name))];
  const auto direction = direction_of(at);
  double nearest = kBesideKm;
  for (std::size_t o = 0; o < g.options.size(); ++o) {
    const Option& option = g.options[o];
    const double km = distance_km(option.direction, direction);
    // A large area reaches far, yet its middle says little.
    const double off = km - static_cast<double>(option.place.radius_km) / 2;
    if (off >= nearest) continue;
    nearest = off;
    g.pinned = static_cast<int>(o);
  }
}

void Resolver::choose(const ChoiceFeatures& weights) {
  for (Group& g : groups_) {
    std::vector<double> scores;
    scores.reserve(g.features.size());
    for (const ChoiceFeatures& f : g.features) scores.push_back(score(weights, f));
    if (g.pinned >= 0) {
      constexpr double kSurely = 20;  // beyond what weights and features reach
      scores[static_cast<std::size_t>(g.pinned)] += kSurely;
    }
    g.probabilities = softmax(scores);
    g.best =
        scores.empty()
            ? -1
            : static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
}

void Resolver::run(const Model& model, int rounds) {
  measure(true);
  choose(model.first);
  for (int i = 0; i < rounds; ++i) {
    measure(false);
    choose(model.later);
  }
}

}  // namespace dateline::geoparse
