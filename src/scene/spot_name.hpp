#pragma once

#include <optional>
#include <string>

#include "scene/label_memory.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"

namespace dateline::scene {

/// Writes the name of a spot beside it: right, left, above or below it, the first where there is
/// room, which it takes; in the `kept` spot or not at all, where that is given. Where there is room
/// only beyond the picture's edge it takes that and writes nothing, so that names which come into
/// the picture find no others in their place. `gap` is how far from the spot, `scale` pixels a
/// logical pixel. nullopt where there is no room, and nothing is written.
std::optional<LabelMemory::Spot> write_name(Painter& painter, LabelSpace& space, PathPoint at,
                                            float gap, const std::string& name,
                                            const TextStyle& style, float scale,
                                            const LabelMemory::Spot* kept = nullptr);

}  // namespace dateline::scene
