#include "geo/geodesic.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/translate.hpp"

namespace dateline::geo {

Geodesic geodesic(LngLat from, LngLat to) {
  double metres = 0;
  double azimuth = 0;
  double back = 0;
  GeographicLib::Geodesic::WGS84().Inverse(from.lat(), from.lng(), to.lat(), to.lng(), metres,
                                           azimuth, back);
  return {metres / 1000, azimuth < 0 ? azimuth + 360 : azimuth};
}

std::vector<LngLat> along_geodesic(LngLat from, LngLat to, int pieces) {
  const auto line =
      GeographicLib::Geodesic::WGS84().InverseLine(from.lat(), from.lng(), to.lat(), to.lng());
  std::vector<LngLat> out{from};
  for (int i = 1; i < pieces; ++i) {
    double lat = 0;
    double lng = 0;
    line.Position(line.Distance() * i / pieces, lat, lng);
    out.push_back(LngLat::from_degrees(std::clamp(lng, -180.0, 180.0), std::clamp(lat, -90.0, 90.0))
                      .value_or(from));
  }
  out.push_back(to);
  return out;
}

const char* compass_word(double bearing_deg) {
  constexpr std::array<const char*, 8> kWords{
      base::mark_in("in a sentence", "north"), base::mark_in("in a sentence", "north-east"),
      base::mark_in("in a sentence", "east"),  base::mark_in("in a sentence", "south-east"),
      base::mark_in("in a sentence", "south"), base::mark_in("in a sentence", "south-west"),
      base::mark_in("in a sentence", "west"),  base::mark_in("in a sentence", "north-west")};
  const auto eighth = static_cast<int>(std::floor((bearing_deg + 22.5) / 45));
  return kWords[static_cast<std::size_t>(((eighth % 8) + 8) % 8)];
}

}  // namespace dateline::geo
