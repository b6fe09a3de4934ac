#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::tabular {

/// A row of a table as its file has it.
struct Row {
  std::size_t number = 0;          ///< of the row, 1 for the first below the headings
  std::vector<std::string> cells;  ///< UTF-8, one for each column, "" where empty
  std::optional<geo::LngLat> at;   ///< of its geometry, where the file has such
  std::string key = {};            ///< what no other row has and this one keeps; "": its number
};

}  // namespace dateline::tabular
