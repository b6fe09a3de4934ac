#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/mercator.hpp"

namespace dateline::geo {

/// Features of a layer of geodata with the table that describes them, packed into few arrays. A
/// plain value: what fills it keeps to what is said of each member.
struct FeatureSet {
  enum class Shape : std::uint8_t { points, lines, areas };

  /// Parts of one shape. Points: each part one point. Lines: each part two points or more. Areas:
  /// each part a ring, its last point beside its first and not the same; outer rings run clockwise
  /// on the screen, holes against it.
  struct Feature {
    Shape shape = Shape::points;
    std::uint32_t first_part = 0;
    std::uint32_t parts = 0;  ///< one or more
    std::uint32_t row = 0;    ///< of the table; features of a mixed collection share one
  };

  std::vector<WorldPoint> points;
  std::vector<std::uint32_t> part_starts{0};  ///< into points; one more than there are parts
  std::vector<Feature> features;

  std::vector<std::string> columns;
  std::string text;                           ///< of all cells, row by row
  std::vector<std::uint32_t> cell_starts{0};  ///< into text; one more than there are cells

  [[nodiscard]] std::span<const WorldPoint> part(std::size_t i) const {
    return std::span(points).subspan(part_starts[i], part_starts[i + 1] - part_starts[i]);
  }
  [[nodiscard]] std::size_t rows() const {
    return columns.empty() ? 0 : (cell_starts.size() - 1) / columns.size();
  }
  /// "" where there is none; REQUIRES column < columns.size().
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    if (row >= rows()) return {};
    const std::size_t at = row * columns.size() + column;
    return std::string_view(text).substr(cell_starts[at], cell_starts[at + 1] - cell_starts[at]);
  }
};

/// Twice the area of a ring, square world units: positive where it runs clockwise on the screen.
[[nodiscard]] inline double twice_area(std::span<const WorldPoint> ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    // Beside the first point, where the products are small and nothing is lost.
    const double ax = ring[i].x - ring[0].x;
    const double ay = ring[i].y - ring[0].y;
    const WorldPoint& next = ring[(i + 1) % ring.size()];
    twice += ax * (next.y - ring[0].y) - (next.x - ring[0].x) * ay;
  }
  return twice;
}

}  // namespace dateline::geo
