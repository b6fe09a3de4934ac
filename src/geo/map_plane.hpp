#pragma once

#include "geo/mercator.hpp"

namespace dateline::geo {

/// A point of a flat map, from the map's middle: x to the right, y down, in units of the world
/// square as large as they are in the middle of the map.
struct PlanePoint {
  double x = 0;
  double y = 0;
  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

struct PlaneBox {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
};

/// Half the sides of a map, in units of PlanePoint.
struct HalfSize {
  double width = 0;
  double height = 0;
};

/// A flat map around a middle: Web Mercator, or Lambert's conformal conic on the same sphere, with
/// the meridian of the middle straight up and the scale of the middle true. `cone` is the constant
/// of the cone (Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987,
/// pages 104-108): the sine of the standard parallel, negative in the south; 0 is Web Mercator, and
/// what lies between is a conic of a flatter cone, so one leads to the other without a break.
///
/// With s the way from the middle on the world square, down + i right, and m = 2 pi cone, Snyder's
/// (14-1) to (14-4) become (exp(m s) - 1) / m: conformal, inverted by a logarithm, and as exact
/// near the middle as the world square is. A value; each call O(1).
class MapPlane {
 public:
  MapPlane(WorldPoint middle, double cone) : middle_(middle), turn_(cone * 2 * std::numbers::pi) {}

  [[nodiscard]] WorldPoint middle() const { return middle_; }
  /// 2 pi times the constant of the cone: what the meridians turn by in a world unit; 0 for Web
  /// Mercator.
  [[nodiscard]] double turn() const { return turn_; }

  [[nodiscard]] PlanePoint project(WorldPoint p) const;
  /// The inverse, also beyond the world square. Points at and behind the cone's tip, which is never
  /// on a map that cone_for() is asked about, give what lies before it.
  [[nodiscard]] WorldPoint unproject(PlanePoint p) const;
  /// How much longer a short way at a point is than on the world square (1 in the middle).
  [[nodiscard]] double stretch(WorldPoint at) const;
  /// The angle by which the map is turned at a point, radians clockwise: north leans to the right
  /// where it is positive.
  [[nodiscard]] double lean(WorldPoint at) const;
  /// The smallest box of the world that has all of a part of the map, also beyond the world square.
  [[nodiscard]] WorldBox box_of(const PlaneBox& part) const;

  friend bool operator==(const MapPlane&, const MapPlane&) = default;

 private:
  WorldPoint middle_;
  double turn_;
};

/// The constant of the cone for a map. `share` 0 asks for Web Mercator, 1 for the conic that
/// touches the globe along the parallel of the middle, what lies between for a cone as much
/// flatter. Maps wider than a continent (half a diagonal of more than 43 to 77 degrees of
/// longitude) and those around a pole (middle beyond 66 to 76 degrees) go over to Web Mercator
/// evenly.
[[nodiscard]] double cone_for(double share, WorldPoint middle, HalfSize half);

/// The middle of the map of that size on which `ground` lies at `at`.
[[nodiscard]] WorldPoint middle_with(WorldPoint ground, PlanePoint at, double share, HalfSize half);

/// The middle nearest to it by which the map shows nothing beyond the world square; 0.5 where the
/// map is wider or higher than that.
[[nodiscard]] WorldPoint clamped_middle(WorldPoint middle, double share, HalfSize half);

/// The room that a map has for what is to be seen whole, in pixels.
struct MapRoom {
  double width = 0;  ///< of the map
  double height = 0;
  double margin = 0;       ///< that stays free on each side
  double most_pixels = 0;  ///< that the world may be wide
};
struct MapFit {
  WorldPoint middle;
  double pixels = 0;  ///< that the world is wide in the middle of the map
};
/// The closest map with all of `box` inside the margins.
[[nodiscard]] MapFit fit(const WorldBox& box, const MapRoom& room, double share);

}  // namespace dateline::geo
