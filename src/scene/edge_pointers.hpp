#pragma once

#include <vector>

#include "scene/event_marks.hpp"
#include "scene/label_space.hpp"
#include "scene/map_pick.hpp"
#include "scene/painter.hpp"
#include "scene/place_names.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// Where the line from the view's middle to a point beyond its edge crosses a frame that lies
/// `inset` pixels within.
[[nodiscard]] PathPoint on_edge(const View& view, PathPoint towards, float inset);

/// The head of an arrow 10 to 16 logical pixels off `at`, towards a point elsewhere.
void draw_arrow_head(Painter& painter, PathPoint at, PathPoint towards, float scale, Rgba colour);

/// For each place beyond the view's edge that events are at: a symbol at the edge, an arrow that
/// points to it and its name, where there is room; the freshest first, at most eight.
std::vector<MapPick> draw_edge_pointers(Painter& painter, const EventMarks& events,
                                        const PlaceNames& names, LabelSpace& space,
                                        const View& view, const Theme& theme);

}  // namespace dateline::scene
