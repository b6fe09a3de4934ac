#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geoparse/group.hpp"
#include "geoparse/tally.hpp"

namespace dateline::geoparse {

/// What a story speaks of, by country and first-level region: those that it names, and those that
/// its names may lie in.
class Support {
 public:
  struct Sums {
    double named = 0;    ///< weight of the names that mean it
    double support = 0;  ///< weight of the names with an option in it
    int counted = -1;    ///< the group that was counted for it last
  };

  /// `options`: of all groups.
  Support(std::span<const Group> groups, std::size_t options);

  /// Of the country that an option of a group lies in.
  [[nodiscard]] const Sums& country(std::size_t option) const {
    return countries_[of_option_[option].country];
  }
  /// Likewise of the first-level region that it lies in or is.
  [[nodiscard]] const Sums& region(std::size_t option) const {
    return regions_[of_option_[option].region];
  }
  /// What a group counts for where one of its names means a country.
  [[nodiscard]] static double share(const Group& group) {
    // A name that is also a town's counts half.
    return group.mentions() / (group.options.size() > 3 ? 2 : 1);
  }
  /// What it counts for in a country that one of its options lies in, and in such a region.
  [[nodiscard]] double of_country(std::size_t group) const { return of_group_[group].country; }
  [[nodiscard]] double of_region(std::size_t group) const { return of_group_[group].region; }
  [[nodiscard]] double all_countries() const { return all_countries_; }

 private:
  struct Areas {
    std::uint32_t country = 0;
    std::uint32_t region = 0;
  };
  struct Weights {
    double country = 0;
    double region = 0;
  };

  void count(const Group& group, int index);

  Tally<Sums> countries_;
  Tally<Sums> regions_;
  std::vector<Areas> of_option_;  ///< of all groups, one behind the other
  std::vector<Weights> of_group_;
  double all_countries_ = 0;
  // Of the group that is counted.
  std::vector<std::uint32_t> in_countries_;
  std::vector<std::uint32_t> in_regions_;
};

}  // namespace dateline::geoparse
