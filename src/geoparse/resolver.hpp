#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "geoparse/model.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tally.hpp"

namespace dateline::geoparse {

/// All names of a story that have one key: one sense a story.
struct Group {
  std::vector<int> names;              ///< indices of those in no repeated sentence
  std::span<const Option> options;     ///< of all of them
  std::vector<Option> merged;          ///< what `options` views where the names have unlike ones
  std::span<ChoiceFeatures> features;  ///< for each option; of the resolver
  std::span<double> probabilities;     ///< likewise
  int best = -1;
  double weight = 1;  ///< that it is a place
  bool demonym = false;
  bool generic = false;
  bool filed_from = false;      ///< the dateline names it
  bool doubtful = false;        ///< by its features a name may be dropped, whatever it means
  int pinned = -1;              ///< the option that coordinates beside a name of it speak for
  bool own = false;             ///< one of the options is a place of the user's own
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
  };
  /// How an option lies to the choice of another group.
  struct Reach {
    bool same;        ///< it is the option itself
    bool holds;       ///< it lies in the option
    bool within;      ///< the option lies in it
    bool country;     ///< it is a country; no distance is known then
    bool wide;        ///< it is a country or an area; near_km and fall_off are not known then
    double km;        ///< the rest are 0 where they are not known
    double near_km;   ///< the same, at most half its radius within it
    double fall_off;  ///< 1 at the place, less with distance
  };

  /// A group with its choice.
  struct Chosen {
    int group = 0;
    double trust = 0;  ///< 0..1 that it is a place, and this one
  };

  void group(const std::vector<Name>& names);
  static void prefer_own(Group& group);
  void count_support();
  void measure_group(std::size_t index, bool first);
  [[nodiscard]] Shared shared_of(const Group& group) const;
  /// Features that no choice of a place changes.
  void measure_lasting(const Group& group, std::size_t option, const Shared& shared,
                       ChoiceFeatures& f) const;
  [[nodiscard]] static Reach reach(const Option& from, const Group& other);
  /// Features of the places chosen around it, as list_chosen() found them.
  void measure_around(const Group& group, int index, std::size_t option, ChoiceFeatures& f);
  /// Fills chosen_: alike for all that is measured before the next choice.
  void list_chosen();

  const Tokens& tokens_;
  const std::vector<Name>& names_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  // Weights of what the story names, by country code and by region key.
  std::size_t options_ = 0;  ///< of all names
  Tally countries_named_;
  Tally regions_named_;
  Tally country_support_;
  Tally region_support_;
  double all_countries_ = 0;
  int dateline_group_ = -1;
  std::vector<ChoiceFeatures> features_;  ///< of all groups, one behind the other
  std::vector<double> probabilities_;     ///< likewise
  std::vector<Chosen> chosen_;            ///< of all groups that have a choice, in order
  /// From each option of each group to each group, where reached_ says for which choice of it;
  /// null: too many. Most of it is never used, and so not filled.
  std::unique_ptr<Reach[]> reaches_;
  std::vector<int> reached_;  ///< Group::best that a reach is for, -1: none yet
};

}  // namespace dateline::geoparse
