#include "scene/half_area.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace dateline::scene {
namespace {

/// How far on the side that is meant; negative on the other.
float beyond(const SideLine& line, const Vertex& v) {
  return (v.x - line.at.x) * line.normal.x + (v.y - line.at.y) * line.normal.y;
}

Vertex crossing(const SideLine& line, const Vertex& a, const Vertex& b) {
  const float from = beyond(line, a);
  const float to = beyond(line, b);
  const float share = from / (from - to);
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

}  // namespace

CutMesh half_of(std::span<const Vertex> vertices, std::span<const std::uint32_t> indices,
                const SideLine& line) {
  CutMesh out;
  for (std::size_t t = 0; t + 2 < indices.size(); t += 3) {
    std::array<Vertex, 4> kept;  // a triangle that is cut has four corners at the most
    std::size_t n = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const Vertex& a = vertices[indices[t + i]];
      const Vertex& b = vertices[indices[t + (i + 1) % 3]];
      const bool inside = beyond(line, a) >= 0;
      if (inside) kept[n++] = a;
      if (inside != (beyond(line, b) >= 0)) kept[n++] = crossing(line, a, b);
    }
    const auto first = static_cast<std::uint32_t>(out.vertices.size());
    out.vertices.insert(out.vertices.end(), kept.begin(),
                        kept.begin() + static_cast<std::ptrdiff_t>(n));
    for (std::uint32_t i = 2; i < n; ++i) {
      out.indices.insert(out.indices.end(), {first, first + i - 1, first + i});
    }
  }
  return out;
}

std::vector<std::vector<Vertex>> half_outline(std::span<const Vertex> vertices,
                                              std::span<const std::uint32_t> ring_starts,
                                              const SideLine& line) {
  std::vector<std::vector<Vertex>> out;
  std::vector<Vertex> crossings;
  for (std::size_t r = 0; r + 1 < ring_starts.size(); ++r) {
    const auto ring = vertices.subspan(ring_starts[r], ring_starts[r + 1] - ring_starts[r]);
    std::vector<Vertex> piece;
    const auto end_piece = [&] {
      if (piece.size() > 1) out.push_back(std::move(piece));
      piece.clear();
    };
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const bool inside = beyond(line, ring[i]) >= 0;
      if (inside) piece.push_back(ring[i]);
      if (i + 1 == ring.size() || inside == (beyond(line, ring[i + 1]) >= 0)) continue;
      crossings.push_back(crossing(line, ring[i], ring[i + 1]));
      piece.push_back(crossings.back());
      if (inside) end_piece();
    }
    end_piece();
  }
  // Along the line, ground begins at every other crossing.
  std::ranges::sort(crossings, {},
                    [&](const Vertex& v) { return v.y * line.normal.x - v.x * line.normal.y; });
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    out.push_back({crossings[i], crossings[i + 1]});
  }
  return out;
}

}  // namespace dateline::scene
