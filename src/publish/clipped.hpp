#pragma once

#include <vector>

#include "scene/sketch.hpp"

namespace dateline::publish {

// Shapes cut to a box, for files whose shapes have no clip of their own.

/// A closed contour as far as it lies in the box; empty where none of it does. By Sutherland and
/// Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1974): parts of a contour
/// that leaves the box and comes back are joined along its edge.
[[nodiscard]] typeset::Contour clipped(const typeset::Contour& contour, const scene::PixelBox& box);

/// The pieces of a line that lie in the box.
[[nodiscard]] std::vector<typeset::Contour> clipped_line(const typeset::Contour& line, bool closed,
                                                         const scene::PixelBox& box);

/// The pieces of a straight line that lie within contours, by the even-odd rule.
[[nodiscard]] std::vector<typeset::Contour> within(scene::PathPoint a, scene::PathPoint b,
                                                   const std::vector<typeset::Contour>& contours);

}  // namespace dateline::publish
