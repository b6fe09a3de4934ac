#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geoparse/calibration.hpp"

namespace dateline::geoparse {

/// What is measured of a name that may be a place; the order is that of kMentionFeatures.
enum class MentionFeature : std::size_t {
  bias,
  population,
  country,
  region,
  capital,
  candidates,
  several_words,
  only_alternate,
  common_word,
  given_name,
  after_given_name,
  after_title,
  after_capital,
  before_capital,
  before_capital_common,
  before_organisation,
  after_organisation_of,
  in_hyphens,
  before_place_noun,
  after_place_noun,
  after_place_noun_of,
  after_in,
  after_from,
  after_to,
  after_of,
  after_other_preposition,
  after_direction,
  after_the,
  before_container,
  is_container,
  possessive,
  sentence_start,
  acronym,
  headline,
  before_saying,
  in_list,
  in_dateline,
  seen_in_place,
  seen_as_person,
  after_number,
  before_number,
  short_name,
  proper_noun,
  not_noun,
  subject,
  compound,
  oblique,
  flat,
  lone_line,
  in_named_country,
  only_in_named_country,
  near_others,
  part_of_a_city,
  capital_of_named_country,
  given_name_before_capital,
  acronym_of_country,
  capital_before_saying,
  unparsed,
  before_government,
  count_
};
inline constexpr std::size_t kMentionFeatureCount =
    static_cast<std::size_t>(MentionFeature::count_);
inline constexpr std::array<std::string_view, kMentionFeatureCount> kMentionFeatures{
    "bias",
    "population",
    "country",
    "region",
    "capital",
    "candidates",
    "several_words",
    "only_alternate",
    "common_word",
    "given_name",
    "after_given_name",
    "after_title",
    "after_capital",
    "before_capital",
    "before_capital_common",
    "before_organisation",
    "after_organisation_of",
    "in_hyphens",
    "before_place_noun",
    "after_place_noun",
    "after_place_noun_of",
    "after_in",
    "after_from",
    "after_to",
    "after_of",
    "after_other_preposition",
    "after_direction",
    "after_the",
    "before_container",
    "is_container",
    "possessive",
    "sentence_start",
    "acronym",
    "headline",
    "before_saying",
    "in_list",
    "in_dateline",
    "seen_in_place",
    "seen_as_person",
    "after_number",
    "before_number",
    "short_name",
    "proper_noun",
    "not_noun",
    "subject",
    "compound",
    "oblique",
    "flat",
    "lone_line",
    "in_named_country",
    "only_in_named_country",
    "near_others",
    "part_of_a_city",
    "capital_of_named_country",
    "given_name_before_capital",
    "acronym_of_country",
    "capital_before_saying",
    "unparsed",
    "before_government"};
using MentionFeatures = std::array<double, kMentionFeatureCount>;

/// What is measured of one candidate for a name; the order is that of kChoiceFeatures. Those from
/// near_10 to contains_others are of the places chosen around it, and stand together: the resolver
/// adds up what comes before them once.
enum class ChoiceFeature : std::size_t {
  population,
  most_people,
  share_of_people,
  country,
  first_region,
  second_region,
  district,
  facility,
  water,
  relief,
  area,
  capital,
  seat,
  dissimilar,
  alternate,
  abbreviation,
  shortened,
  class_agrees,
  class_differs,
  in_container,
  outside_container,
  contains_neighbour,
  country_named,
  country_share,
  region_named,
  region_support,
  country_support,
  near_10,
  near_50,
  near_161,
  near_500,
  distance,
  neighbour_distance,
  closeness,
  dateline_distance,
  contains_others,
  region_beside_its_town,
  filed_from_a_region,
  count_
};
inline constexpr std::size_t kChoiceFeatureCount = static_cast<std::size_t>(ChoiceFeature::count_);
inline constexpr std::array<std::string_view, kChoiceFeatureCount> kChoiceFeatures{
    "population",
    "most_people",
    "share_of_people",
    "country",
    "first_region",
    "second_region",
    "district",
    "facility",
    "water",
    "relief",
    "area",
    "capital",
    "seat",
    "dissimilar",
    "alternate",
    "abbreviation",
    "shortened",
    "class_agrees",
    "class_differs",
    "in_container",
    "outside_container",
    "contains_neighbour",
    "country_named",
    "country_share",
    "region_named",
    "region_support",
    "country_support",
    "near_10",
    "near_50",
    "near_161",
    "near_500",
    "distance",
    "neighbour_distance",
    "closeness",
    "dateline_distance",
    "contains_others",
    "region_beside_its_town",
    "filed_from_a_region"};
using ChoiceFeatures = std::array<double, kChoiceFeatureCount>;

/// Weights of two log-linear models: whether a name is a place (logistic), and which place it is
/// (softmax over candidates; a first look without the places around it, then with them).
struct Model {
  MentionFeatures mention{};
  ChoiceFeatures first{};
  ChoiceFeatures later{};
  double mention_threshold = 0.5;  ///< least probability of a place in an answer
  double capital_threshold =
      0.12;  ///< the same for capitals and countries that nobody bears as a name

  /// What the models say of their answers, against how often those were right: of a mention found
  /// that it is a place and the one chosen, of one given that it is the one chosen.
  Calibration found;
  Calibration given;

  /// Reads a table with the columns model (mention, first, later, threshold, found, given),
  /// feature, weight. What is not in it is 0. Rows of found and given are knots: score and
  /// probability, rising. Errors: as base::Table::read; bad_value for unknown names.
  [[nodiscard]] static base::Result<Model> read(const std::filesystem::path& path);
};

/// `sum` and the products of two lists of one size, added one after the other. Four a step: to
/// count the steps takes as long as they do.
[[nodiscard]] inline double add_products(double sum, std::span<const double> a,
                                         std::span<const double> b) {
  std::size_t i = 0;
  for (; i + 4 <= a.size(); i += 4) {
    sum += a[i] * b[i];
    sum += a[i + 1] * b[i + 1];
    sum += a[i + 2] * b[i + 2];
    sum += a[i + 3] * b[i + 3];
  }
  for (; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
/// Scalar product.
template <std::size_t N>
[[nodiscard]] double score(const std::array<double, N>& weights, const std::array<double, N>& of) {
  return add_products(0, weights, of);
}
/// 1 / (1 + exp(-x)).
[[nodiscard]] double logistic(double x);
/// Makes probabilities of scores.
void softmax(std::span<double> scores);

}  // namespace dateline::geoparse
