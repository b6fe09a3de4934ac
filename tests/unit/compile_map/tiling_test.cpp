#include "app/compile_map/tiling.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace dateline::compile_map {
namespace {

Path circle(geo::WorldPoint centre, double radius, int points) {
  Path out;
  for (int i = 0; i < points; ++i) {
    const double a = 2 * std::numbers::pi * i / points;
    out.push_back({centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)});
  }
  out.push_back(out.front());
  return out;
}

double triangle_area(const std::vector<scene::Vertex>& v,
                     const std::vector<std::uint32_t>& indices) {
  double sum = 0;
  for (std::size_t i = 0; i < indices.size(); i += 3) {
    const auto at = [&](std::size_t corner) {
      return geo::WorldPoint{v[indices[i + corner]].x, v[indices[i + corner]].y};
    };
    sum += std::abs(ring_area({at(0), at(1), at(2), at(0)}));
  }
  return sum;
}

TEST(Triangles, CoverAnAreaAndSpareItsHoles) {
  const Geos geos;
  const Polygon ring{{circle({0.5, 0.5}, 0.4, 90), circle({0.5, 0.5}, 0.2, 60)}};
  const auto triangles = geos.triangulated(ring);
  ASSERT_TRUE(triangles.ok()) << triangles.error().to_string();
  EXPECT_NEAR(triangle_area(relative_to({0, 0}, triangles->points), triangles->indices),
              std::abs(ring_area(ring.rings[0])) - std::abs(ring_area(ring.rings[1])), 1e-6);
}

TEST(Triangles, OfALargeAreaComeInChunksThatLeaveNoGap) {
  const Geos geos;
  scene::MapContents map;
  const Polygon disc{{circle({0.5, 0.5}, 0.4, 20000)}};
  const auto done = add_fills(geos, 2, scene::FillKind::land, {disc}, map);
  ASSERT_TRUE(done.ok()) << done.error().to_string();
  EXPECT_GT(map.fills.size(), 4U);
  double area = 0;
  for (const auto& fill : map.fills) {
    EXPECT_EQ(fill.lod, 2);
    area += triangle_area(fill.vertices, fill.indices);
  }
  const double whole = std::abs(ring_area(disc.rings[0]));
  EXPECT_GE(area, whole * 0.9999);  // chunks overlap a little
  EXPECT_LE(area, whole * 1.03);
}

TEST(Polygons, ThatCrossThemselvesAreRepaired) {
  const Geos geos;
  const Polygon bow{{{{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0, 0}}}};
  const auto parts = geos.repaired(bow);
  ASSERT_TRUE(parts.ok());
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_NEAR(std::abs(ring_area(parts->at(0).rings[0])), 0.25, 1e-9);
}

TEST(Lines, KeepTheirLengthWhenCutIntoChunks) {
  scene::MapContents map;
  const Path line = circle({0.5, 0.5}, 0.3, 9000);
  add_lines(1, scene::LineKind::border, 2, {line}, map);
  EXPECT_GT(map.lines.size(), 1U);
  double length = 0;
  for (const auto& chunk : map.lines) {
    EXPECT_EQ(chunk.cls, 2);
    for (std::size_t k = 0; k + 1 < chunk.starts.size(); ++k) {
      for (std::size_t i = chunk.starts[k] + 1; i < chunk.starts[k + 1]; ++i) {
        const double dx = chunk.points[i].x - chunk.points[i - 1].x;
        const double dy = chunk.points[i].y - chunk.points[i - 1].y;
        length += std::hypot(dx, dy);
      }
    }
  }
  EXPECT_NEAR(length, 2 * std::numbers::pi * 0.3, 1e-4);
}

TEST(Outlines, LeaveOutTheEdgeOfTheWorldWhereNoCoastLies) {
  const Polygon east{{{{0.9, 0.2}, {1, 0.2}, {1, 0.4}, {0.9, 0.4}, {0.9, 0.2}}}};
  const auto lines = outlines({east});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].size(), 2U);
  EXPECT_EQ(lines[1].size(), 3U);
}

}  // namespace
}  // namespace dateline::compile_map
