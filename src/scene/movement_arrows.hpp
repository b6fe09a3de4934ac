#pragma once

#include <span>

#include "scene/event_marks.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// Draws a curved arrow from the place of each event to where those who fled, were brought away or
/// were sent went, in the colour of its family: solid and tapering where it happened, dashed lines
/// where it is planned, considered or denied. Its width at the head says how many they were. An
/// arrow ends short of both places. Of very many only those of selected and hovered events are
/// drawn. Labels find no room where an arrow is. Returns whether there was any.
bool draw_movements(Painter& painter, std::span<const EventMark> marks, LabelSpace& space,
                    const View& view, const Theme& theme);

/// Width of an arrow in logical pixels: 2.5 where no number is told, else 2 to 6, growing with its
/// logarithm from ten to a hundred thousand people. REQUIRES people >= 0.
[[nodiscard]] float movement_width(double people);

}  // namespace dateline::scene
