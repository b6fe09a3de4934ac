#pragma once

#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::scene {

/// The ruler of a timeline whose boxes, axis and flag are known: its zone, its dates with their
/// lines down through the lanes, and how many events lie beyond its ends. Adds
/// TimelineParts::ruler_words and ruler_lines; no line passes through a word, and no word under the
/// flag.
void draw_ruler(Painter& painter, const TimelineInput& input, TimelineParts& parts,
                const Theme& theme);

}  // namespace dateline::scene
