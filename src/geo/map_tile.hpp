#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

#include "geo/mercator.hpp"

namespace dateline::geo {

/// A square of the world square, as maps on the web have them: at `level` the world is 2^level
/// tiles wide and high; x counts from the west, y from the north.
struct MapTile {
  static constexpr int kMostLevel = 30;

  int level = 0;  ///< 0..kMostLevel
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  friend auto operator<=>(const MapTile&, const MapTile&) = default;

  [[nodiscard]] WorldBox box() const {
    const double side = std::ldexp(1.0, -level);
    return {x * side, y * side, (x + 1) * side, (y + 1) * side};
  }
  /// The tile of a coarser level that it is part of. REQUIRES 0 <= at <= level.
  [[nodiscard]] MapTile within(int at) const {
    return {at, x >> static_cast<unsigned>(level - at), y >> static_cast<unsigned>(level - at)};
  }
};

}  // namespace dateline::geo
