#pragma once

#include <span>

#include "scene/painter.hpp"
#include "scene/theme.hpp"

namespace dateline::scene {

/// A hairline from the end of one bar to the beginning of another with a small head; lighter and
/// dashed where it only follows. Boxes in pixels.
void draw_order_arrow(Painter& painter, const PixelBox& from, const PixelBox& to, bool told,
                      float scale, const Theme& theme);

/// A zigzag between two bars that cannot both be where they are, along the corners of
/// conflict_way().
void draw_conflict(Painter& painter, std::span<const PathPoint> way, float scale,
                   const Theme& theme);

/// The wavy line under a bar of which statements contradict each other, as under a word misspelt.
void draw_dispute(Painter& painter, const PixelBox& bar, float scale, const Theme& theme);

}  // namespace dateline::scene
