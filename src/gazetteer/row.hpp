#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/table.hpp"
#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

/// One spelling of a place in a table.
struct RowName {
  std::string spelling;
  bool abbreviation = false;
  friend bool operator==(const RowName&, const RowName&) = default;
};

/// One row of a table of places, checked.
struct Row {
  std::string key;
  std::string name;
  std::vector<RowName> names;  ///< others than `name`
  PlaceKind kind = PlaceKind::other;
  std::string feature;
  std::string country;
  std::string admin1;
  std::string admin2;
  geo::LngLat at;
  float radius_km = 0;
  std::uint32_t population = 0;
  std::string source;
  friend bool operator==(const Row&, const Row&) = default;
};

struct DemonymRow {
  std::string demonym;
  std::string country;  ///< key
  std::string tag;
};

/// Errors name the table and the line: bad_format (no key or name), bad_value (kind, coordinates,
/// country code, numbers).
[[nodiscard]] base::Result<Row> read_row(const base::Table& table, const base::Table::Row& row);

/// The key of a row that hides a place (column hide: "yes"), "" for any other row.
[[nodiscard]] std::string_view hidden_key(const base::Table& table, const base::Table::Row& row);

}  // namespace dateline::gazetteer
