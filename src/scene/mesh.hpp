#pragma once

#include <cstdint>
#include <vector>

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

/// A rectangle in pixels; x0 <= x1, y0 <= y1.
struct PixelBox {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;
  [[nodiscard]] float width() const { return x1 - x0; }
  [[nodiscard]] float height() const { return y1 - y0; }
  [[nodiscard]] bool overlaps(const PixelBox& o) const {
    return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1;
  }
  [[nodiscard]] bool contains(float x, float y) const {
    return x0 <= x && x < x1 && y0 <= y && y < y1;
  }
  [[nodiscard]] bool covers(const PixelBox& o) const {
    return x0 <= o.x0 && o.x1 <= x1 && y0 <= o.y0 && o.y1 <= y1;
  }
  [[nodiscard]] PixelBox grown(float by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

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

  void clear() {
    vertices.clear();
    indices.clear();
    parts.clear();
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
  }
};

}  // namespace dateline::scene
