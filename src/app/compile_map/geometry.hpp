#pragma once

#include <vector>

#include "geo/mercator.hpp"
#include "geo/simplify.hpp"

namespace dateline::compile_map {

using Path = std::vector<geo::WorldPoint>;

/// Closed rings (first point = last), the outer one first, then its holes.
struct Polygon {
  std::vector<Path> rings;
};

using geo::simplify;

/// A closed ring simplified; empty when it encloses less than `min_area` (square world units).
[[nodiscard]] Path simplify_ring(const Path& ring, double tolerance, double min_area);

/// Signed; positive where the ring runs clockwise on the screen (y runs down).
[[nodiscard]] double ring_area(const Path& ring);

[[nodiscard]] geo::WorldBox bounds(const Path& path);

/// An empty box that any extend() replaces.
[[nodiscard]] geo::WorldBox no_box();
void extend(geo::WorldBox& box, geo::WorldPoint p);
void extend(geo::WorldBox& box, const geo::WorldBox& other);

}  // namespace dateline::compile_map
