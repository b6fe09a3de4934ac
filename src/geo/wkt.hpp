#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::geo {

// Outlines as Well-Known Text (OGC Simple Features), as QGIS, PostGIS and spreadsheets take them.

/// A ring of at most so many corners is read.
inline constexpr std::size_t kMostCorners = 10'000;

/// A closed ring as "POLYGON ((44 33,45 33,45 34,44 33))", degrees east first; "" for one of fewer
/// than four points. Every point is read back as it was.
[[nodiscard]] std::string polygon_wkt(std::span<const LngLat> ring);

/// The ring of such a text, closed. nullopt for what is no polygon of one ring, has a point that is
/// none on the earth, encloses nothing for want of three corners, or has more than kMostCorners.
[[nodiscard]] std::optional<std::vector<LngLat>> ring_in_wkt(std::string_view text);

}  // namespace dateline::geo
