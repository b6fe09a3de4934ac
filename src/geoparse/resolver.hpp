#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/model.hpp"
#include "geoparse/scan.hpp"

namespace dateline::geoparse {

/// All names of a story that have one key: one sense a story.
struct Group {
  std::vector<int> names;                ///< indices
  std::vector<Option> options;           ///< of all of them
  std::vector<ChoiceFeatures> features;  ///< for each option
  std::vector<double> probabilities;     ///< for each option
  int best = -1;
  double weight = 1;  ///< that it is a place
  bool demonym = false;
  bool generic = false;
  bool filed_from = false;  ///< the dateline names it
  int pinned = -1;          ///< the option that coordinates beside a name of it speak for
};

/// Chooses a place for each group of names of one story.
class Resolver {
 public:
  Resolver(const Tokens& tokens, const gazetteer::Gazetteer& world, const std::vector<Name>& names);

  /// Fills Group::features: for the first look (nothing placed yet), or with what is placed.
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
  void count_support();
  void measure_option(const Group& group, int index, std::size_t option, bool first,
                      ChoiceFeatures& f) const;

  const Tokens& tokens_;
  const gazetteer::Gazetteer& world_;
  const std::vector<Name>& names_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  // Weights of what the story names, by country code and by region key.
  std::unordered_map<std::string, double> countries_named_;
  std::unordered_map<std::string, double> regions_named_;
  std::unordered_map<std::string, double> country_support_;
  std::unordered_map<std::string, double> region_support_;
  double all_countries_ = 0;
  int dateline_group_ = -1;
};

}  // namespace dateline::geoparse
