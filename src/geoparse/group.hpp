#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "geoparse/candidates.hpp"
#include "geoparse/model.hpp"

namespace dateline::geoparse {

/// All names of a story that have one key: one sense a story.
struct Group {
  std::span<const int> names;          ///< indices of those in no repeated sentence
  std::span<const Option> options;     ///< of all of them
  std::vector<Option> merged;          ///< what `options` views where the names have unlike ones
  std::span<ChoiceFeatures> features;  ///< for each option; of the resolver
  std::span<double> probabilities;     ///< likewise
  std::size_t first_option = 0;        ///< number of its first option among those of all groups
  int best = -1;
  int pinned = -1;    ///< the option that coordinates beside a name of it speak for
  double weight = 0;  ///< that it is a place
  bool demonym = false;
  bool generic = false;
  bool filed_from = false;  ///< the dateline names it
  bool doubtful = false;    ///< by its features a name may be dropped, whatever it means
  bool own = false;         ///< one of the options is a place of the user's own

  Group() = default;
  Group(Group&&) = default;
  Group& operator=(Group&&) = default;
  Group(const Group&) = delete;  // `options` may view `merged`
  Group& operator=(const Group&) = delete;
  ~Group() = default;

  /// What it counts for, by how often it is named.
  [[nodiscard]] double mentions() const {
    // Most are named once, and log(1) is 0.
    return names.size() == 1 ? weight : weight * (1 + std::log(static_cast<double>(names.size())));
  }
  /// Where there is a choice.
  [[nodiscard]] const Option* chosen() const {
    return best < 0 ? nullptr : &options[static_cast<std::size_t>(best)];
  }
};

/// log1p, quicker where there is nothing to sum up.
[[nodiscard]] inline double log_sum(double sum) { return sum == 0 ? 0 : std::log1p(sum); }

/// Whether a country or region holds a place.
[[nodiscard]] inline bool contains(const Option& outer, const Option& inner) {
  using gazetteer::PlaceKind;
  if (outer.is(PlaceKind::region)) return is_region_of(outer, inner);
  return outer.is(PlaceKind::country) && !inner.is(PlaceKind::country) &&
         same_country(outer, inner) && !outer.place.country.empty();
}

}  // namespace dateline::geoparse
