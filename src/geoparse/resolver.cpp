#include "geoparse/resolver.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

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

bool contains(const Option& outer, const Option& inner) {
  if (outer.is(PlaceKind::country)) {
    return !inner.is(PlaceKind::country) && !outer.place.country.empty() &&
           same_country(outer, inner);
  }
  return outer.is(PlaceKind::region) && is_region_of(outer, inner);
}

double log_distance(double km) { return std::log1p(km / 10) / 7.6; }

/// Reaches that are kept at most (some 10 MB): what a story of a few pages has. Longer ones reckon
/// anew.
constexpr std::size_t kMostReaches = 200000;

/// A text with its id, as Option has them.
struct Keyed {
  std::string_view text;
  std::uint64_t id = 0;
};

void add_once(std::vector<Keyed>& list, const Keyed& one) {
  const bool held = std::ranges::any_of(
      list, [&](const Keyed& k) { return k.id == one.id && k.text == one.text; });
  if (!held) list.push_back(one);
}

/// score() of several at once: the sums of four do not wait for each other.
void scores(const ChoiceFeatures& weights, std::span<const ChoiceFeatures> features,
            std::span<double> out) {
  std::size_t o = 0;
  for (; o + 4 <= features.size(); o += 4) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (std::size_t i = 0; i < kChoiceFeatureCount; ++i) {
      a += weights[i] * features[o][i];
      b += weights[i] * features[o + 1][i];
      c += weights[i] * features[o + 2][i];
      d += weights[i] * features[o + 3][i];
    }
    out[o] = a;
    out[o + 1] = b;
    out[o + 2] = c;
    out[o + 3] = d;
  }
  for (; o < features.size(); ++o) out[o] = score(weights, features[o]);
}

std::size_t count_options(const std::vector<Name>& names) {
  std::size_t sum = 0;
  for (const Name& name : names) sum += name.options.size();
  return sum;
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
    : tokens_(tokens),
      names_(names),
      options_(count_options(names)),
      countries_named_(options_),
      regions_named_(options_),
      country_support_(options_),
      region_support_(3 * options_) {
  group(names);
  std::size_t options = 0;
  for (const Group& g : groups_) options += g.options.size();
  features_.resize(options);
  probabilities_.resize(options);
  std::size_t first = 0;
  for (Group& g : groups_) {
    g.features = std::span(features_).subspan(first, g.options.size());
    g.probabilities = std::span(probabilities_).subspan(first, g.options.size());
    g.first_reach = first * groups_.size();
    first += g.options.size();
  }
  if (options * groups_.size() <= kMostReaches) {
    reaches_ = std::make_unique_for_overwrite<Reach[]>(options * groups_.size());
    reached_.assign(options * groups_.size(), -1);
  }
  count_support();
}

void Resolver::group(const std::vector<Name>& names) {
  std::vector<int> of_sense;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const auto sense = static_cast<std::size_t>(name.sense);
    if (sense >= of_sense.size()) of_sense.resize(sense + 1, -1);
    int& at = of_sense[sense];
    if (at < 0) {
      at = static_cast<int>(groups_.size());
      groups_.emplace_back();
      groups_.back().weight = 0;
      groups_.back().options = name.options;
    }
    Group& group = groups_[static_cast<std::size_t>(at)];
    if (group.names.empty() || !tokens_.repeated(name.begin)) {
      group.names.push_back(static_cast<int>(i));
    }
    if (name.options.data() != group.options.data()) add_options(group, name.options);
    group.weight = std::max(group.weight, name.probability);
    group.demonym = group.demonym || name.demonym;
    group.generic = group.generic || name.generic;
    group.own = group.own || name.own;
    group.doubtful = group.doubtful || name.generic || name.loose ||
                     (tokens_.beside(name.end - 1, 1).classes & kFacilityWord) != 0;
    group.filed_from = group.filed_from ||
                       name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0;
    group_of_.push_back(at);
    if (name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0 &&
        dateline_group_ < 0) {
      dateline_group_ = at;
    }
  }
}

