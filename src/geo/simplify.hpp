#pragma once

#include <span>
#include <vector>

#include "geo/mercator.hpp"

namespace dateline::geo {

/// Douglas and Peucker (1973): keeps the ends and every point farther than `tolerance` (world
/// units) from the line without it. The same line gives the same points read from either end.
[[nodiscard]] std::vector<WorldPoint> simplify(std::span<const WorldPoint> line, double tolerance);

}  // namespace dateline::geo
