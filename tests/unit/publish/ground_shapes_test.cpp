// The ground of a map as shapes for paper: where the window draws it, in its colours and widths.
#include "publish/ground_shapes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "scene/theme.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

using scene::PixelBox;
using scene::Sketch;
using scene::Theme;
using scene::View;
using typeset::Contour;

class GroundShapesTest : public testing::Test {
 protected:
  GroundShapesTest()
      : map_(scene::BaseMap::open(
            folder_.write("map.dlmap", scene::encode_base_map(tests::small_map())))) {}
  void SetUp() override { ASSERT_TRUE(map_); }

  scene::BaseLayer layer(const View& view) const {
    return scene::build_base_layer(*map_, view, Theme::light());
  }
  static View view(double lng, double lat, double zoom, double conic = 0) {
    return {400, 300, 1, geo::to_world(lng, lat), zoom, conic};
  }

  template <class What>
  static std::vector<What> all(const Sketch& sketch) {
    std::vector<What> out;
    for (const Sketch::Op& op : sketch.ops) {
      if (const auto* what = std::get_if<What>(&op.what)) out.push_back(*what);
    }
    return out;
  }
  /// How often contours go round a point.
  static int winding(const std::vector<Contour>& contours, double x, double y) {
    int out = 0;
    for (const Contour& c : contours) {
      for (std::size_t i = 0; i < c.size(); ++i) {
        const auto& a = c[i];
        const auto& b = c[(i + 1) % c.size()];
        const double ay = static_cast<double>(a.y) - y;
        const double by = static_cast<double>(b.y) - y;
        if ((ay < 0) == (by < 0)) continue;
        const double ax = static_cast<double>(a.x) - x;
        const double bx = static_cast<double>(b.x) - x;
        if (ax + (bx - ax) * ay / (ay - by) > 0) out += by > ay ? 1 : -1;
      }
    }
    return out;
  }
  /// The colour of the last fill of a sketch that covers a point.
  static std::optional<scene::Rgba> colour_at(const Sketch& sketch, typeset::PathPoint at) {
    std::optional<scene::Rgba> out;
    for (const Sketch::Fill& fill : all<Sketch::Fill>(sketch)) {
      if (winding(fill.contours, static_cast<double>(at.x), static_cast<double>(at.y)) != 0) {
        out = fill.colour;
      }
    }
    return out;
  }
  static std::size_t points_of(const Sketch& sketch) {
    std::size_t n = 0;
    for (const auto& fill : all<Sketch::Fill>(sketch)) {
      for (const Contour& c : fill.contours) n += c.size();
    }
    for (const auto& lines : all<Sketch::Lines>(sketch)) {
      for (const Contour& c : lines.lines) n += c.size();
    }
    return n;
  }

  tests::TempFolder folder_;
  base::Result<scene::BaseMap> map_;
};

TEST_F(GroundShapesTest, LandSeaAndLakesLieWhereTheyDoInEitherProjection) {
  for (const double conic : {0.0, 1.0}) {
    const View v = view(46, 33, 5, conic);
    const GroundShapes ground = ground_shapes(layer(v));
    const auto at = [&](const Sketch& sketch, double lng, double lat) {
      return colour_at(sketch, v.project(geo::to_world(lng, lat)));
    };
    const Theme& theme = Theme::light();
    EXPECT_EQ(at(ground.land, 45, 33), theme.land) << conic;
    EXPECT_EQ(at(ground.land, 49.95, 33), theme.land) << "at its edge, conic " << conic;
    EXPECT_EQ(at(ground.land, 50.05, 33), theme.water);
    EXPECT_EQ(at(ground.land, 46, 37.95), theme.land) << "where the conic bends it";
    EXPECT_EQ(at(ground.land, 46, 38.05), theme.water);
    EXPECT_EQ(at(ground.lakes, 46.5, 34.5), theme.water);
    EXPECT_EQ(at(ground.lakes, 47.1, 34.5), std::nullopt);
  }
}

TEST_F(GroundShapesTest, LinesAreAsWideAsDashedAndAsColouredAsInTheWindow) {
  const scene::BaseLayer drawn = layer(view(44, 33, 6));
  const auto lines = all<Sketch::Lines>(ground_shapes(drawn).lines);
  ASSERT_FALSE(lines.empty());
  for (const scene::LineBatch& batch : drawn.lines) {
    EXPECT_TRUE(std::ranges::any_of(lines, [&](const Sketch::Lines& l) {
      return l.width == batch.width && l.colour == batch.colour && l.dash.on == batch.dash.on &&
             l.dash.off == batch.dash.off;
    }));
  }
  EXPECT_TRUE(std::ranges::any_of(lines, [](const auto& l) { return l.dash.on > 0; }))
      << "a disputed border is dashed";
}

TEST_F(GroundShapesTest, NothingLiesFarOutOfView) {
  for (const double conic : {0.0, 1.0}) {
    const GroundShapes ground = ground_shapes(layer(view(44, 33, 9, conic)));
    const PixelBox near = PixelBox{0, 0, 400, 300}.grown(20);
    for (const Sketch* sketch : {&ground.land, &ground.lakes, &ground.lines}) {
      for (const auto& fill : all<Sketch::Fill>(*sketch)) {
        for (const Contour& c : fill.contours) {
          for (const auto& p : c) EXPECT_TRUE(near.contains(p.x, p.y)) << p.x << " " << p.y;
        }
      }
      for (const auto& one : all<Sketch::Lines>(*sketch)) {
        for (const Contour& c : one.lines) {
          for (const auto& p : c) EXPECT_TRUE(near.contains(p.x, p.y)) << p.x << " " << p.y;
        }
      }
    }
  }
}

