#include "geoparse/resolver.hpp"

#include <algorithm>
#include <cmath>
#include <span>

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

/// The features before this one are the same for all looks, as are those from kLastingAgain on.
constexpr auto kAround = static_cast<std::size_t>(C::near_10);
constexpr auto kLastingAgain = static_cast<std::size_t>(C::region_beside_its_town);

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
      options_(group()),
      features_(options_),
      probabilities_(options_),
      lasting_(options_),
      support_(groups_, options_),
      surroundings_({tokens_, names_, groups_, group_of_, dateline_group_}, options_) {
  for (Group& g : groups_) {
    g.features = std::span(features_).subspan(g.first_option, g.options.size());
    g.probabilities = std::span(probabilities_).subspan(g.first_option, g.options.size());
  }
}

std::size_t Resolver::group() {
  // Senses are few, numbered in the order of their first names, and may be of names left out.
  int senses = 0;
  for (const Name& name : names_) senses = std::max(senses, name.sense + 1);
  std::vector<int> of_sense(static_cast<std::size_t>(senses), -1);
  std::vector<int> sizes;
  sizes.reserve(of_sense.size());
  group_of_.reserve(names_.size());
  for (const Name& name : names_) {
    int& at = of_sense[static_cast<std::size_t>(name.sense)];
    if (at < 0) {
      at = static_cast<int>(sizes.size());
      sizes.push_back(0);
    }
    ++sizes[static_cast<std::size_t>(at)];
    group_of_.push_back(at);
  }
  group_names_.resize(names_.size());
  groups_.resize(sizes.size());
  std::size_t first = 0;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    groups_[g].names = std::span(group_names_).subspan(first, 0);
    first += static_cast<std::size_t>(sizes[g]);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    add_to_group(static_cast<std::size_t>(group_of_[i]), static_cast<int>(i));
  }
  std::size_t options = 0;
  for (Group& g : groups_) {
    g.first_option = options;
    options += g.options.size();
  }
  return options;
}

void Resolver::add_to_group(std::size_t index, int name_index) {
  Group& group = groups_[index];
  const Name& name = names_[static_cast<std::size_t>(name_index)];
  if (group.names.empty()) group.options = name.options;
  if (group.names.empty() || !tokens_.repeated(name.begin)) {
    const auto first = static_cast<std::size_t>(group.names.data() - group_names_.data());
    group_names_[first + group.names.size()] = name_index;
    group.names = std::span(group_names_).subspan(first, group.names.size() + 1);
  }
  if (name.options.data() != group.options.data()) add_options(group, name.options);
  group.weight = std::max(group.weight, name.probability);
  group.demonym = group.demonym || name.demonym;
  group.generic = group.generic || name.generic;
  group.own = group.own || name.own;
  group.doubtful = group.doubtful || name.generic || name.loose ||
                   (tokens_.beside(name.end - 1, 1).classes & kFacilityWord) != 0;
  if (name.features[static_cast<std::size_t>(MentionFeature::in_dateline)] > 0) {
    group.filed_from = true;
    if (dateline_group_ < 0) dateline_group_ = static_cast<int>(index);
  }
}

