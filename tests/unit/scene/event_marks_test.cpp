#include "scene/event_marks.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scene/event_areas.hpp"
#include "scene/legend.hpp"
#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using tests::june;
using time::Bounds;
using time::Minute;

TEST(EventMarks, FadeWithAgeToAThirdButNeverToNothing) {
  const Bounds when = Bounds::of(june(10));
  const auto opacity = [&](unsigned day) {
    return age_opacity(when, Minute::start_of(june(day)), 1440, 5 * 1440);
  };
  EXPECT_FLOAT_EQ(opacity(9), 1);
  EXPECT_FLOAT_EQ(opacity(11), 1);
  EXPECT_LT(opacity(13), 1);
  EXPECT_LT(opacity(14), opacity(13));
  EXPECT_FLOAT_EQ(opacity(30), 0.35F);
  EXPECT_FLOAT_EQ(age_opacity({}, Minute(0), 1, 2), 1);
}

TEST(EventMarks, HaveHappenedWithTheShareOfTheirBoundsThatIsOver) {
  const Bounds when = Bounds::of(june(10), june(11));
  EXPECT_FLOAT_EQ(happened_by(when, Minute::start_of(june(9))), 0);
  EXPECT_NEAR(happened_by(when, Minute::start_of(june(11))), 0.5, 0.001);
  EXPECT_FLOAT_EQ(happened_by(when, Minute::end_of(june(11))), 1);
  const Bounds since{Minute::start_of(june(10)), std::nullopt};
  EXPECT_FLOAT_EQ(happened_by(since, Minute::start_of(june(9))), 0);
  EXPECT_FLOAT_EQ(happened_by(since, Minute::start_of(june(12))), 0.5F);
}

TEST(Legend, ExplainsJustWhatIsShown) {
  EventMarks events = tests::iraq_june_2014();
  for (EventMark& m : events.marks) {
    if (m.type == event::EventType::siege) m.happened = 0;
  }
  const LegendContent legend = legend_of(events, {0, 0, 1, 1});
  const auto has = [&legend](event::EventType t) {
    return std::find(legend.types.begin(), legend.types.end(), t) != legend.types.end();
  };
  EXPECT_TRUE(has(event::EventType::capture));
  EXPECT_FALSE(has(event::EventType::siege)) << "not begun";
  EXPECT_FALSE(has(event::EventType::agreement)) << "has no place";
  EXPECT_FALSE(has(event::EventType::release)) << "did not occur";
  EXPECT_TRUE(legend.uncertain_times);
  const geo::WorldPoint gulf = geo::to_world(50.5, 27.8);
  const LegendContent there =
      legend_of(events, {gulf.x - 0.01, gulf.y - 0.01, gulf.x + 0.01, gulf.y + 0.01});
  EXPECT_EQ(there.types, std::vector<event::EventType>{event::EventType::deployment})
      << "only what is in sight";
  EXPECT_EQ(legend_of(EventMarks{}, {0, 0, 1, 1}).types.size(), 0U);
}

float area_of(const std::vector<PathPoint>& points, const std::vector<std::uint32_t>& triangles) {
  float area = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    const PathPoint& a = points[triangles[i]];
    const PathPoint& b = points[triangles[i + 1]];
    const PathPoint& c = points[triangles[i + 2]];
    area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  }
  return area;
}

TEST(Triangulate, CoversAHollowPolygonExactlyOnceEitherWayRound) {
  std::vector<PathPoint> u = {{0, 0}, {10, 0}, {10, 10}, {7, 10}, {7, 3}, {3, 3}, {3, 10}, {0, 10}};
  EXPECT_FLOAT_EQ(area_of(u, triangulate(u)), 100 - 4 * 7);
  std::reverse(u.begin(), u.end());
  EXPECT_FLOAT_EQ(area_of(u, triangulate(u)), 100 - 4 * 7);
  u.push_back(u.front());
  EXPECT_FLOAT_EQ(area_of(u, triangulate(u)), 100 - 4 * 7) << "a closed ring";
}

TEST(Triangulate, EndsOnRingsThatAreNoPolygon) {
  const std::vector<PathPoint> bow = {{0, 0}, {10, 10}, {10, 0}, {0, 10}};
  EXPECT_LE(triangulate(bow).size(), 6U);
  const std::vector<PathPoint> flat = {{0, 0}, {1, 0}, {2, 0}, {3, 0}};
  EXPECT_EQ(area_of(flat, triangulate(flat)), 0);
  EXPECT_TRUE(triangulate(std::vector<PathPoint>{{0, 0}, {1, 1}}).empty());
}

}  // namespace
}  // namespace dateline::scene
