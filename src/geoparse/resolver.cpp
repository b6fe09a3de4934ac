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

bool same_or_contains(const Place& outer, const Place& inner) {
  return outer.key == inner.key || contains(outer, inner);
}

double log_distance(double km) { return std::log1p(km / 10) / 7.6; }

}  // namespace

Resolver::Resolver(const Tokens& tokens, const gazetteer::Gazetteer& world,
                   const std::vector<Name>& names)
    : tokens_(tokens), world_(world), names_(names) {
  std::unordered_map<std::string, int> by_key;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const auto [at, fresh] = by_key.try_emplace(name.key, static_cast<int>(groups_.size()));
    if (fresh) {
      groups_.emplace_back();
      groups_.back().weight = 0;
    }
    Group& group = groups_[static_cast<std::size_t>(at->second)];
    group.names.push_back(static_cast<int>(i));
    for (const Option& o : name.options) {
      if (std::none_of(group.options.begin(), group.options.end(),
                       [&](const Option& g) { return g.id == o.id; })) {
        group.options.push_back(o);
      }
    }
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
  for (Group& g : groups_) {
    g.features.resize(g.options.size());
    g.probabilities.assign(g.options.size(), 0);
  }
  count_support();
}

void Resolver::count_support() {
  for (const Group& g : groups_) {
    if (g.options.empty()) continue;
    const double mentions = g.weight * (1 + std::log(static_cast<double>(g.names.size())));
    // Countries and first-level regions named as such; a name that is also a town's counts half.
    for (const Option& o : g.options) {
      const double share = mentions / (g.options.size() > 3 ? 2 : 1);
      if (o.place.kind == PlaceKind::country) {
        countries_named_[std::string(o.place.country)] += share;
        all_countries_ += share;
      }
      if (o.place.kind == PlaceKind::region && o.place.feature == "ADM1") {
        regions_named_[std::string(o.place.key)] += share;
        countries_named_[std::string(o.place.country)] += share / 2;
        all_countries_ += share / 2;
      }
    }
    std::unordered_map<std::string, double> in_country;
    std::unordered_map<std::string, double> in_region;
    for (const Option& o : g.options) {
      if (!o.place.country.empty()) in_country[std::string(o.place.country)] = 1;
      if (!o.place.admin1.empty()) in_region[std::string(o.place.admin1)] = 1;
      if (o.place.kind == PlaceKind::region) in_region[std::string(o.place.key)] = 1;
    }
    for (const auto& [code, one] : in_country)
      country_support_[code] += g.weight * one / static_cast<double>(in_country.size());
    for (const auto& [key, one] : in_region)
      region_support_[key] += g.weight * one / std::sqrt(static_cast<double>(in_region.size()));
  }
}

