#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::publish {

/// A point of a grid.
struct GridPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

/// A line in printable ASCII, as the Encoded Polyline Algorithm Format of Google's maps has it:
/// steps from point to point, x before y, five bits a character. Most steps take one or two
/// characters a number. REQUIRES coordinates within +-2^29.
[[nodiscard]] std::string polyline_code(const std::vector<GridPoint>& line);

}  // namespace dateline::publish
