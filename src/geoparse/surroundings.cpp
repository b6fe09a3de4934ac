#include "geoparse/surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace dateline::geoparse {
namespace {

using C = ChoiceFeature;
using gazetteer::PlaceKind;

/// Reaches that are kept at most (some 3 MB): what a story of a few pages has. Longer ones reckon
/// anew.
constexpr std::size_t kMostReaches = 200000;
constexpr double kFar = 20000;        ///< km: as far as places can be
constexpr double kFarDistance = 0.6;  ///< the feature where there is nothing near
constexpr double kTrusted = 0.3;

double log_distance(double km) { return std::log1p(km / 10) / 7.6; }

void set(ChoiceFeatures& f, C feature, double value) {
  f[static_cast<std::size_t>(feature)] = value;
}

bool is_wide(const Option& place) {
  return place.is(PlaceKind::country) || place.is(PlaceKind::area);
}

}  // namespace

Surroundings::Surroundings(const Grouped& story, std::size_t options)
    : story_(story), seen_(story.groups.size()) {
  const std::size_t groups = story.groups.size();
  keeps_ = options * groups <= kMostReaches;
  reaches_ = std::make_unique_for_overwrite<Reach[]>(keeps_ ? options * groups : groups);
  chosen_.reserve(groups);
  points_.reserve(groups);
  fresh_.reserve(groups);
  beside_.reserve(4 * groups);  // about what they have
}

void Surroundings::look() {
  ++looks_;
  chosen_.clear();
  points_.clear();
  for (std::size_t g = 0; g < story_.groups.size(); ++g) {
    const Group& group = story_.groups[g];
    const Option* place = group.chosen();
    if (place == nullptr) continue;
    Seen& seen = seen_[g];
    if (seen.best != group.best) {
      seen.best = group.best;
      seen.since = looks_;
    }
    const double trust = group.weight * group.probabilities[static_cast<std::size_t>(group.best)];
    chosen_.push_back({place, trust, g, seen.since});
    if (!is_wide(*place)) points_.push_back(chosen_.back());
  }
}

/// The groups of the names just before and after those of a group, each once. That there is nothing
/// to choose from for one of them does not change.
std::span<const std::size_t> Surroundings::beside(std::size_t index) {
  Seen& seen = seen_[index];
  const auto listed = [&] { return std::span(beside_).subspan(seen.first_beside, seen.besides); };
  if (seen.listed) return listed();
  seen.listed = true;
  seen.first_beside = beside_.size();
  const int names = static_cast<int>(story_.names.size());
  for (const int n : story_.groups[index].names) {
    for (const int k : {n - 2, n - 1, n + 1, n + 2}) {
      if (k < 0 || k >= names) continue;
      const auto at = static_cast<std::size_t>(story_.group_of[static_cast<std::size_t>(k)]);
      if (at == index || seen_[at].beside == index || story_.groups[at].best < 0 ||
          story_.tokens.repeated(story_.names[static_cast<std::size_t>(k)].begin)) {
        continue;
      }
      seen_[at].beside = index;
      beside_.push_back(at);
      ++seen.besides;
    }
  }
  return listed();
}

void Surroundings::measure(std::size_t index) {
  // What adds nothing to any sum: of the group itself and of an option that is the place itself.
  constexpr Reach kNothing{std::numeric_limits<double>::infinity(), 0};
  // Here, and so in line: there are many.
  const auto reach = [](const Option& from, const Option& to) {
    const double km = distance_km(to.direction, from.direction);
    const bool within = to.is(PlaceKind::region) && is_region_of(to, from);
    const double near = within ? std::min(km, static_cast<double>(to.place.radius_km) / 2) : km;
    return Reach{near, std::exp(-near / 150)};
  };
  const Group& group = story_.groups[index];
  const int looked = keeps_ ? seen_[index].looked : 0;
  seen_[index].looked = looks_;
  fresh_.clear();
  std::ranges::copy_if(points_, std::back_inserter(fresh_),
                       [&](const Chosen& c) { return c.since > looked; });
  const auto is_new = [&](std::size_t g) { return seen_[g].since > looked; };
  const std::span<const std::size_t> names_beside = beside(index);
  const bool new_beside = looked == 0 || std::ranges::any_of(names_beside, is_new);
  const Option* filed = nullptr;
  if (story_.dateline_group >= 0) {
    const auto dateline = static_cast<std::size_t>(story_.dateline_group);
    if (dateline != index && is_new(dateline)) filed = story_.groups[dateline].chosen();
  }
  for (std::size_t i = 0; i < group.options.size(); ++i) {
    const Option& o = group.options[i];
    ChoiceFeatures& f = group.features[i];
    const std::span row(&reaches_[keeps_ ? (group.first_option + i) * story_.groups.size() : 0],
                        story_.groups.size());
    for (const Chosen& p : fresh_) {
      row[p.group] = p.group == index || p.place->id == o.id ? kNothing : reach(o, *p.place);
    }
    measure_points(row, f);
    if (new_beside) measure_beside(o, names_beside, row, f);
    // What lies in "Idlib" lies near the town of Idlib as well, and says nothing for the region.
    const bool town_too = f[static_cast<std::size_t>(C::region_beside_its_town)] > 0;
    const bool may_hold = o.is(PlaceKind::country) || o.is(PlaceKind::region);
    if (may_hold && !town_too) set(f, C::contains_others, log_sum(held_by(o, index)));
    if (filed != nullptr) {
      set(f, C::dateline_distance, log_distance(distance_km(filed->direction, o.direction)));
    }
  }
}

void Surroundings::measure_points(std::span<const Reach> row, ChoiceFeatures& f) const {
  double nearest = kFar;
  double close = 0;
  for (const Chosen& p : points_) {
    const Reach& r = row[p.group];
    if (p.trust > kTrusted) nearest = std::min(nearest, r.near_km / p.trust);
    close += p.trust * r.fall_off;
  }
  const auto flag = [&](C feature, double km) { set(f, feature, nearest <= km ? 1 : 0); };
  flag(C::near_10, 10);
  flag(C::near_50, 50);
  flag(C::near_161, 161);
  flag(C::near_500, 500);
  set(f, C::distance, nearest >= kFar ? kFarDistance : log_distance(nearest));
  set(f, C::closeness, log_sum(close));
}

/// How far the nearest place is that is named just before or after.
void Surroundings::measure_beside(const Option& from, std::span<const std::size_t> beside,
                                  std::span<const Reach> row, ChoiceFeatures& f) const {
  constexpr double kAroundKm = 100;  ///< what lies around the option is about as far
  double nearest = kFar;
  for (const std::size_t g : beside) {
    const Option& there = *story_.groups[g].chosen();
    double km = kAroundKm;
    if (!contains(there, from) && !same_key(there, from)) {
      if (there.is(PlaceKind::country)) continue;
      km = is_wide(there) ? distance_km(there.direction, from.direction) : row[g].near_km;
    }
    nearest = std::min(nearest, km);
  }
  set(f, C::neighbour_distance, nearest >= kFar ? kFarDistance : log_distance(nearest));
}

/// The trust in all that lies in a country or region.
double Surroundings::held_by(const Option& outer, std::size_t index) const {
  double sum = 0;
  for (const Chosen& c : chosen_) {
    if (contains(outer, *c.place) && c.group != index && c.place->id != outer.id) sum += c.trust;
  }
  return sum;
}

}  // namespace dateline::geoparse
