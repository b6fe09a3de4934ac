#pragma once

#include <span>
#include <vector>

#include "scene/bending.hpp"

namespace dateline::scene {

/// A straight line on the world square, through a point; its normal leads to the side that is
/// meant.
struct SideLine {
  Vertex at;
  Vertex normal;  ///< not (0, 0)
};

/// What lies on that side of triangles, three indices each.
[[nodiscard]] CutMesh half_of(std::span<const Vertex> vertices,
                              std::span<const std::uint32_t> indices, const SideLine& line);

/// The outline of what lies on that side of closed rings (first vertex = last; `ring_starts` as of
/// MapArea), as lines: what there is of the rings, and the line itself where it crosses them.
[[nodiscard]] std::vector<std::vector<Vertex>> half_outline(
    std::span<const Vertex> vertices, std::span<const std::uint32_t> ring_starts,
    const SideLine& line);

}  // namespace dateline::scene