void Resolver::count_support() {
  std::vector<Keyed> in_country;
  std::vector<Keyed> in_region;
  for (Group& g : groups_) {
    if (g.options.empty()) continue;
    const double mentions = g.weight * (1 + std::log(static_cast<double>(g.names.size())));
    // Countries and first-level regions named as such; a name that is also a town's counts half.
    const double share = mentions / (g.options.size() > 3 ? 2 : 1);
    in_country.clear();
    in_region.clear();
    for (const Option& o : g.options) {
      const Place& p = o.place;
      if (o.is(PlaceKind::country)) {
        countries_named_(p.country, o.country_id) += share;
        all_countries_ += share;
      }
      if (o.is_first_region) {
        regions_named_(p.key, o.key_id) += share;
        countries_named_(p.country, o.country_id) += share / 2;
        all_countries_ += share / 2;
      }
      if (!p.country.empty()) add_once(in_country, {p.country, o.country_id});
      if (!p.admin1.empty()) add_once(in_region, {p.admin1, o.admin1_id});
      if (o.is(PlaceKind::region)) add_once(in_region, {p.key, o.key_id});
    }
    for (const Keyed& country : in_country) {
      country_support_(country.text, country.id) +=
          g.weight / static_cast<double>(in_country.size());
    }
    for (const Keyed& region : in_region) {
      region_support_(region.text, region.id) +=
          g.weight / std::sqrt(static_cast<double>(in_region.size()));
    }
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

  set(C::population, o.log_people / 7);
  flag(C::most_people, p.population > 0 && p.population == shared.most_people);
  set(C::share_of_people, p.population / shared.all_people);
  flag(C::country, p.kind == PlaceKind::country);
  flag(C::first_region, o.is_first_region);
  flag(C::second_region, p.kind == PlaceKind::region && !o.is_first_region);
  flag(C::district, p.kind == PlaceKind::district);
  flag(C::facility, p.kind == PlaceKind::facility);
  flag(C::water, p.kind == PlaceKind::water);
  flag(C::relief, p.kind == PlaceKind::relief);
  flag(C::area, p.kind == PlaceKind::area);
  flag(C::capital, o.is_capital);
  flag(C::seat, p.feature == "PPLA" || p.feature == "PPLA2");
  set(C::dissimilar, 1 - o.similarity);
  flag(C::alternate, !o.primary && !o.abbreviation);
  flag(C::abbreviation, o.abbreviation);
  flag(C::shortened, o.shortened);

  // "Kirkuk" is the city before it is the province around it.
  bool beside_its_town = false;
  if (p.kind == PlaceKind::region) {
    for (const Option& other : group.options) {
      const bool town = other.place.population > 20000 || other.is_capital ||
                        other.place.feature.starts_with("PPLA");
      beside_its_town = beside_its_town ||
                        (other.place.kind == PlaceKind::settlement && town && contains(o, other));
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
        inside = inside || contains(c, o) ||
                 (c.place.kind == PlaceKind::settlement && p.kind == PlaceKind::district &&
                  is_nearer(c.direction, o.direction, 40));
      in_container = in_container || inside;
      outside = outside || !inside;
    }
    if (name.contained >= 0) {
      for (const Option& c : group_of(name.contained).options)
        holds_neighbour = holds_neighbour || contains(o, c);
    }
  }
  flag(C::in_container, in_container);
  flag(C::outside_container, outside && !in_container);
  flag(C::contains_neighbour, holds_neighbour);
  flag(C::class_agrees, agrees(shared.classes, p.kind));
  flag(C::class_differs, shared.classes != 0 && !agrees(shared.classes, p.kind));

  // Without what the group itself contributes.
  double own_country = 0;
  double own_region = 0;
  const double own = group.weight * (1 + std::log(static_cast<double>(group.names.size()))) /
                     (group.options.size() > 3 ? 2 : 1);
  for (const Option& other : group.options) {
    if (!same_country(other, o)) continue;
    if (other.is(PlaceKind::country)) own_country += own;
    if (other.is_first_region) {
      own_country += own / 2;
      const bool around = other.key_id == o.admin1_id && other.place.key == p.admin1;
      if (around || same_key(other, o)) own_region += own;
    }
  }
  const double named = std::max(0.0, countries_named_.get(p.country, o.country_id) - own_country);
  set(C::country_named, std::log1p(named));
  set(C::country_share, all_countries_ > 0 ? named / all_countries_ : 0);
  const std::string_view region = o.is_first_region ? p.key.view() : p.admin1;
  const std::uint64_t region_id = o.is_first_region ? o.key_id : o.admin1_id;
  set(C::region_named,
      std::log1p(std::max(0.0, regions_named_.get(region, region_id) - own_region)));
  const double region_own =
      group.regions > 0 ? group.weight / std::sqrt(static_cast<double>(group.regions)) : 0;
  const double country_own =
      group.countries > 0 ? group.weight / static_cast<double>(group.countries) : 0;
  set(C::region_support,
      std::log1p(std::max(0.0, region_support_.get(region, region_id) - region_own)));
  set(C::country_support,
      std::log1p(std::max(0.0, country_support_.get(p.country, o.country_id) - country_own)));
}

Resolver::Reach Resolver::reach(const Option& from, const Group& other) {
  const Option& to = other.options[static_cast<std::size_t>(other.best)];
  Reach out{};
  out.same = to.id == from.id;
  out.holds = contains(from, to);
  out.within = contains(to, from);
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
  Reach fresh{};
  // What was reckoned for an earlier look holds while the other group keeps to its choice.
  const auto reach_of = [&](std::size_t g) -> const Reach& {
    const Group& other = groups_[g];
    if (!reaches_) return fresh = reach(o, other);
    const std::size_t at = group.first_reach + option * groups_.size() + g;
    if (reached_[at] != other.best) {
      reached_[at] = other.best;
      reaches_[at] = reach(o, other);
    }
    return reaches_[at];
  };
  double neighbour = 20000;
  for (const int n : group.names) {
    for (const int step : {-2, -1, 1, 2}) {
      const int k = n + step;
      if (k < 0 || k >= static_cast<int>(names_.size())) continue;
      if (tokens_.repeated(names_[static_cast<std::size_t>(k)].begin)) continue;
      const int at = group_index(k);
      const Group& beside = groups_[static_cast<std::size_t>(at)];
      if (at == index || beside.best < 0) continue;
      const Reach& r = reach_of(static_cast<std::size_t>(at));
      const bool around =
          r.within || same_key(beside.options[static_cast<std::size_t>(beside.best)], o);
      if (r.country && !around) continue;
      neighbour = std::min(neighbour, around ? 100.0 : r.km);
    }
  }
  double nearest = 20000;
  double close = 0;
  double sum = 0;
  double holds = 0;
  for (const auto& [g, trust] : chosen_) {
    if (g == index) continue;
    const Reach& r = reach_of(static_cast<std::size_t>(g));
    if (r.same) continue;
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
      const Reach& r = reach_of(static_cast<std::size_t>(dateline_group_));
      const auto& filed = d.options[static_cast<std::size_t>(d.best)].direction;
      set(C::dateline_distance, log_distance(r.country ? distance_km(filed, o.direction) : r.km));
    }
  }
}

