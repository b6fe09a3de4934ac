#pragma once

#include <vector>

#include "scene/event_marks.hpp"
#include "scene/label_space.hpp"
#include "scene/map_pick.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// For each place beyond the view's edge that events are at: a symbol at the edge, an arrow that
/// points to it and its name, where there is room; the freshest first, at most eight.
std::vector<MapPick> draw_edge_pointers(Painter& painter, const EventMarks& events,
                                        LabelSpace& space, const View& view, const Theme& theme);

}  // namespace dateline::scene
