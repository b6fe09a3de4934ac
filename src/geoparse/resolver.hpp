#pragma once

#include <cstdint>
#include <vector>

#include "geoparse/group.hpp"
#include "geoparse/model.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/support.hpp"
#include "geoparse/surroundings.hpp"

namespace dateline::geoparse {

/// Chooses a place for each group of names of one story.
class Resolver {
 public:
  Resolver(const Tokens& tokens, const std::vector<Name>& names);

  /// Fills Group::features: for the first look (nothing placed yet), which must come first, or with
  /// what is placed.
  void measure(bool first);
  /// Coordinates stand beside a name: the option nearest to them is the one meant, where one is
  /// near.
  void pin(int name, geo::LngLat at);
  /// The whole: a first look, then `rounds` looks with what is placed around. Where there is
  /// nothing to choose from, features are filled in only if `all` of them are asked for, or of
  /// doubtful groups.
  void run(const Model& model, int rounds = 2, bool all = true);

  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  [[nodiscard]] std::vector<Group>& groups() { return groups_; }
  [[nodiscard]] const Group& group_of(int name) const {
    return groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(name)])];
  }
  [[nodiscard]] int group_index(int name) const {
    return group_of_[static_cast<std::size_t>(name)];
  }

 private:
  /// What the options of a group are measured against.
  struct Shared {
    std::uint32_t most_people = 0;
    double all_people = 1;
    std::uint32_t classes = 0;  ///< of the words beside the mentions
    double share = 0;           ///< Support::share() of it
    /// Those of its options that are countries or first-level regions.
    std::vector<std::size_t> named;
  };

  /// Makes groups_, and what their spans view.
  std::size_t group();
  void add_to_group(std::size_t index, int name);
  static void prefer_own(Group& group);
  void share_of(const Group& group);
  /// Features that no choice of a place changes, of all options.
  void measure_lasting(std::size_t index);
  void measure_lasting(std::size_t index, std::size_t option);
  void measure_support(std::size_t index, std::size_t option);
  /// Fills probabilities and best: the first time from what lasts alone, then with the rest.
  void choose_first(const Model& model);
  void choose_later(const ChoiceFeatures& weights);
  static void choose_best(Group& group);

  const Tokens& tokens_;
  const std::vector<Name>& names_;
  std::vector<int> group_of_;     ///< for each name
  std::vector<int> group_names_;  ///< of all groups, one behind the other
  std::vector<Group> groups_;
  int dateline_group_ = -1;
  std::size_t options_ = 0;               ///< of all groups
  std::vector<ChoiceFeatures> features_;  ///< for each of them
  std::vector<double> probabilities_;     ///< likewise
  /// Likewise: what the features that last add up to with the weights of later looks.
  std::vector<double> lasting_;
  Support support_;
  Surroundings surroundings_;
  Shared shared_;  ///< of the group that is measured
};

}  // namespace dateline::geoparse
