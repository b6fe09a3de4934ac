#pragma once

#include <vector>

#include "scene/sketch.hpp"

namespace dateline::publish {

/// The outline of all that parts of one thing cover, for files in which what is seen through shows
/// where its shapes overlap. Outer rings and holes, none of which overlap. Empty where nothing is
/// covered. Round lines are of 8 corners a quarter of a turn.
[[nodiscard]] std::vector<typeset::Contour> joined_shapes(const scene::Sketch::Together& together);

}  // namespace dateline::publish
