#pragma once

#include <cstdint>

#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

/// How likely a place is to be looked for by people who type its name, 0 upwards: countries and
/// continents before provinces and great towns, those before villages; among equal kinds the more
/// people the higher. A rule of thumb for order, no probability.
[[nodiscard]] double prominence(PlaceKind kind, std::uint32_t population, float radius_km);

}  // namespace dateline::gazetteer
