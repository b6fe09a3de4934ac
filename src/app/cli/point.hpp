#pragma once

#include <string>

#include "base/result.hpp"
#include "geo/lng_lat.hpp"

namespace dateline::cli {

/// The point that a person gives on the command line: two bare numbers are longitude and latitude
/// in degrees, as scripts and GeoJSON have them ("42.45,36.38"); any other notation says itself
/// which is which ("36.38 N 42.45 E", "38S LF 325 234"). Errors: usage.
[[nodiscard]] base::Result<geo::LngLat> parse_point(const std::string& typed);

}  // namespace dateline::cli
