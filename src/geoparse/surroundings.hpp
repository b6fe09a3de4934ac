#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "geoparse/group.hpp"
#include "geoparse/scan.hpp"

namespace dateline::geoparse {

/// The names of one story as one sees them: the groups that they are of.
struct Grouped {
  const Tokens& tokens;
  const std::vector<Name>& names;
  std::span<Group> groups;
  std::span<const int> group_of;  ///< for each name
  int dateline_group = -1;        ///< the one that the dateline names, -1: none
};

/// Measures how options lie to the places that are chosen for other groups.
class Surroundings {
 public:
  /// What is viewed must outlive it. `options`: of all groups.
  Surroundings(const Grouped& story, std::size_t options);

  /// Takes note of what is chosen now: for all that is measured before the next look.
  void look();
  /// Sets those of the features of a group's options that other choices change.
  void measure(std::size_t index);

 private:
  /// How an option lies to the choice of another group, where that is one of points_.
  struct Reach {
    double near_km;   ///< how far that is, at most half its radius within it
    double fall_off;  ///< 1 at the place, less with distance
  };
  /// A group with its choice.
  struct Chosen {
    const Option* place = nullptr;
    double trust = 0;  ///< 0..1 that the group is a place, and this one
    std::size_t group = 0;
    int since = 0;  ///< the look that found this choice first
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Seen {
    int best = -1;                 ///< when last looked
    int since = 0;                 ///< the look that found that first
    int looked = 0;                ///< the look that the group was measured for last, 0: none
    bool listed = false;           ///< whether beside_ has its neighbours
    std::size_t first_beside = 0;  ///< of those
    std::size_t besides = 0;
    std::size_t beside = kNone;  ///< the group that it was listed for last
  };

  [[nodiscard]] std::span<const std::size_t> beside(std::size_t index);
  void measure_points(std::span<const Reach> row, ChoiceFeatures& f) const;
  void measure_beside(const Option& from, std::span<const std::size_t> beside,
                      std::span<const Reach> row, ChoiceFeatures& f) const;
  [[nodiscard]] double held_by(const Option& outer, std::size_t index) const;

  Grouped story_;
  int looks_ = 0;
  std::vector<Seen> seen_;      ///< for each group
  std::vector<Chosen> chosen_;  ///< of all groups that have a choice, in order
  std::vector<Chosen> points_;  ///< those of them whose middle says where they are
  std::vector<Chosen> fresh_;   ///< those of points_ that are new to the group that is measured
  std::vector<std::size_t> beside_;  ///< for each group those that have names beside its names
  /// From each option of each group to each group, of which it holds what was reckoned until that
  /// group has another choice. Where they are too many to keep, one row that is always made anew.
  std::unique_ptr<Reach[]> reaches_;
  bool keeps_ = false;
};

}  // namespace dateline::geoparse
