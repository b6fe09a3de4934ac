#pragma once

#include <optional>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/event_marks.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// The opacity of the ground of an uncertain place.
inline constexpr float kAreaFill = 0.14F;

/// The ground over which an event's place is uncertain, filled at kAreaFill with a dashed edge: its
/// outline, the country or province of its code, or all within its radius, as far on the ground.
/// Nothing (nullopt) for a sharp place, one hidden by its own symbol, and one nearly as wide as the
/// view; else the box of what was drawn.
std::optional<PixelBox> draw_event_area(Painter& painter, const EventMark& mark,
                                        const BaseMap* base, const View& view, const Theme& theme);

/// The rings of the outline that an event's place is, as far as they lie on the side that is meant;
/// none where the map has no such area. Closed, the last point beside the first.
[[nodiscard]] std::vector<std::vector<geo::WorldPoint>> outline_rings(const BaseMap& base,
                                                                      const MapOutline& outline);

/// Triangles of a simple polygon by ear clipping, three indices each; what crosses itself gives an
/// incomplete filling, never an error. O(n^2); outlines of events have tens of points.
[[nodiscard]] std::vector<std::uint32_t> triangulate(std::span<const PathPoint> ring);

}  // namespace dateline::scene
