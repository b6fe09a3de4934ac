#pragma once

#include <string>

#include "scene/label_space.hpp"
#include "scene/painter.hpp"

namespace dateline::scene {

/// Writes the name of a spot beside it: right, left, above or below it, the first where there is
/// room, which it takes. `gap` is how far from the spot, `scale` pixels a logical pixel. False
/// where there is no room, and nothing is written.
bool write_name(Painter& painter, LabelSpace& space, PathPoint at, float gap,
                const std::string& name, const TextStyle& style, float scale);

}  // namespace dateline::scene
