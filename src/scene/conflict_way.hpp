#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scene/painter.hpp"

namespace dateline::scene {

/// Where the zigzag between two bars of a timeline goes: its corners, from beside `a` to beside
/// `b`, at least two. Straight where that crosses no name; else upright beside the names, above or
/// below the bars, as near as may be, within the lanes. Where there is no such way, the straight
/// one. All in pixels. Pure.
[[nodiscard]] std::vector<PathPoint> conflict_way(const PixelBox& a, const PixelBox& b,
                                                  std::span<const PixelBox> names,
                                                  const PixelBox& lanes, float scale);

/// How many of the names a zigzag along those corners passes through.
[[nodiscard]] std::size_t names_crossed(std::span<const PathPoint> way,
                                        std::span<const PixelBox> names, float scale);

}  // namespace dateline::scene
