#include "scene/heat.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "support/sample_events.hpp"

namespace dateline::scene {
namespace {

using event::EventType;
using tests::mark;

View view_at(double zoom) { return {1280, 720, 1, geo::to_world(43.5, 35.5), zoom}; }

/// Bilinear, at a point of the view.
float value_at(const HeatGrid& grid, PathPoint p) {
  const float x = (p.x - grid.origin.x) / grid.cell;
  const float y = (p.y - grid.origin.y) / grid.cell;
  const auto c = static_cast<std::size_t>(x);
  const auto r = static_cast<std::size_t>(y);
  const float right = x - static_cast<float>(c);
  const float down = y - static_cast<float>(r);
  return (grid.at(c, r) * (1 - right) + grid.at(c + 1, r) * right) * (1 - down) +
         (grid.at(c, r + 1) * (1 - right) + grid.at(c + 1, r + 1) * right) * down;
}

EventMarks at_mosul(std::size_t count) {
  EventMarks events;
  for (std::size_t i = 0; i < count; ++i) {
    events.marks.push_back(mark(EventType::clash, "Mosul", 43.13, 36.34, 1, 2));
  }
  return events;
}

TEST(Heat, SaysHowManyEventsLieAroundAPoint) {
  const View view = view_at(7);
  const PathPoint mosul = view.project(geo::to_world(43.13, 36.34));
  for (const std::size_t count : {1U, 7U, 300U}) {
    const HeatGrid grid = heat_of(at_mosul(count), view);
    const auto n = static_cast<float>(count);
    EXPECT_NEAR(value_at(grid, mosul), n, 0.08F * n);
    EXPECT_NEAR(grid.most, n, 0.08F * n);
    // Half of it at a bell's half width, next to nothing at three deviations.
    EXPECT_NEAR(value_at(grid, {mosul.x + 16.5F, mosul.y}), n / 2, 0.1F * n);
    EXPECT_LT(value_at(grid, {mosul.x, mosul.y + 42}), 0.02F * n);
  }
}

TEST(Heat, CountsWhatMayNotHaveHappenedByItsChance) {
  EventMarks events = at_mosul(2);
  events.marks[1].happened = 0.25F;
  EXPECT_NEAR(heat_of(events, view_at(7)).most, 1.25, 0.1);
  events.marks[1].happened = 0;
  events.marks[0].at.reset();
  EXPECT_EQ(heat_of(events, view_at(7)).most, 0);
}

TEST(Heat, StaysOnTheGroundWhileTheMapIsPanned) {
  const EventMarks events = tests::iraq_june_2014();
  const View before = view_at(6.4);
  const HeatGrid a = heat_of(events, before);
  const HeatGrid b = heat_of(events, before.panned(37, -21));
  for (float y = 60; y < 660; y += 13) {
    for (float x = 60; x < 1220; x += 17) {
      EXPECT_NEAR(value_at(a, {x, y}), value_at(b, {x + 37, y - 21}), 0.01) << x << ", " << y;
    }
  }
}

TEST(Heat, CoversAllOfTheView) {
  for (const float scale : {1.0F, 2.0F, 3.0F}) {
    const View view(1281, 719, scale, geo::to_world(43.5, 35.5), 5.77);
    const HeatGrid grid = heat_of({}, view);
    EXPECT_LE(grid.origin.x, 0);
    EXPECT_LE(grid.origin.y, 0);
    EXPECT_GE(grid.origin.x + static_cast<float>(grid.columns - 1) * grid.cell, 1281);
    EXPECT_GE(grid.origin.y + static_cast<float>(grid.rows - 1) * grid.cell, 719);
  }
}

TEST(Heat, ReachesItsDeepestColourAtARoundNumber) {
  const auto full = [](float most) {
    HeatGrid grid;
    grid.most = most;
    return full_heat(grid);
  };
  EXPECT_EQ(full(0), 5);
  EXPECT_EQ(full(5), 5);
  EXPECT_EQ(full(5.1F), 10);
  EXPECT_EQ(full(11), 20);
  EXPECT_EQ(full(21), 50);
  EXPECT_EQ(full(99), 100);
  EXPECT_EQ(full(67103), 100000);
}

TEST(Heat, GrowsDarkerOnLightGroundAndLighterOnDarkGround) {
  const auto light = [](Rgba c) { return 2 * c.r + 5 * c.g + c.b; };
  for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
    Rgba before = heat_colour(0, 100, *theme);
    EXPECT_EQ(before.a, 0);
    for (int v = 1; v <= 100; ++v) {
      const Rgba now = heat_colour(static_cast<float>(v), 100, *theme);
      EXPECT_GE(now.a, before.a);
      if (theme->is_dark) {
        EXPECT_GE(light(now), light(before)) << v;
      } else {
        EXPECT_LE(light(now), light(before)) << v;
      }
      before = now;
    }
  }
}

}  // namespace
}  // namespace dateline::scene
