#include "scene/half_area.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::scene {
namespace {

float area_of(const CutMesh& mesh) {
  float twice = 0;
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const Vertex a = mesh.vertices[mesh.indices[i]];
    const Vertex b = mesh.vertices[mesh.indices[i + 1]];
    const Vertex c = mesh.vertices[mesh.indices[i + 2]];
    twice += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  }
  return twice / 2;
}

// A square, 4 by 4, around the middle.
const std::vector<Vertex> kSquare{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}, {-2, -2}};
const std::vector<std::uint32_t> kTriangles{0, 1, 2, 0, 2, 3};

TEST(HalfArea, KeepsWhatLiesOnItsSideOfTheLine) {
  EXPECT_FLOAT_EQ(area_of(half_of(kSquare, kTriangles, {{0, 0}, {0, -1}})), 8);
  EXPECT_FLOAT_EQ(area_of(half_of(kSquare, kTriangles, {{0, 0}, {1, 1}})), 8);
  EXPECT_FLOAT_EQ(area_of(half_of(kSquare, kTriangles, {{1, 0}, {1, 0}})), 4);
  EXPECT_FLOAT_EQ(area_of(half_of(kSquare, kTriangles, {{3, 0}, {1, 0}})), 0) << "all beyond";
  EXPECT_FLOAT_EQ(area_of(half_of(kSquare, kTriangles, {{-3, 0}, {1, 0}})), 16) << "none beyond";
  for (const Vertex& v : half_of(kSquare, kTriangles, {{0, 0}, {0, -1}}).vertices) {
    EXPECT_LE(v.y, 0) << "north is up";
  }
}

TEST(HalfArea, IsOutlinedByItsRingsAndTheLineBetweenThem) {
  // With a lake in its middle, 2 by 2.
  std::vector<Vertex> rings = kSquare;
  rings.insert(rings.end(), {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}});
  const auto lines = half_outline(rings, std::vector<std::uint32_t>{0, 5, 10}, {{0, 0}, {0, -1}});
  float along = 0;  // of the line that cuts it
  float whole = 0;
  for (const std::vector<Vertex>& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const float length = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
      whole += length;
      EXPECT_LE(std::max(line[i].y, line[i + 1].y), 0);
      if (line[i].y != 0 || line[i + 1].y != 0) continue;
      along += length;
      EXPECT_GE(std::min(std::abs(line[i].x), std::abs(line[i + 1].x)), 1) << "not over the lake";
    }
  }
  EXPECT_FLOAT_EQ(along, 2);
  EXPECT_FLOAT_EQ(whole, 2 + 8 + 4);
}

}  // namespace
}  // namespace dateline::scene
