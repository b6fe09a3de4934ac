#pragma once

#include <cstdint>
#include <string_view>

#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

/// The kind that a GeoNames feature class ('A', 'P', ...) and code ("ADM1", "PPLX", ...) stands
/// for; see geonames.org/export/codes.html.
[[nodiscard]] PlaceKind kind_of_feature(char feature_class, std::string_view code);

/// A radius in km that should hold a place of which only its kind, its code and its people (0:
/// unknown) are known. Settlements: a disc with 5,000 people a square kilometre, 0.6 to 20 km.
/// Others: what is usual for the kind.
[[nodiscard]] float usual_radius_km(PlaceKind kind, std::string_view code,
                                    std::uint32_t population);

}  // namespace dateline::gazetteer
