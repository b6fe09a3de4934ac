#include "scene/bending.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "scene/event_areas.hpp"

namespace dateline::scene {
namespace {

class Areas : public testing::Test {
 protected:
  Areas() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  PixelBox drawn(const EventMark& mark, const View& view) {
    EXPECT_TRUE(type_);
    Mesh mesh;
    Painter painter(*type_, mesh, {-1000, -1000, 3000, 3000});
    return draw_event_area(painter, mark, nullptr, view, Theme::light()).value_or(PixelBox{});
  }
  base::Result<typeset::Typesetter> type_;
};

geo::LngLat at(double lng, double lat) { return *geo::LngLat::from_degrees(lng, lat); }

TEST_F(Areas, AnUncertainPlaceIsAsWideOnTheGroundInAllDirections) {
  EventMark mark;
  mark.at = at(30, 58);
  mark.radius_km = 300;
  for (const double conic : {0.0, 1.0}) {
    const View view(1280, 720, 1, geo::to_world(24, 55), 5, conic);
    const PixelBox box = drawn(mark, view);
    const auto edge = [&](double bearing) {
      return view.project(geo::to_world(geo::destination(*mark.at, bearing, 300)));
    };
    // Web Mercator draws the north of it larger than the south.
    if (conic == 0) {
      EXPECT_NEAR(box.y0, edge(0).y, 0.5);
      EXPECT_NEAR(box.y1, edge(180).y, 0.5);
      const auto middle = view.project(geo::to_world(*mark.at));
      EXPECT_GT(middle.y - box.y0, box.y1 - middle.y + 3);
    }
    EXPECT_LE(box.x0, edge(270).x + 0.5F);
    EXPECT_GE(box.x1, edge(90).x - 0.5F);
  }
}

TEST_F(Areas, ALongEdgeDrawnByHandIsBentAsTheMapIs) {
  EventMark mark;
  mark.at = at(43, 33);
  const std::array ring{at(32, 30), at(54, 30), at(54, 38), at(32, 38)};
  mark.area = ring;
  const View flat(1280, 720, 1, geo::to_world(43, 34), 5.5);
  EXPECT_NEAR(drawn(mark, flat).y1, flat.project(geo::to_world(32, 30)).y, 0.1);
  const View conic(1280, 720, 1, geo::to_world(43, 34), 5.5, 1);
  const float corner = conic.project(geo::to_world(32, 30)).y;
  const float middle = conic.project(geo::to_world(43, 30)).y;
  ASSERT_GT(middle, corner + 10);
  EXPECT_NEAR(drawn(mark, conic).y1, middle, 1);
}

TEST(Bending, PutsPointsWhereALineBendsByMoreThanAThirdOfAPixel) {
  const std::array<geo::WorldPoint, 2> ends{geo::to_world(30, 40), geo::to_world(56, 40)};
  const View flat(1280, 720, 1, geo::to_world(43, 36), 5);
  EXPECT_EQ(bent(flat, ends).size(), 2U);
  const View conic(1280, 720, 1, geo::to_world(43, 36), 5, 1);
  const auto line = bent(conic, ends);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double t = (static_cast<double>(i) + 0.5) / static_cast<double>(line.size() - 1);
    const auto truth = conic.project({ends[0].x + (ends[1].x - ends[0].x) * t, ends[0].y});
    EXPECT_NEAR((line[i].x + line[i + 1].x) / 2, truth.x, 0.34);
    EXPECT_NEAR((line[i].y + line[i + 1].y) / 2, truth.y, 0.34);
  }
}

TEST(Bending, CutsAContinentOnlyWhereItIsSeen) {
  const std::vector<Vertex> corners{{0, 0}, {0.4F, 0}, {0.4F, 0.4F}, {0, 0.4F}};
  const std::vector<std::uint32_t> triangles{0, 1, 2, 0, 2, 3};
  const geo::WorldBox seen{0.2, 0.1, 0.203, 0.102};
  const CutMesh pieces = cut(corners, triangles, 0.0007, seen);
  EXPECT_LT(pieces.indices.size() / 3, 4000U) << "not a million";
  std::size_t in_sight = 0;
  for (std::size_t i = 0; i < pieces.indices.size(); i += 3) {
    geo::WorldBox box{1, 1, -1, -1};
    double longest = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const Vertex& a = pieces.vertices[pieces.indices[i + k]];
      const Vertex& b = pieces.vertices[pieces.indices[i + (k + 1) % 3]];
      longest = std::max(longest, static_cast<double>(std::hypot(a.x - b.x, a.y - b.y)));
      box = {std::min(box.x0, static_cast<double>(a.x)), std::min(box.y0, static_cast<double>(a.y)),
             std::max(box.x1, static_cast<double>(a.x)),
             std::max(box.y1, static_cast<double>(a.y))};
    }
    if (!box.overlaps(seen)) continue;
    ++in_sight;
    EXPECT_LE(longest, 0.00071);
  }
  EXPECT_GT(in_sight, 10U);
}

TEST(Bending, CutsWhatIsTooLongAndOpensNoGap) {
  // Two triangles that share an edge: each place where it is cut is cut for both.
  const std::vector<Vertex> corners{{0, 0}, {1, 0}, {0, 1}, {1.5F, 1.2F}};
  const std::vector<std::uint32_t> triangles{0, 1, 2, 2, 1, 3};
  const CutMesh pieces = cut(corners, triangles, 0.2);
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
  double area = 0;
  for (std::size_t i = 0; i < pieces.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) { return pieces.vertices[pieces.indices[i + k % 3]]; };
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_LE(std::hypot(at(k).x - at(k + 1).x, at(k).y - at(k + 1).y), 0.2F + 1e-6F);
      const auto a = pieces.indices[i + k];
      const auto b = pieces.indices[i + (k + 1) % 3];
      ++edges[std::minmax(a, b)];
    }
    const float twice =
        (at(1).x - at(0).x) * (at(2).y - at(0).y) - (at(2).x - at(0).x) * (at(1).y - at(0).y);
    area += static_cast<double>(std::abs(twice)) / 2;
  }
  EXPECT_NEAR(area, 0.5 + 0.85, 1e-5);
  const double outline = 1 + 1 + std::hypot(0.5, 1.2) + std::hypot(1.5, 0.2);
  double once = 0;
  for (const auto& [edge, times] : edges) {
    const Vertex& a = pieces.vertices[edge.first];
    const Vertex& b = pieces.vertices[edge.second];
    if (times == 1) once += static_cast<double>(std::hypot(a.x - b.x, a.y - b.y));
  }
  EXPECT_NEAR(once, outline, 1e-5) << "an edge within that has one side only is a gap";
  EXPECT_EQ(cut(std::vector<Vertex>{{0, 0}, {1, 0}, {1, 0.1F}}, 0.25).size(), 6U);
  EXPECT_EQ(cut(corners, triangles, 5).indices, triangles);
}

}  // namespace
}  // namespace dateline::scene
