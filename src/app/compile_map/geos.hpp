#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "app/compile_map/geometry.hpp"
#include "base/result.hpp"

namespace dateline::compile_map {

/// Triangles that cover a polygon: three indices each, into the points.
struct Triangles {
  Path points;
  std::vector<std::uint32_t> indices;
};

/// The part of GEOS that the compiler needs, with errors as values. Not for more than one thread.
class Geos {
 public:
  Geos();
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  ~Geos();

  /// The valid polygons that cover what a polygon, maybe one that crosses itself, covers.
  [[nodiscard]] base::Result<std::vector<Polygon>> repaired(const Polygon& polygon) const;

  /// What lies within a box. REQUIRES: the polygon is valid.
  [[nodiscard]] base::Result<std::vector<Polygon>> clipped(const Polygon& polygon,
                                                           const geo::WorldBox& box) const;

  /// Constrained Delaunay triangulation. REQUIRES: the polygon is valid.
  [[nodiscard]] base::Result<Triangles> triangulated(const Polygon& polygon) const;

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace dateline::compile_map
