#pragma once

#include <vector>

#include "geoparse/mention.hpp"

namespace dateline::event {

/// The ground that a mention's relation to its place leaves open, as a closed ring of at least four
/// corners: a wedge of "north of the town" and "25 km south of it", half a disc of "the west of the
/// town", a corridor of "between the towns" and "the road from one to the other". Empty where a
/// radius says it all, as of "near the town", and for parts of regions and countries, whose
/// outlines the map has. The ends of a corridor are those that settle() found: the place, and as
/// far behind PlaceMention::at.
[[nodiscard]] std::vector<geo::LngLat> relation_area(const geoparse::PlaceMention& mention);

/// The half of a town, district or facility that lies this way from its middle; empty for regions
/// and countries.
[[nodiscard]] std::vector<geo::LngLat> side_area(const gazetteer::Place& place, double bearing_deg);

}  // namespace dateline::event