void Resolver::share_of(const Group& group) {
  Shared& out = shared_;
  out.most_people = 0;
  out.all_people = 1;
  out.classes = 0;
  out.share = Support::share(group);
  out.named.clear();
  for (std::size_t i = 0; i < group.options.size(); ++i) {
    const Option& o = group.options[i];
    out.most_people = std::max(out.most_people, o.place.population);
    out.all_people += o.place.population;
    if (o.is(PlaceKind::country) || o.is_first_region) out.named.push_back(i);
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
}

void Resolver::measure_lasting(std::size_t index) {
  const Group& group = groups_[index];
  share_of(group);
  for (std::size_t o = 0; o < group.options.size(); ++o) {
    measure_lasting(index, o);
    measure_support(index, o);
  }
}

void Resolver::measure_lasting(std::size_t index, std::size_t option) {
  const Group& group = groups_[index];
  const Shared& shared = shared_;
  ChoiceFeatures& f = group.features[option];
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
}

void Resolver::measure_support(std::size_t index, std::size_t option) {
  const Group& group = groups_[index];
  ChoiceFeatures& f = group.features[option];
  const auto set = [&](C feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  const Option& o = group.options[option];
  // Without what the group itself contributes.
  double own_country = 0;
  double own_region = 0;
  for (const std::size_t k : shared_.named) {
    const Option& other = group.options[k];
    if (!same_country(other, o)) continue;
    if (other.is(PlaceKind::country)) own_country += shared_.share;
    if (other.is_first_region) {
      own_country += shared_.share / 2;
      const bool around = other.key_id == o.admin1_id && other.place.key == o.place.admin1;
      if (around || same_key(other, o)) own_region += shared_.share;
    }
  }
  const Support::Sums& country = support_.country(group.first_option + option);
  const Support::Sums& region = support_.region(group.first_option + option);
  const double all = support_.all_countries();
  const double named = std::max(0.0, country.named - own_country);
  set(C::country_named, log_sum(named));
  set(C::country_share, all > 0 ? named / all : 0);
  set(C::region_named, log_sum(std::max(0.0, region.named - own_region)));
  set(C::region_support, log_sum(std::max(0.0, region.support - support_.of_region(index))));
  set(C::country_support, log_sum(std::max(0.0, country.support - support_.of_country(index))));
}

void Resolver::measure(bool first) {
  if (!first) surroundings_.look();
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (first) {
      measure_lasting(g);
    } else {
      surroundings_.measure(g);
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

void Resolver::choose_best(Group& g) {
  if (g.own) prefer_own(g);
  // Where it is written out, nobody need know better.
  if (g.pinned >= 0) {
    g.probabilities[static_cast<std::size_t>(g.pinned)] += g.own ? 2 * kSurely : kSurely;
  }
  g.best = static_cast<int>(std::ranges::max_element(g.probabilities) - g.probabilities.begin());
  softmax(g.probabilities);
}

// Sums are those of score(), in the same order: to skip a feature that is 0 changes none.

void Resolver::choose_first(const Model& model) {
  const std::span<const double> first = model.first;
  const std::span<const double> later = model.later;
  for (Group& g : groups_) {
    if (g.options.size() < 2) {
      g.best = g.options.empty() ? -1 : 0;
      std::ranges::fill(g.probabilities, 1.0);
      continue;
    }
    for (std::size_t o = 0; o < g.options.size(); ++o) {
      const std::span<const double> f = g.features[o];
      const double sum = add_products(0, first.first(kAround), f.first(kAround));
      g.probabilities[o] =
          add_products(sum, first.subspan(kLastingAgain), f.subspan(kLastingAgain));
      lasting_[g.first_option + o] = add_products(0, later.first(kAround), f.first(kAround));
    }
    choose_best(g);
  }
}

void Resolver::choose_later(const ChoiceFeatures& weights) {
  for (Group& g : groups_) {
    if (g.options.size() < 2) continue;
    for (std::size_t o = 0; o < g.options.size(); ++o) {
      const std::span<const double> f = g.features[o];
      g.probabilities[o] = add_products(lasting_[g.first_option + o],
                                        std::span(weights).subspan(kAround), f.subspan(kAround));
    }
    choose_best(g);
  }
}

void Resolver::run(const Model& model, int rounds, bool all) {
  for (int round = 0; round <= rounds; ++round) {
    const bool first = round == 0;
    const bool last = round == rounds;
    if (!first) surroundings_.look();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      // Its one option is chosen whatever they are.
      if (group.options.size() < 2 && !((first || last) && (all || group.doubtful))) continue;
      if (first) {
        measure_lasting(g);
      } else {
        surroundings_.measure(g);
      }
    }
    if (first) {
      choose_first(model);
    } else {
      choose_later(model.later);
    }
  }
}

}  // namespace dateline::geoparse
