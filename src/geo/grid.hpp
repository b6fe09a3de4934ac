#pragma once

#include <optional>
#include <string>

#include "geo/lng_lat.hpp"

namespace dateline::geo {

/// A point of the Universal Transverse Mercator grid, or of the polar stereographic one (UPS) where
/// that has none: north of 84 N and south of 80 S.
struct GridPoint {
  int zone = 0;       ///< 1..60; 0 is UPS
  bool north = true;  ///< of the equator
  double easting_m = 0;
  double northing_m = 0;
};

/// The square that a reference of the Military Grid Reference System names.
struct GridSquare {
  LngLat centre;
  double side_m = 0;  ///< 1 to 100 000
};

/// Conversions between degrees and grids on WGS 84, accurate to nanometres: GeographicLib's series
/// of the sixth order (Karney 2011). Pure and thread-safe; what cannot be converted is nullopt.

/// The zone is that of the grid's own rules, with their exceptions at Norway and Svalbard.
[[nodiscard]] std::optional<GridPoint> to_grid(LngLat at);
/// nullopt for what is no zone and for what lies far outside it.
[[nodiscard]] std::optional<LngLat> from_grid(const GridPoint& point);

/// "38SLF3251223456": `digits` (0..5) for each of easting and northing; the square that holds the
/// point, so that digits are cut off, not rounded.
[[nodiscard]] std::optional<std::string> to_mgrs(LngLat at, int digits);
/// Of a reference without spaces, in capitals: zone, band, two letters and 0 to 10 digits, at the
/// poles without a zone. nullopt where letters and zone do not go together.
[[nodiscard]] std::optional<GridSquare> from_mgrs(const std::string& reference);

/// The band of 8 degrees of a latitude between 80 S and 84 N: "S" from 32 N to 40 N.
[[nodiscard]] char latitude_band(double lat);
/// Whether a latitude lies in the band of that letter, or at most `slack` degrees from it.
[[nodiscard]] bool lies_in_band(char band, double lat, double slack);

}  // namespace dateline::geo
