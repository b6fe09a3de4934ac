#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace dateline::geo {

/// A point on the WGS 84 ellipsoid, fixed point at 1e-7 degree (about 1 cm). A bad value cannot
/// exist.
class LngLat {
 public:
  /// nullopt unless |lng| <= 180 and |lat| <= 90 (so also for NaN).
  [[nodiscard]] static std::optional<LngLat> from_degrees(double lng, double lat) {
    if (!(lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90)) return std::nullopt;
    return LngLat(to_e7(lng), to_e7(lat));
  }
  /// The same for numbers of 1e-7 degree, as they are kept.
  [[nodiscard]] static constexpr std::optional<LngLat> from_e7(std::int32_t lng_e7,
                                                               std::int32_t lat_e7) {
    constexpr std::int32_t kMostLng = 1'800'000'000;
    constexpr std::int32_t kMostLat = 900'000'000;
    if (lng_e7 < -kMostLng || lng_e7 > kMostLng || lat_e7 < -kMostLat || lat_e7 > kMostLat) {
      return std::nullopt;
    }
    return LngLat(lng_e7, lat_e7);
  }
  constexpr LngLat() = default;  ///< 0, 0

  [[nodiscard]] constexpr double lng() const { return lng_e7_ / 1e7; }  ///< degrees east, -180..180
  [[nodiscard]] constexpr double lat() const { return lat_e7_ / 1e7; }  ///< degrees north, -90..90
  friend constexpr auto operator<=>(const LngLat&, const LngLat&) = default;

 private:
  constexpr LngLat(std::int32_t lng_e7, std::int32_t lat_e7) : lng_e7_(lng_e7), lat_e7_(lat_e7) {}
  static std::int32_t to_e7(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * 1e7));
  }
  std::int32_t lng_e7_ = 0;
  std::int32_t lat_e7_ = 0;
};
static_assert(sizeof(LngLat) == 8 && std::is_trivially_copyable_v<LngLat>);

/// Great-circle distance in km on a sphere of radius 6371.0088 km (at most 0.6 % off the
/// ellipsoid).
[[nodiscard]] double distance_km(LngLat a, LngLat b);

/// Initial bearing from a to b in degrees clockwise from north, 0 <= bearing < 360.
[[nodiscard]] double bearing_deg(LngLat a, LngLat b);

/// The point `km` from `from` along `bearing_deg`, on the same sphere.
[[nodiscard]] LngLat destination(LngLat from, double bearing_deg, double km);

}  // namespace dateline::geo
