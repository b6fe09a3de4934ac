#include "app/compile_map/geometry.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "app/compile_map/rivers.hpp"

namespace dateline::compile_map {
namespace {

Path wavy() {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> shake(-0.01, 0.01);
  Path out;
  for (int i = 0; i <= 200; ++i)
    out.push_back({i / 200.0, std::sin(i / 10.0) / 10 + shake(random)});
  return out;
}

double distance(geo::WorldPoint p, geo::WorldPoint a, geo::WorldPoint b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double t =
      std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

TEST(SimplifiedLines, StayWithinTheToleranceOfWhatTheyWere) {
  const Path line = wavy();
  const Path thin = simplify(line, 0.02);
  EXPECT_LT(thin.size(), line.size() / 2);
  for (const auto& p : line) {
    double nearest = 1;
    for (std::size_t i = 1; i < thin.size(); ++i) {
      nearest = std::min(nearest, distance(p, thin[i - 1], thin[i]));
    }
    EXPECT_LE(nearest, 0.02);
  }
}

TEST(SimplifiedLines, KeepTheirEndsSoThatBordersStillMeet) {
  const Path line = wavy();
  const Path thin = simplify(line, 10);
  ASSERT_EQ(thin.size(), 2U);
  EXPECT_EQ(thin.front(), line.front());
  EXPECT_EQ(thin.back(), line.back());
}

TEST(SimplifiedLines, AreTheSameReadFromEitherEnd) {
  const Path line = wavy();
  Path back = simplify(Path(line.rbegin(), line.rend()), 0.01);
  std::reverse(back.begin(), back.end());
  EXPECT_EQ(simplify(line, 0.01), back);
}

TEST(SimplifiedRings, StayClosedAndVanishWhenTooSmall) {
  Path ring;
  for (int i = 0; i < 100; ++i) ring.push_back({std::cos(i * 0.0628), std::sin(i * 0.0628)});
  ring.push_back(ring.front());
  const Path thin = simplify_ring(ring, 0.01, 0);
  EXPECT_EQ(thin.front(), thin.back());
  EXPECT_LT(thin.size(), 50U);
  EXPECT_NEAR(std::abs(ring_area(thin)), std::abs(ring_area(ring)), 0.1);
  EXPECT_TRUE(simplify_ring(ring, 0.01, 4).empty());
}

TEST(Rivers, EndAtTheShoreOfALakeAndGoOnBeyondIt) {
  Feature lake;
  lake.polygons.push_back({{{{0.4, 0.4}, {0.6, 0.4}, {0.6, 0.6}, {0.4, 0.6}, {0.4, 0.4}}}});
  Feature river;
  for (int i = 0; i <= 10; ++i) {
    if (river.lines.empty()) river.lines.emplace_back();
    river.lines[0].push_back({i / 10.0 + 0.01, 0.5});
  }
  std::vector<Feature> rivers{river};
  cut_at_lakes(rivers, {lake});
  ASSERT_EQ(rivers[0].lines.size(), 2U);
  EXPECT_DOUBLE_EQ(rivers[0].lines[0].back().x, 0.41);
  EXPECT_DOUBLE_EQ(rivers[0].lines[1].front().x, 0.51);
}

}  // namespace
}  // namespace dateline::compile_map
