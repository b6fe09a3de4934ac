#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/view.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::scene {

/// What is straight on the world square is bent in the conic. It is drawn of pieces so short that
/// each may be straight: corners are put where edges are longer than `longest` (world units, > 0).

/// Triangles, three indices each. An edge is cut by its ends alone, so that what shares it is cut
/// in the same points and no gap opens. What cannot come within `seen` (as the vertices are given)
/// however it is bent is left as it is: a continent looked at from close by has too many pieces.
struct CutMesh {
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;
};
[[nodiscard]] CutMesh cut(std::span<const Vertex> vertices, std::span<const std::uint32_t> indices,
                          double longest, const std::optional<geo::WorldBox>& seen = {});

/// A line.
[[nodiscard]] std::vector<Vertex> cut(std::span<const Vertex> line, double longest);

/// The pixels of a line that is straight on the world square from point to point (a ring's last
/// leads to its first where it is `closed`), with points between where the view bends it.
[[nodiscard]] std::vector<typeset::PathPoint> bent(const View& view,
                                                   std::span<const geo::WorldPoint> line,
                                                   bool closed = false);

}  // namespace dateline::scene
