#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geoparse/model.hpp"
#include "geoparse/scan.hpp"

namespace dateline::geoparse {

/// All names of a story that have one key: one sense a story.
struct Group {
  std::vector<int> names;                ///< indices
  std::span<const Option> options;       ///< of all of them
  std::vector<Option> merged;            ///< what `options` views where the names have unlike ones
  std::vector<ChoiceFeatures> features;  ///< for each option
  std::vector<double> probabilities;     ///< for each option
  int best = -1;
  double weight = 1;  ///< that it is a place
  bool demonym = false;
  bool generic = false;
  bool filed_from = false;      ///< the dateline names it
  bool decided = false;         ///< by what stands beside it ("Paris, Texas")
  int pinned = -1;              ///< the option that coordinates beside a name of it speak for
  std::size_t countries = 0;    ///< that the options lie in
  std::size_t regions = 0;      ///< likewise, of the first level
  std::size_t first_reach = 0;  ///< where the resolver keeps what it reckoned of the first option

  Group() = default;
  Group(Group&&) = default;
  Group& operator=(Group&&) = default;
  Group(const Group&) = delete;  // `options` may view `merged`
  Group& operator=(const Group&) = delete;
  ~Group() = default;
};

/// Chooses a place for each group of names of one story.
class Resolver {
 public:
  Resolver(const Tokens& tokens, const std::vector<Name>& names);

  /// Fills Group::features: for the first look (nothing placed yet), which must come first, or with
  /// what is placed.
  void measure(bool first);
  /// Fills probabilities and best with the weights of the model.
  void choose(const ChoiceFeatures& weights);
  /// Coordinates stand beside a name: the option nearest to them is the one meant, where one is
  /// near.
  void pin(int name, geo::LngLat at);
  /// The whole: a first look, then `rounds` looks with what is placed around.
  void run(const Model& model, int rounds = 2);

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
  };
  /// How an option lies to the choice of another group.
  struct Reach {
    int best = -1;         ///< the choice that this is for
    bool same = false;     ///< it is the option itself
    bool holds = false;    ///< it lies in the option
    bool within = false;   ///< the option lies in it
    bool country = false;  ///< it is a country; no distance is known then
    bool wide = false;     ///< it is a country or an area; near_km and fall_off are not known then
    double km = 0;
    double near_km = 0;   ///< the same, at most half its radius within it
    double fall_off = 0;  ///< 1 at the place, less with distance
  };

  void count_support();
  [[nodiscard]] Shared shared_of(const Group& group) const;
  /// Features that no choice of a place changes.
  void measure_lasting(const Group& group, std::size_t option, const Shared& shared,
                       ChoiceFeatures& f) const;
  [[nodiscard]] static Reach reach(const Option& from, const Group& other);
  /// Features of the places chosen around it.
  void measure_around(const Group& group, int index, std::size_t option, ChoiceFeatures& f);

  const Tokens& tokens_;
  const std::vector<Name>& names_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  // Weights of what the story names, by country code and by region key.
  std::unordered_map<std::string_view, double> countries_named_;
  std::unordered_map<std::string_view, double> regions_named_;
  std::unordered_map<std::string_view, double> country_support_;
  std::unordered_map<std::string_view, double> region_support_;
  double all_countries_ = 0;
  int dateline_group_ = -1;
  std::vector<Reach> reaches_;  ///< from each option of each group to each group; empty: too many
};

}  // namespace dateline::geoparse
