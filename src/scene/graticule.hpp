#pragma once

#include <string>
#include <vector>

#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// A meridian or a parallel as it lies on the map.
struct GraticuleLine {
  bool is_meridian = false;
  std::string text;               ///< "44\u00B0 E", "36\u00B030\u2032 N"
  std::vector<PathPoint> points;  ///< pixels, north to south or west to east
};

/// Minutes of arc between the lines: the least of 30, 20, 10, 5, 2 and 1 degrees, 30, 20, 10, 5, 2
/// and 1 minutes by which they stand well apart.
[[nodiscard]] int graticule_step(const View& view);

/// All lines in view, from west to east, then from north to south.
[[nodiscard]] std::vector<GraticuleLine> graticule(const View& view);

/// Thin lines over the ground, under all else.
void draw_graticule(Painter& painter, const std::vector<GraticuleLine>& lines, const View& view,
                    const Theme& theme);

/// The degrees, meridians' at the upper edge, parallels' at the left, else at another one that they
/// cross, where there is room: what else stands there is to have taken it before.
void draw_graticule_labels(Painter& painter, const std::vector<GraticuleLine>& lines,
                           LabelSpace& space, const View& view, const Theme& theme, float text = 1);

}  // namespace dateline::scene
