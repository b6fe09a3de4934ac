#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "scene/legend.hpp"
#include "scene/marker_layout.hpp"

namespace dateline::scene {

/// Where a map's legend stands, and how large it is.
struct LegendSpot {
  PixelBox box;  ///< empty where there is nothing to explain
  float scale = 1;
  float most_height = 0;  ///< pixels, for legend_box() and draw_legend()
  std::size_t corner =
      0;  ///< lower left, upper left or upper right: the lower right is the scale bar's
};

/// What the window does with a legend.
struct LegendFrame {
  bool folded = false;
  float button = 0;  ///< pixels that it is wider for the button that folds it
  /// The corner of the picture before, while the map is panned or time is scrubbed: the legend
  /// stays there unless it would hide a good deal more than elsewhere.
  std::optional<std::size_t> before;
};

/// In the corner of `bounds` where it hides the fewest of `sites`, the lower left if it can,
/// `margin` pixels from the edges. Where it would take much of a small map, `content` loses what
/// the base map's borders mean, and then it becomes smaller. `scale` is that of words.
[[nodiscard]] LegendSpot place_legend(Painter& painter, LegendContent& content,
                                      const LegendFrame& frame, const PixelBox& bounds,
                                      std::span<const MarkerSite> sites, float margin, float scale);

}  // namespace dateline::scene