void Resolver::list_chosen() {
  chosen_.clear();
  chosen_.reserve(groups_.size());
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const Group& group = groups_[g];
    if (group.best < 0) continue;
    chosen_.push_back({static_cast<int>(g),
                       group.weight * group.probabilities[static_cast<std::size_t>(group.best)]});
  }
}

void Resolver::measure(bool first) {
  if (!first) list_chosen();
  for (std::size_t g = 0; g < groups_.size(); ++g) measure_group(g, first);
}

void Resolver::measure_group(std::size_t index, bool first) {
  Group& group = groups_[index];
  const Shared shared = first ? shared_of(group) : Shared{};
  for (std::size_t o = 0; o < group.options.size(); ++o) {
    if (first) {
      measure_lasting(group, o, shared, group.features[o]);
    } else {
      measure_around(group, static_cast<int>(index), o, group.features[o]);
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

constexpr double kSurely = 20;  // beyond what weights and features reach

/// Who put a place on the map means it by that name, unless the story itself says that it is
/// another one: "Mill Hill, Virginia".
void Resolver::prefer_own(Group& group) {
  const auto on = [&](std::size_t o, C feature) {
    return group.features[o][static_cast<std::size_t>(feature)] > 0;
  };
  bool other_told = false;
  for (std::size_t o = 0; o < group.options.size(); ++o) {
    other_told = other_told || (!group.options[o].own && on(o, C::in_container));
  }
  for (std::size_t o = 0; o < group.options.size(); ++o) {
    if (!group.options[o].own || (other_told && !on(o, C::in_container))) continue;
    group.probabilities[o] += kSurely;
  }
}

void Resolver::choose(const ChoiceFeatures& weights) {
  for (Group& g : groups_) {
    if (g.options.size() < 2) {
      g.best = g.options.empty() ? -1 : 0;
      std::ranges::fill(g.probabilities, 1.0);
      continue;
    }
    scores(weights, g.features, g.probabilities);
    if (g.own) prefer_own(g);
    // Where it is written out, nobody need know better.
    if (g.pinned >= 0) {
      g.probabilities[static_cast<std::size_t>(g.pinned)] += g.own ? 2 * kSurely : kSurely;
    }
    g.best = static_cast<int>(std::ranges::max_element(g.probabilities) - g.probabilities.begin());
    softmax(g.probabilities);
  }
}

void Resolver::run(const Model& model, int rounds, bool all) {
  for (int round = 0; round <= rounds; ++round) {
    const bool first = round == 0;
    const bool last = round == rounds;
    if (!first) list_chosen();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      // Its one option is chosen whatever they are.
      const bool told = group.options.size() > 1 || ((first || last) && (all || group.doubtful));
      if (told) measure_group(g, first);
    }
    choose(first ? model.first : model.later);
  }
}

}  // namespace dateline::geoparse
