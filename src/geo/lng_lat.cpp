#include "geo/lng_lat.hpp"

#include <algorithm>
#include <numbers>

namespace dateline::geo {
namespace {
constexpr double kEarthRadiusKm = 6371.0088;
constexpr double rad(double deg) { return deg * std::numbers::pi / 180.0; }
constexpr double deg(double r) { return r * 180.0 / std::numbers::pi; }
}  // namespace

double distance_km(LngLat a, LngLat b) {
  const double s1 = std::sin(rad(b.lat() - a.lat()) / 2);
  const double s2 = std::sin(rad(b.lng() - a.lng()) / 2);
  const double h = s1 * s1 + std::cos(rad(a.lat())) * std::cos(rad(b.lat())) * s2 * s2;
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

double bearing_deg(LngLat a, LngLat b) {
  const double dl = rad(b.lng() - a.lng());
  const double y = std::sin(dl) * std::cos(rad(b.lat()));
  const double x = std::cos(rad(a.lat())) * std::sin(rad(b.lat())) -
                   std::sin(rad(a.lat())) * std::cos(rad(b.lat())) * std::cos(dl);
  const double d = deg(std::atan2(y, x));
  return d < 0 ? d + 360 : d;
}

LngLat destination(LngLat from, double bearing, double km) {
  const double d = km / kEarthRadiusKm;
  const double lat1 = rad(from.lat());
  const double lat2 = std::asin(std::clamp(
      std::sin(lat1) * std::cos(d) + std::cos(lat1) * std::sin(d) * std::cos(rad(bearing)), -1.0,
      1.0));
  const double dl = std::atan2(std::sin(rad(bearing)) * std::sin(d) * std::cos(lat1),
                               std::cos(d) - std::sin(lat1) * std::sin(lat2));
  double lng = std::remainder(from.lng() + deg(dl), 360.0);
  lng = std::clamp(lng, -180.0, 180.0);
  return *LngLat::from_degrees(lng, deg(lat2));
}

}  // namespace dateline::geo
