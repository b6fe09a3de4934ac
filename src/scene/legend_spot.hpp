#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "scene/legend.hpp"
#include "scene/marker_layout.hpp"

namespace dateline::scene {

/// Where a map's legend stands, and how large it is.
struct LegendSpot {
  PixelBox box;  ///< empty where there is nothing to explain
  float scale = 1;
  float most_height = 0;  ///< pixels, for legend_box() and draw_legend()
  /// 0 lower left, 1 upper left, 2 upper right: the lower right is the scale bar's. Beyond these
  /// the middles of sides and other shapes, of meaning only to LegendFrame::before.
  std::size_t corner = 0;
};

/// What the window does with a legend.
struct LegendFrame {
  bool folded = false;
  float button = 0;  ///< pixels that it is wider for the button that folds it
  /// The corner of the picture before, while the map is panned or time is scrubbed: the legend
  /// stays there unless it would hide a good deal more than elsewhere.
  std::optional<std::size_t> before;
  /// Of pictures, which nobody can pan: where each corner hides something it may also stand at the
  /// middle of a side, be wide and low, or smaller.
  bool free = false;
  std::vector<PixelBox> over = {};   ///< more of what it had better not hide, an event each
  std::vector<PixelBox> taken = {};  ///< where it lies only if nowhere else is room; if `free`
};

/// In the corner of `bounds` where it hides the fewest of `sites`, the lower left if it can,
/// `margin` pixels from the edges. Where it would take much of a small map, `content` loses what
/// the base map's borders mean, and then it becomes smaller. `scale` is that of words.
[[nodiscard]] LegendSpot place_legend(Painter& painter, LegendContent& content,
                                      const LegendFrame& frame, const PixelBox& bounds,
                                      std::span<const MarkerSite> sites, float margin, float scale);

}  // namespace dateline::scene
