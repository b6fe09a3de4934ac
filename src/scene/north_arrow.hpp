#pragma once

#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

inline constexpr float kNorthArrowWidth = 18;   ///< logical pixels
inline constexpr float kNorthArrowHeight = 30;  ///< likewise

/// Whether a map needs one: north is not straight up all over it, by a degree or more. In Web
/// Mercator it always is.
[[nodiscard]] bool needs_north_arrow(const View& view);

/// With its foot at `foot`, along the meridian there: it says where north is in its corner of the
/// map, where readers would else take it to be straight up. In the middle it is.
void draw_north_arrow(Painter& painter, PathPoint foot, const View& view, const Theme& theme);

}  // namespace dateline::scene
