#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scene/pixel_box.hpp"
#include "scene/sketch.hpp"

namespace dateline::scene {

/// A corner of a triangle: pixels of the target (x right, y down), texels of the typesetter's
/// atlas, colour as Rgba::packed(). The same layout as Dear ImGui's vertex, but for its texels,
/// which divided by the atlas's size give its texture coordinates.
struct MeshVertex {
  float x = 0;
  float y = 0;
  float u = 0;
  float v = 0;
  std::uint32_t rgba = 0;
};
static_assert(sizeof(MeshVertex) == 20);

/// Triangles drawn within one rectangle.
struct MeshPart {
  PixelBox clip;
  std::uint32_t first = 0;  ///< of Mesh::indices
  std::uint32_t count = 0;
};

/// Flat drawing as plain data, in painting order: every pixel is the vertex colour times the
/// atlas's coverage, blended over what is there. Solid triangles use the atlas's white block.
struct Mesh {
  std::vector<MeshVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<MeshPart> parts;
  /// The same as shapes and words, for those who ask: where it is there before a Painter draws.
  std::optional<Sketch> sketch;

  void clear() {
    vertices.clear();
    indices.clear();
    parts.clear();
    if (sketch) sketch.emplace();
  }
  /// Draws `o` over what is here.
  void append(const Mesh& o) {
    const auto vertex = static_cast<std::uint32_t>(vertices.size());
    const auto index = static_cast<std::uint32_t>(indices.size());
    vertices.insert(vertices.end(), o.vertices.begin(), o.vertices.end());
    for (const std::uint32_t i : o.indices) indices.push_back(vertex + i);
    for (MeshPart part : o.parts) {
      part.first += index;
      parts.push_back(part);
    }
    if (sketch && o.sketch) sketch->append(*o.sketch);
  }
};

}  // namespace dateline::scene
