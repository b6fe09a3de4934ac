#pragma once

#include <cstddef>
#include <vector>

#include "scene/event_marks.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// How close together events lie on the screen: a grid of values over a view. A value says how many
/// events there are around a point, each counted in full where it lies and less the farther off it
/// is (a bell of 14 logical pixels' standard deviation); one that may not have happened yet counts
/// by its chance. A kernel density estimate, not divided by the number of events, so that it can be
/// read as one.
struct HeatGrid {
  std::size_t columns = 0;
  std::size_t rows = 0;
  float cell = 1;    ///< pixels between two values
  PathPoint origin;  ///< of the first value, pixels of the view; it lies left of and above the view
  std::vector<float> values;  ///< row by row
  float most = 0;             ///< the largest

  [[nodiscard]] float at(std::size_t column, std::size_t row) const {
    return values[row * columns + column];
  }
};

/// Counts what is placed and visible. The grid keeps its places on the ground while the map is
/// panned. Cost O(n) and some hundred thousand additions for a screen.
[[nodiscard]] HeatGrid heat_of(const EventMarks& events, const View& view);

/// The value at which the deepest colour is reached: the grid's largest or a little more, of 5, 10,
/// 20, 50, 100 ..., so that colours stay what they are while the playhead moves.
[[nodiscard]] int full_heat(const HeatGrid& grid);

/// The colour of a value, 0 transparent; grows with the logarithm. REQUIRES 0 <= value and
/// full >= 1.
[[nodiscard]] Rgba heat_colour(float value, int full, const Theme& theme);

void draw_heat(Painter& painter, const HeatGrid& grid, const Theme& theme);

}  // namespace dateline::scene
