#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/row.hpp"

namespace dateline::gazetteer {

/// Finds the place that a row of a table is once more, among earlier rows and the layers below.
class Matcher {
 public:
  /// Either may be null: then nothing is found there. Both must outlive the matcher.
  Matcher(const std::vector<Row>* rows, const Gazetteer* below) : rows_(rows), below_(below) {}

  struct Match {
    std::optional<std::size_t> row;  ///< an earlier row
    std::optional<PlaceId> below;    ///< or a place of the layers below
  };
  /// The nearest place that is the same, if any.
  [[nodiscard]] std::optional<Match> find(const Row& row) const;
  /// Makes row `index` known to later calls of find.
  void add(std::size_t index);

 private:
  const std::vector<Row>* rows_;
  const Gazetteer* below_;
  std::unordered_multimap<std::string, std::size_t> by_skeleton_;
};

/// What decides whether two entries are one place.
struct Likeness {
  PlaceKind kind_a = PlaceKind::other;
  PlaceKind kind_b = PlaceKind::other;
  bool same_country = true;  ///< or one of them has none
  bool same_level = true;    ///< of regions: both of the first or the second level
  bool exact_name = false;   ///< else alike at the loose level
  double km = 0;
};
[[nodiscard]] bool same_place(const Likeness& of);

}  // namespace dateline::gazetteer
