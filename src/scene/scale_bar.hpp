#pragma once

#include <string>

#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// A length on the ground to show: the longest of 1, 2 and 5 times a power of ten that fits.
struct ScaleBar {
  double metres = 0;
  float pixels = 0;
  std::string text;  ///< "50 km", "200 m"
};

/// For the view's middle; at most `most_pixels` wide.
[[nodiscard]] ScaleBar scale_bar(const View& view, float most_pixels);

/// With its right end at x and its foot at y. Returns the box that it takes.
PixelBox draw_scale_bar(Painter& painter, const ScaleBar& bar, float x, float y, float scale,
                        const Theme& theme);

}  // namespace dateline::scene
