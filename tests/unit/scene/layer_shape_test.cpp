#include "scene/layer_shape.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace dateline::scene {
namespace {

using geo::FeatureSet;
using geo::WorldPoint;
using Shape = FeatureSet::Shape;

void add(FeatureSet& set, Shape shape, const std::vector<std::vector<WorldPoint>>& parts) {
  FeatureSet::Feature feature{shape, static_cast<std::uint32_t>(set.part_starts.size() - 1),
                              static_cast<std::uint32_t>(parts.size()),
                              static_cast<std::uint32_t>(set.features.size())};
  for (const auto& part : parts) {
    set.points.insert(set.points.end(), part.begin(), part.end());
    set.part_starts.push_back(static_cast<std::uint32_t>(set.points.size()));
  }
  set.features.push_back(feature);
}

/// Clockwise on the screen, against it where `size` is negative.
std::vector<WorldPoint> square(WorldPoint at, double size) {
  const double h = std::abs(size) / 2;
  std::vector<WorldPoint> out{
      {at.x - h, at.y - h}, {at.x + h, at.y - h}, {at.x + h, at.y + h}, {at.x - h, at.y + h}};
  if (size < 0) std::reverse(out.begin(), out.end());
  return out;
}

std::size_t points_of(const std::vector<LayerChunk>& chunks) {
  std::size_t n = 0;
  for (const LayerChunk& c : chunks) n += c.points.size();
  return n;
}

TEST(LayerShape, AnswersWhatLiesAtAPointWithHolesAndTheSmallestThingFirst) {
  FeatureSet set;
  add(set, Shape::areas, {square({0.5, 0.5}, 0.2), square({0.5, 0.5}, -0.1)});
  add(set, Shape::lines, {{{0.42, 0.4}, {0.42, 0.6}}});
  add(set, Shape::points, {{{0.42, 0.5}}});
  const auto shape = LayerShape::make(1, set);
  const double reach = 0.002;
  EXPECT_EQ(shape->feature_at({0.58, 0.5}, reach), 0U);
  EXPECT_EQ(shape->feature_at({0.5, 0.5}, reach), std::nullopt) << "in the hole";
  EXPECT_EQ(shape->feature_at({0.4205, 0.45}, reach), 1U) << "the line before the area";
  EXPECT_EQ(shape->feature_at({0.4205, 0.5}, reach), 2U) << "the point before the line";
  EXPECT_EQ(shape->feature_at({0.58, 0.5}, reach, false), std::nullopt) << "it is not filled";
  EXPECT_EQ(shape->feature_at({0.6, 0.5}, reach, false), 0U) << "at its outline";
  EXPECT_EQ(shape->feature_at({0.4, 0.5}, reach, false), 0U) << "also at the side that closes it";
  EXPECT_EQ(shape->feature_at({0.7, 0.5}, reach), std::nullopt);
}

TEST(LayerShape, NamesAnAreaWithinItAndNotInItsHole) {
  FeatureSet set;
  add(set, Shape::areas, {square({0.5, 0.5}, 0.2), square({0.5, 0.5}, -0.12)});
  // A crescent: the middle of its box lies outside of it.
  add(set, Shape::areas,
      {{{0.1, 0.1},
        {0.3, 0.1},
        {0.3, 0.12},
        {0.12, 0.12},
        {0.12, 0.28},
        {0.3, 0.28},
        {0.3, 0.3},
        {0.1, 0.3}}});
  const auto shape = LayerShape::make(1, set);
  for (const std::uint32_t i : {0U, 1U}) {
    EXPECT_EQ(shape->feature_at(shape->label_point(i), 0), i) << i;
  }
}

TEST(LayerShape, HasTheFewerPointsTheFartherItIsLookedAtFrom) {
  FeatureSet set;
  std::vector<WorldPoint> coast;
  for (int i = 0; i < 50'000; ++i) {
    const double t = 2 * std::numbers::pi * i / 50'000;
    const double r = 0.02 * (1 + 0.1 * std::sin(40 * t) + 0.01 * std::sin(3000 * t));
    coast.push_back({0.6 + r * std::cos(t), 0.4 + r * std::sin(t)});
  }
  add(set, Shape::areas, {coast});
  const auto shape = LayerShape::make(1, set);
  std::size_t before = 0;
  for (const double zoom : {1.0, 4.0, 7.0, 12.0}) {
    const LayerShape::Level& level = shape->level(zoom);
    const std::size_t points = points_of(level.lines);
    EXPECT_GT(points, before) << zoom;
    before = points;
    // None lies farther from where it should than half a pixel.
    const double pixel = 1 / (256 * std::exp2(zoom));
    for (const LayerChunk& chunk : level.lines) {
      for (const Vertex& v : chunk.points) {
        const WorldPoint p{chunk.origin.x + static_cast<double>(v.x),
                           chunk.origin.y + static_cast<double>(v.y)};
        const double r = std::hypot(p.x - 0.6, p.y - 0.4);
        EXPECT_TRUE(r > 0.02 * 0.88 - pixel && r < 0.02 * 1.12 + pixel) << zoom;
      }
    }
  }
  EXPECT_LT(points_of(shape->level(1).lines), 200U);
}

TEST(LayerShape, KeepsWhatIsTooSmallToHaveAShapeAsASpeck) {
  FeatureSet set;
  add(set, Shape::areas, {square({0.5, 0.5}, 1e-6)});
  add(set, Shape::areas, {square({0.52, 0.5}, 1e-6)});
  const auto shape = LayerShape::make(1, set);
  EXPECT_EQ(points_of(shape->level(3).lines), 4U) << "each its place twice";
  EXPECT_TRUE(shape->level(3).rings.empty());
  EXPECT_FALSE(shape->level(12).rings.empty());
}

TEST(LayerShape, OfAMillionPointsAtOneSpotDrawsOne) {
  FeatureSet set;
  for (int i = 0; i < 1000; ++i) add(set, Shape::points, {{{0.5 + i * 1e-9, 0.5}}});
  const auto shape = LayerShape::make(1, set);
  EXPECT_EQ(points_of(shape->level(2).dots), 2U);
}

TEST(LayerShape, IsGivenUpWhereNobodyWantsItAnyMore) {
  FeatureSet set;
  add(set, Shape::points, {{{0.5, 0.5}}});
  EXPECT_EQ(LayerShape::make(1, set, base::StopCheck([] { return true; })), nullptr);
}

}  // namespace
}  // namespace dateline::scene
