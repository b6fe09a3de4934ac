#pragma once

#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::scene {

/// The bars of how many events there are when, in a box: those of TimelineInput::all, where they
/// are given, faint behind those of its events. Gives the foot of the bars.
float draw_histogram(Painter& painter, const TimelineInput& input, const PixelBox& box,
                     const Theme& theme);

}  // namespace dateline::scene
