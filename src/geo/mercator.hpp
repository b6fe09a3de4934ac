#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/lng_lat.hpp"

namespace dateline::geo {

/// A point of the Web Mercator world square (EPSG:3857, scaled): x runs east from 0 at 180 W to 1
/// at 180 E, y runs south from 0 at about 85.0511 N to 1 at 85.0511 S.
struct WorldPoint {
  double x = 0;
  double y = 0;
  friend bool operator==(const WorldPoint&, const WorldPoint&) = default;
};

/// A rectangle of the world square; x0 <= x1 and y0 <= y1 (y0 is the northern edge).
struct WorldBox {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  [[nodiscard]] bool overlaps(const WorldBox& o) const {
    return x0 <= o.x1 && o.x0 <= x1 && y0 <= o.y1 && o.y0 <= y1;
  }
  [[nodiscard]] bool contains(WorldPoint p) const {
    return x0 <= p.x && p.x <= x1 && y0 <= p.y && p.y <= y1;
  }
  [[nodiscard]] bool contains(const WorldBox& o) const {
    return x0 <= o.x0 && o.x1 <= x1 && y0 <= o.y0 && o.y1 <= y1;
  }
  [[nodiscard]] WorldPoint centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  friend bool operator==(const WorldBox&, const WorldBox&) = default;
};

/// The latitude where the world square ends, degrees.
inline constexpr double kMercatorMaxLat = 85.0511287798066;

/// Latitudes beyond kMercatorMaxLat are moved to it.
[[nodiscard]] inline WorldPoint to_world(double lng_deg, double lat_deg) {
  const double lat = std::clamp(lat_deg, -kMercatorMaxLat, kMercatorMaxLat);
  const double y = std::asinh(std::tan(lat * std::numbers::pi / 180)) / (2 * std::numbers::pi);
  return {lng_deg / 360 + 0.5, 0.5 - y};
}
[[nodiscard]] inline WorldPoint to_world(LngLat p) { return to_world(p.lng(), p.lat()); }

/// The inverse; points outside the world square are moved to its edge.
[[nodiscard]] inline LngLat from_world(WorldPoint p) {
  const double y = (0.5 - std::clamp(p.y, 0.0, 1.0)) * 2 * std::numbers::pi;
  const double lat = std::atan(std::sinh(y)) * 180 / std::numbers::pi;
  const double lng = (std::clamp(p.x, 0.0, 1.0) - 0.5) * 360;
  return LngLat::from_degrees(lng, lat).value_or(LngLat());
}

}  // namespace dateline::geo
