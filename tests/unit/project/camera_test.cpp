#include "project/camera.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/documents.hpp"

namespace dateline::project {
namespace {

const MapSize kSize{800, 500};

geo::WorldPoint under(const Camera& camera, double dx, double dy) {
  const double pixels = 256 * std::exp2(camera.zoom);
  return {camera.centre.x + dx / pixels, camera.centre.y + dy / pixels};
}

TEST(Camera, KeepsThePointUnderTheCursorWhileZooming) {
  const Camera camera{geo::to_world(43, 34), 6};
  for (const double steps : {0.5, 2.0, -1.0}) {
    const Camera next = zoomed(camera, kSize, 210, -130, steps);
    EXPECT_NEAR(next.zoom, 6 + steps, 1e-9);
    EXPECT_NEAR(under(next, 210, -130).x, under(camera, 210, -130).x, 1e-9);
    EXPECT_NEAR(under(next, 210, -130).y, under(camera, 210, -130).y, 1e-9);
  }
}

TEST(Camera, NeverShowsWhatLiesBeyondTheWorld) {
  const Camera out = zoomed({geo::to_world(179, 80), 3}, kSize, 0, 0, -20);
  EXPECT_GE(256 * std::exp2(out.zoom), 800 - 1e-6);
  const Camera far = panned({geo::to_world(0, 0), 4}, kSize, {1e9, 1e9});
  EXPECT_GE(under(far, -400, -250).x, -1e-9);
  EXPECT_GE(under(far, -400, -250).y, -1e-9);
}

TEST(Camera, FitsABoxWithItsMargin) {
  const geo::WorldPoint a = geo::to_world(40, 37);
  const geo::WorldPoint b = geo::to_world(46, 32);
  const Camera camera = fitted({a.x, a.y, b.x, b.y}, kSize, 60, 8);
  EXPECT_TRUE(shows(camera, kSize, a, 59));
  EXPECT_TRUE(shows(camera, kSize, b, 59));
  EXPECT_FALSE(shows(zoomed(camera, kSize, 0, 0, 0.2), kSize, a, 59) &&
               shows(zoomed(camera, kSize, 0, 0, 0.2), kSize, b, 59));
}

TEST(Camera, FliesFromOneViewToAnotherWithoutAJump) {
  const Camera a{geo::to_world(43, 36), 9};
  const Camera b{geo::to_world(44, 33), 6};
  EXPECT_NEAR(between(a, b, 0).centre.x, a.centre.x, 1e-12);
  EXPECT_NEAR(between(a, b, 1).centre.y, b.centre.y, 1e-12);
  const Camera mid = between(a, b, 0.5);
  EXPECT_GT(mid.zoom, b.zoom);
  EXPECT_LT(mid.zoom, a.zoom);
}

TEST(Camera, HoldsThePointUnderTheHandInTheConicThoughTheMapTurns) {
  const Camera camera{geo::to_world(44, 34), 6, 1};
  const auto under_hand = [](const Camera& c, double dx, double dy) {
    const double pixels = 256 * std::exp2(c.zoom);
    const geo::HalfSize half{kSize.width / 2 / pixels, kSize.height / 2 / pixels};
    const geo::MapPlane plane(c.centre, geo::cone_for(c.conic, c.centre, half));
    return plane.unproject({dx / pixels, dy / pixels});
  };
  const geo::WorldPoint held = under_hand(camera, -300, 150);
  Camera dragged = camera;
  for (int i = 1; i <= 60; ++i) {
    dragged = panned(dragged, kSize, {8, -3, -300 + 8.0 * i, 150 - 3.0 * i});
  }
  const geo::WorldPoint now = under_hand(dragged, 180, -30);
  EXPECT_NEAR(now.x, held.x, 1e-10);
  EXPECT_NEAR(now.y, held.y, 1e-10);
  EXPECT_EQ(dragged.conic, 1);
  const Camera closer = zoomed(camera, kSize, -300, 150, 2);
  EXPECT_NEAR(under_hand(closer, -300, 150).x, held.x, 1e-10);
  EXPECT_NEAR(under_hand(closer, -300, 150).y, held.y, 1e-10);
}

TEST(Camera, FliesIntoTheOtherProjectionStepByStep) {
  const Camera a{geo::to_world(43, 36), 6};
  const Camera b{geo::to_world(43, 36), 6, 1};
  EXPECT_EQ(between(a, b, 0.25).conic, 0.25);
  EXPECT_EQ(between(a, b, 0.25).centre, a.centre);
}

event::Event at(const char* id, double lng, double lat) {
  event::Event e = tests::event_on(id, "2014-06-15", "2014-06-15");
  e.place = event::EventPlace{};
  e.place->at = *geo::LngLat::from_degrees(lng, lat);
  e.place->radius_km = 5;
  return e;
}

TEST(Camera, LeavesAFarCapitalOutOfTheFirstView) {
  const store::Snapshot snapshot({tests::document_with(
      {at("mosul", 43.1, 36.3), at("tikrit", 43.7, 34.6), at("kirkuk", 44.4, 35.5),
       at("baghdad", 44.4, 33.3), at("washington", -77, 38.9)})});
  const auto rows = main_places(snapshot, {0, 1, 2, 3, 4});
  EXPECT_EQ(rows.size(), 4U);
  const auto box = box_of(snapshot, rows);
  ASSERT_TRUE(box);
  EXPECT_FALSE(box->contains(geo::to_world(-77, 38.9)));
  EXPECT_TRUE(box->contains(geo::to_world(44.4, 33.3)));
}

TEST(Camera, KeepsAllPlacesOfAStoryThatSpansTheWorld) {
  const store::Snapshot snapshot({tests::document_with(
      {at("a", 43, 36), at("b", -77, 39), at("c", 37, 55), at("d", 2, 48), at("e", 116, 40)})});
  EXPECT_EQ(main_places(snapshot, {0, 1, 2, 3, 4}).size(), 5U);
}

}  // namespace
}  // namespace dateline::project
