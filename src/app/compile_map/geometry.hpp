#pragma once

#include <vector>

#include "geo/mercator.hpp"

namespace dateline::compile_map {

using Path = std::vector<geo::WorldPoint>;

/// Closed rings (first point = last), the outer one first, then its holes.
struct Polygon {
  std::vector<Path> rings;
};

/// Douglas and Peucker (1973): keeps the ends and every point farther than `tolerance` (world
/// units) from the line without it. The same line gives the same points read from either end.
[[nodiscard]] Path simplify(const Path& line, double tolerance);

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
