#pragma once

#include <cstdint>
#include <vector>

#include "app/compile_map/geometry.hpp"
#include "app/compile_map/geos.hpp"
#include "base/result.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::compile_map {

/// Cuts polygons into chunks of a few thousand vertices by quadtree, each triangulated, and adds
/// them. Neighbouring chunks overlap a little, so that no gap shows between them. REQUIRES: valid
/// polygons.
[[nodiscard]] base::Result<void> add_fills(const Geos& geos, int lod, scene::FillKind kind,
                                           std::vector<Polygon> polygons, scene::MapContents& to);

/// Cuts lines into chunks by quadtree, always at a vertex of theirs, and adds them.
void add_lines(int lod, scene::LineKind kind, std::uint8_t cls, std::vector<Path> lines,
               scene::MapContents& to);

/// The rings of polygons without what runs along the edge of the world square: no coast lies there.
[[nodiscard]] std::vector<Path> outlines(const std::vector<Polygon>& polygons);

/// Points as vertices relative to `origin`.
[[nodiscard]] std::vector<scene::Vertex> relative_to(geo::WorldPoint origin, const Path& points);

}  // namespace dateline::compile_map
