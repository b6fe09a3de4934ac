#pragma once

#include <string_view>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::geo {

/// The shortest way between two points on the WGS 84 ellipsoid.
struct Geodesic {
  double km = 0;
  double bearing_deg = 0;  ///< at its beginning, clockwise from true north, 0 <= bearing < 360
};
/// By Karney's method (GeographicLib), good to some nanometres.
[[nodiscard]] Geodesic geodesic(LngLat from, LngLat to);

/// Points of that way from end to end, both among them. REQUIRES pieces >= 1.
[[nodiscard]] std::vector<LngLat> along_geodesic(LngLat from, LngLat to, int pieces);

/// "north", "north-east" ... of eight, for a bearing in degrees.
[[nodiscard]] const char* compass_word(double bearing_deg);

}  // namespace dateline::geo
