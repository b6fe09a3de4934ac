#include "geo/grid.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <cmath>
#include <exception>
#include <string_view>

namespace dateline::geo {
namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX";  // without I and O
constexpr double kSouthernmost = -80;
constexpr double kBandHeight = 8;

/// The library throws where a value is outside what a grid covers; no exception may leave here.
template <class Convert>
auto attempt(Convert convert) -> decltype(convert()) {
  try {
    return convert();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<GridPoint> to_grid(LngLat at) {
  return attempt([at]() -> std::optional<GridPoint> {
    GridPoint out;
    GeographicLib::UTMUPS::Forward(at.lat(), at.lng(), out.zone, out.north, out.easting_m,
                                   out.northing_m);
    return out;
  });
}

std::optional<LngLat> from_grid(const GridPoint& p) {
  return attempt([&p]() -> std::optional<LngLat> {
    double lat = 0;
    double lng = 0;
    GeographicLib::UTMUPS::Reverse(p.zone, p.north, p.easting_m, p.northing_m, lat, lng);
    return LngLat::from_degrees(lng, lat);
  });
}

std::optional<std::string> to_mgrs(LngLat at, int digits) {
  const auto point = to_grid(at);
  if (!point) return std::nullopt;
  return attempt([&]() -> std::optional<std::string> {
    std::string out;
    GeographicLib::MGRS::Forward(point->zone, point->north, point->easting_m, point->northing_m,
                                 at.lat(), std::clamp(digits, 0, 5), out);
    return out;
  });
}

std::optional<GridSquare> from_mgrs(const std::string& reference) {
  return attempt([&reference]() -> std::optional<GridSquare> {
    GridPoint point;
    int digits = 0;
    GeographicLib::MGRS::Reverse(reference, point.zone, point.north, point.easting_m,
                                 point.northing_m, digits);
    const auto centre = from_grid(point);
    if (!centre || digits < 0 || digits > 5) return std::nullopt;
    return GridSquare{*centre, std::pow(10.0, 5 - digits)};
  });
}

char latitude_band(double lat) {
  const double band = std::floor((lat - kSouthernmost) / kBandHeight);
  const auto last = static_cast<double>(kBands.size() - 1);
  return kBands[static_cast<std::size_t>(std::clamp(band, 0.0, last))];
}

bool lies_in_band(char band, double lat, double slack) {
  const auto index = kBands.find(band);
  if (index == std::string_view::npos) return false;
  const double from = kSouthernmost + kBandHeight * static_cast<double>(index);
  // The northernmost is half as high again: it ends at 84.
  const double to = from + (band == kBands.back() ? 1.5 : 1.0) * kBandHeight;
  return lat >= from - slack && lat <= to + slack;
}

}  // namespace dateline::geo
