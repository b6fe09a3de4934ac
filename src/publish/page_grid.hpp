#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "geo/mercator.hpp"
#include "publish/polyline_code.hpp"
#include "scene/pixel_box.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::publish {

/// World units are written as whole numbers of this many to a world: 0.4 m at the equator.
inline constexpr double kPageUnits = 1e8;

/// [x, y] in those.
[[nodiscard]] nlohmann::json page_point(geo::WorldPoint at);

/// Points of the world square on a grid, as a page has its lines. A plain value.
class PageGrid {
 public:
  /// `step` in world units, more than 0; positions are within 2^29 steps from `from`.
  PageGrid(geo::WorldPoint from, double step) : from_(from), step_(step) {}

  [[nodiscard]] GridPoint point(geo::WorldPoint at) const;
  /// polyline_code() of a line or, without its last side, a ring; "" for what is less than a line
  /// there, or an area of less than a few steps.
  [[nodiscard]] std::string code(const std::vector<geo::WorldPoint>& line, bool ring) const;

 private:
  geo::WorldPoint from_;
  double step_;
};

/// Rings of the world square on a grid of `step` world units, from `from` on, with fewer points.
[[nodiscard]] nlohmann::json page_rings(const std::vector<std::vector<geo::WorldPoint>>& rings,
                                        geo::WorldPoint from, double step);

/// A box as seen from a point, for clipped().
[[nodiscard]] scene::PixelBox box_from(const geo::WorldBox& box, geo::WorldPoint origin);
/// A contour that is seen from a point, in the world; of a ring the first point once more.
[[nodiscard]] std::vector<geo::WorldPoint> in_world(const typeset::Contour& line,
                                                    geo::WorldPoint origin, bool ring);
[[nodiscard]] inline double side_of(const geo::WorldBox& box) {
  return box.x1 - box.x0 > box.y1 - box.y0 ? box.x1 - box.x0 : box.y1 - box.y0;
}
/// Larger by a share of its longer side, as far as there is a world: on screens of other shapes
/// more is seen than in a scene.
[[nodiscard]] geo::WorldBox grown(const geo::WorldBox& box, double share);

}  // namespace dateline::publish
