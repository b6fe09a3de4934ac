#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/lng_lat.hpp"

namespace dateline::gazetteer {

/// Kinds of places, as the answers name them.
enum class PlaceKind : std::uint8_t {
  country,
  region,
  settlement,
  district,
  facility,
  water,
  relief,
  area,
  other
};
[[nodiscard]] std::string_view name(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> place_kind_from(std::string_view name);

/// One entry of a gazetteer. The views point into the mapped gazetteer and live as long as it.
struct Place {
  std::string_view key;   ///< "geonames:99072": unique over all layers
  std::string_view name;  ///< as news in English writes it
  PlaceKind kind = PlaceKind::other;
  std::string_view feature;  ///< GeoNames feature code: "PPLC", "ADM1", "DAM" ...
  std::string_view country;  ///< ISO 3166-1 alpha-2, "" where it lies in none or several
  std::string_view admin1;   ///< key of the first-level region it lies in, ""
  std::string_view admin2;   ///< key of the second-level region it lies in, ""
  geo::LngLat at;
  float radius_km = 0;           ///< holds the place with 90 % confidence
  std::uint32_t population = 0;  ///< 0 where unknown
  std::string_view source;       ///< where the entry comes from
};

}  // namespace dateline::gazetteer