TEST_F(GroundShapesTest, OfAWindingRiverIsKeptWhatPrintCanShow) {
  scene::MapContents contents = tests::small_map();
  for (auto& line : contents.lines) {
    if (line.kind != scene::LineKind::river) continue;
    const auto from = line.points.front();
    const auto to = line.points.back();
    line.points.clear();
    constexpr int kPoints = 20'000;
    for (int i = 0; i <= kPoints; ++i) {
      const float t = static_cast<float>(i) / kPoints;
      const float off = 2e-4F * std::sin(60 * t);
      line.points.push_back(
          {from.x + (to.x - from.x) * t + off, from.y + (to.y - from.y) * t - off});
    }
    line.starts = {0, kPoints + 1};
  }
  auto map = scene::BaseMap::open(folder_.write("winding.dlmap", scene::encode_base_map(contents)));
  ASSERT_TRUE(map) << map.error().to_string();
  const View v = view(41, 33, 6);
  const scene::BaseLayer drawn = scene::build_base_layer(*map, v, Theme::light());
  const Sketch lines = ground_shapes(drawn).lines;
  EXPECT_LT(points_of(lines), 600U) << "of 20,000";
  // Each point of the river lies within half a pixel of print of the line that is kept.
  const scene::MapLineChunk* river = nullptr;
  for (const auto& batch : drawn.lines) {
    if (batch.chunk.kind == scene::LineKind::river) river = &batch.chunk;
  }
  ASSERT_NE(river, nullptr);
  double worst = 0;
  for (std::size_t i = 0; i < river->points.size(); i += 7) {
    const auto p = v.project({river->origin.x + static_cast<double>(river->points[i].x),
                              river->origin.y + static_cast<double>(river->points[i].y)});
    if (!PixelBox{0, 0, 400, 300}.contains(p.x, p.y)) continue;
    double nearest = 1e9;
    for (const auto& one : all<Sketch::Lines>(lines)) {
      for (const Contour& c : one.lines) {
        for (std::size_t k = 0; k + 1 < c.size(); ++k) {
          const float dx = c[k + 1].x - c[k].x;
          const float dy = c[k + 1].y - c[k].y;
          const float length = dx * dx + dy * dy;
          const float t =
              length == 0
                  ? 0
                  : std::clamp(((p.x - c[k].x) * dx + (p.y - c[k].y) * dy) / length, 0.0F, 1.0F);
          nearest = std::min(nearest, static_cast<double>(std::hypot(p.x - c[k].x - t * dx,
                                                                     p.y - c[k].y - t * dy)));
        }
      }
    }
    worst = std::max(worst, nearest);
  }
  EXPECT_LT(worst, 0.5 / kPrintPixels + 0.02);
}

TEST_F(GroundShapesTest, TheUsersOwnLayersAreShapesThatAreSeenThroughAsOne) {
  geo::FeatureSet set;
  const auto add = [&](geo::FeatureSet::Shape shape, const std::vector<geo::WorldPoint>& points) {
    set.features.push_back({shape, static_cast<std::uint32_t>(set.part_starts.size() - 1), 1, 0});
    set.points.insert(set.points.end(), points.begin(), points.end());
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
  };
  add(geo::FeatureSet::Shape::areas,
      {geo::to_world(42, 35), geo::to_world(45, 35), geo::to_world(45, 32), geo::to_world(42, 32)});
  add(geo::FeatureSet::Shape::lines, {geo::to_world(40, 33), geo::to_world(47, 33.5)});
  add(geo::FeatureSet::Shape::points, {geo::to_world(43, 34)});
  scene::LayerOnMap on_map;
  on_map.shape = scene::LayerShape::make(1, set);
  ASSERT_NE(on_map.shape, nullptr);
  on_map.opacity = 0.6F;
  on_map.width = 3;
  const View v = view(44, 33, 6);
  scene::BaseLayer drawn = layer(v);
  drawn.layers = {scene::batch_of(on_map, v, Theme::light())};
  const auto layers = all<Sketch::Together>(ground_shapes(drawn).lines);
  ASSERT_EQ(layers.size(), 1U);
  EXPECT_FLOAT_EQ(layers[0].opacity, 0.6F);
  ASSERT_EQ(layers[0].parts.size(), 3U) << "areas, lines and points";
  const auto& fill = std::get<Sketch::Fill>(layers[0].parts[0]);
  const auto inside = v.project(geo::to_world(43.5, 33.5));
  EXPECT_NE(winding(fill.contours, static_cast<double>(inside.x), static_cast<double>(inside.y)),
            0);
  EXPECT_EQ(std::get<Sketch::Lines>(layers[0].parts[1]).width, 3);
  const auto& dots = std::get<Sketch::Lines>(layers[0].parts[2]);
  ASSERT_EQ(dots.lines.size(), 1U);
  EXPECT_EQ(dots.width, drawn.layers[0].dot);
  drawn.layers[0].opacity = 0;
  EXPECT_TRUE(all<Sketch::Together>(ground_shapes(drawn).lines).empty()) << "not to be seen";
}

}  // namespace
}  // namespace dateline::publish