void Resolver::measure_option(const Group& group, int index, std::size_t option, bool first,
                              ChoiceFeatures& f) const {
  f.fill(0);
  const auto set = [&](C feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const auto flag = [&](C feature, bool value) { set(feature, value ? 1 : 0); };
  const Option& o = group.options[option];
  const Place& p = o.place;

  std::uint32_t most_people = 0;
  double all_people = 1;
  for (const Option& other : group.options) {
    most_people = std::max(most_people, other.place.population);
    all_people += other.place.population;
  }
  set(C::population, std::log10(1.0 + p.population) / 7);
  flag(C::most_people, p.population > 0 && p.population == most_people);
  set(C::share_of_people, p.population / all_people);
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
  bool class_agrees = false;
  bool class_differs = false;
  double neighbour = 20000;
  for (const int n : group.names) {
    const Name& name = names_[static_cast<std::size_t>(n)];
    if (name.container >= 0) {
      const Group& outer =
          groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(name.container)])];
      bool inside = false;
      for (const Option& c : outer.options)
        inside = inside || contains(c.place, p) ||
                 (c.place.kind == PlaceKind::settlement && p.kind == PlaceKind::district &&
                  distance_km(c.direction, o.direction) < 40);
      in_container = in_container || inside;
      outside = outside || !inside;
    }
    if (name.contained >= 0) {
      const Group& inner =
          groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(name.contained)])];
      for (const Option& c : inner.options)
        holds_neighbour = holds_neighbour || contains(p, c.place);
    }
    const std::uint32_t after = tokens_.beside(name.end - 1, 1).classes & kPlaceNoun;
    const std::uint32_t last =
        name.end - name.begin > 1 ? tokens_[name.end - 1].classes & kPlaceNoun : 0U;
    const std::uint32_t of = tokens_.beside(name.begin, -1).lower == "of"
                                 ? tokens_.beside(name.begin, -2).classes & kPlaceNoun
                                 : 0U;
    const std::uint32_t classes = after | last | of;
    if (classes != 0) {
      class_agrees = class_agrees || agrees(classes, p.kind);
      class_differs = class_differs || !agrees(classes, p.kind);
    }
    if (first) continue;
    for (const int step : {-2, -1, 1, 2}) {
      const int k = n + step;
      if (k < 0 || k >= static_cast<int>(names_.size())) continue;
      const Group& beside =
          groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(k)])];
      if (&beside == &group || beside.best < 0) continue;
      const Option& b = beside.options[static_cast<std::size_t>(beside.best)];
      if (b.place.kind == PlaceKind::country && !same_or_contains(b.place, p)) continue;
      neighbour = std::min(
          neighbour, same_or_contains(b.place, p) ? 100.0 : distance_km(b.direction, o.direction));
    }
  }
  flag(C::in_container, in_container);
  flag(C::outside_container, outside && !in_container);
  flag(C::contains_neighbour, holds_neighbour);
  flag(C::class_agrees, class_agrees);
  flag(C::class_differs, class_differs && !class_agrees);

  const auto weight_of = [](const auto& map, std::string_view key) {
    const auto found = map.find(std::string(key));
    return found == map.end() ? 0.0 : found->second;
  };
  // Without what the group itself contributes.
  double own_country = 0;
  double own_region = 0;
  const double own = group.weight * (1 + std::log(static_cast<double>(group.names.size()))) /
                     (group.options.size() > 3 ? 2 : 1);
  std::size_t own_countries = 0;
  std::size_t own_regions = 0;
  {
    std::vector<std::string_view> codes;
    std::vector<std::string_view> keys;
    for (const Option& other : group.options) {
      if (!other.place.country.empty()) codes.push_back(other.place.country);
      if (!other.place.admin1.empty()) keys.push_back(other.place.admin1);
      if (other.place.kind == PlaceKind::region) keys.push_back(other.place.key);
      if (other.place.country != p.country) continue;
      if (other.place.kind == PlaceKind::country) own_country += own;
      if (other.place.kind == PlaceKind::region && other.place.feature == "ADM1") {
        own_country += own / 2;
        if (other.place.key == p.admin1 || other.place.key == p.key) own_region += own;
      }
    }
    const auto unique = [](std::vector<std::string_view>& v) {
      std::sort(v.begin(), v.end());
      v.erase(std::unique(v.begin(), v.end()), v.end());
      return v.size();
    };
    own_countries = unique(codes);
    own_regions = unique(keys);
  }
  const double named = std::max(0.0, weight_of(countries_named_, p.country) - own_country);
  set(C::country_named, std::log1p(named));
  set(C::country_share, all_countries_ > 0 ? named / all_countries_ : 0);
  const std::string_view region =
      p.kind == PlaceKind::region && p.feature == "ADM1" ? p.key : p.admin1;
  set(C::region_named, std::log1p(std::max(0.0, weight_of(regions_named_, region) - own_region)));
  const double region_own =
      own_regions > 0 ? group.weight / std::sqrt(static_cast<double>(own_regions)) : 0;
  const double country_own =
      own_countries > 0 ? group.weight / static_cast<double>(own_countries) : 0;
  set(C::region_support,
      std::log1p(std::max(0.0, weight_of(region_support_, region) - region_own)));
  set(C::country_support,
      std::log1p(std::max(0.0, weight_of(country_support_, p.country) - country_own)));

  if (first) return;
  double nearest = 20000;
  double close = 0;
  double sum = 0;
  double holds = 0;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const Group& other = groups_[g];
    if (static_cast<int>(g) == index || other.best < 0) continue;
    const Option& b = other.options[static_cast<std::size_t>(other.best)];
    if (b.id == o.id) continue;
    const double trust = other.weight * other.probabilities[static_cast<std::size_t>(other.best)];
    if (contains(p, b.place)) holds += trust;
    if (b.place.kind == PlaceKind::country || b.place.kind == PlaceKind::area) continue;
    double km = distance_km(b.direction, o.direction);
    if (contains(b.place, p)) km = std::min(km, static_cast<double>(b.place.radius_km) / 2);
    if (trust > 0.3) nearest = std::min(nearest, km / std::max(0.3, trust));
    close += trust * std::exp(-km / 150);
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
    for (std::size_t o = 0; o < groups_[g].options.size(); ++o) {
      measure_option(groups_[g], static_cast<int>(g), o, first, groups_[g].features[o]);
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
