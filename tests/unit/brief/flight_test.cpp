// How a film gets from one view to the next, and how long it stands.

#include "brief/flight.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "brief/shot.hpp"
#include "geo/mercator.hpp"
#include "support/documents.hpp"

namespace dateline::brief {
namespace {

constexpr double kWidth = 800;

project::Camera at(double lng, double lat, double zoom) {
  return {geo::to_world(lng, lat), zoom, 0};
}

/// How far the eye sees the ground move between two cameras: the metric of the article, by which
/// the best path is one of even speed.
double seen_between(const project::Camera& a, const project::Camera& b) {
  constexpr double kRho = 1.42;
  const double w = kWidth / (256 * std::exp2((a.zoom + b.zoom) / 2));
  const double across = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
  const double zoom = (b.zoom - a.zoom) * std::log(2.0);
  return std::hypot(kRho * across / w, zoom / kRho);
}

TEST(Flight, BeginsAndEndsExactlyWhereItIsTo) {
  const project::Camera a = at(43.1, 36.3, 8);
  const project::Camera b = at(44.4, 33.3, 6);
  const Flight flight(a, b, kWidth);
  EXPECT_EQ(flight.at(0), a);
  EXPECT_EQ(flight.at(1), b);
  EXPECT_NEAR(seen_between(flight.at(1e-6), a), 0, 1e-4);
  EXPECT_NEAR(seen_between(flight.at(1 - 1e-6), b), 0, 1e-4);
}

TEST(Flight, GoesAtOneSpeedForTheEye) {
  for (const auto& [a, b] : {std::pair{at(43.1, 36.3, 8), at(44.4, 33.3, 6)},
                             {at(-74, 40.7, 9), at(44.4, 33.3, 9)},
                             {at(44.4, 33.3, 4), at(44.4, 33.3, 9)},
                             {at(10, 50, 6), at(10.5, 50, 6)}}) {
    const Flight flight(a, b, kWidth);
    constexpr int kSteps = 400;
    const double step = flight.length() / kSteps;
    for (int i = 0; i < kSteps; ++i) {
      const double seen = seen_between(flight.at(static_cast<double>(i) / kSteps),
                                       flight.at(static_cast<double>(i + 1) / kSteps));
      EXPECT_NEAR(seen, step, 0.03 * step) << i;
    }
  }
}

TEST(Flight, ZoomsOutToGetFarAndNotToGetNear) {
  const Flight far(at(-74, 40.7, 9), at(44.4, 33.3, 9), kWidth);
  EXPECT_LT(far.at(0.5).zoom, 4);
  const Flight near(at(44.4, 33.3, 9), at(44.5, 33.3, 9), kWidth);
  EXPECT_GT(near.at(0.5).zoom, 8.9);
  const Flight in(at(44.4, 33.3, 4), at(44.4, 33.3, 9), kWidth);
  EXPECT_NEAR(in.at(0.5).zoom, 6.5, 1e-9);
  EXPECT_EQ(in.at(0.5).centre, at(44.4, 33.3, 4).centre);
}

TEST(Flight, StaysOnTheGroundBetweenItsEnds) {
  const project::Camera a = at(43.1, 36.3, 8);
  const project::Camera b = at(44.4, 33.3, 6);
  const Flight flight(a, b, kWidth);
  double before = 0;
  for (int i = 1; i < 20; ++i) {
    const project::Camera c = flight.at(i / 20.0);
    const double share = (c.centre.x - a.centre.x) / (b.centre.x - a.centre.x);
    EXPECT_GT(share, before);
    EXPECT_LT(share, 1);
    EXPECT_NEAR((c.centre.y - a.centre.y) / (b.centre.y - a.centre.y), share, 1e-9);
    before = share;
  }
}

TEST(Flight, OfNoWayIsNone) {
  const project::Camera a = at(43.1, 36.3, 8);
  const Flight flight(a, a, kWidth);
  EXPECT_EQ(flight.length(), 0);
  EXPECT_EQ(flight.at(0.5), a);
}

TEST(Eased, BeginsAndEndsAtRest) {
  EXPECT_EQ(eased(0), 0);
  EXPECT_EQ(eased(1), 1);
  EXPECT_DOUBLE_EQ(eased(0.5), 0.5);
  EXPECT_LT(eased(0.02), 0.001);
  EXPECT_GT(eased(0.98), 0.999);
  EXPECT_EQ(eased(7), 1);
}

TEST(Shot, StandsAsLongAsItsWordsTakeToRead) {
  curation::Scene scene;
  EXPECT_EQ(reading_seconds(scene), 2);
  scene.caption = "Tikrit";
  EXPECT_EQ(reading_seconds(scene), 3);
  scene.caption = std::string(130, 'a');
  EXPECT_NEAR(reading_seconds(scene), 11.5, 1e-9);
  scene.quote = curation::Quote{std::string(1000, 'a'), "", "", {}, ""};
  EXPECT_EQ(reading_seconds(scene), 20);
  scene.kind = curation::SceneKind::black;
  EXPECT_EQ(reading_seconds(scene), 2);
}

TEST(Shot, PlaysToTheEndAndNoFurther) {
  project::Project project;
  project.apply(
      project::StoryRead{tests::document_with({tests::event_on("a", "2014-06-10", "2014-06-10"),
                                               tests::event_on("b", "2014-06-14", "2014-06-14")})});
  EXPECT_EQ(frames_played(project, 25, 1000), 0U);
  project.apply(project::GoFirst{});
  project.apply(project::Play{1});
  const std::int64_t minutes = project.ends().length();
  const auto wanted = static_cast<double>(minutes) /
                      static_cast<double>(project.clock().speed().minutes_a_second) * 25;
  const std::size_t frames = frames_played(project, 25, 100000);
  EXPECT_NEAR(static_cast<double>(frames), wanted, 2);
  EXPECT_EQ(project.playhead(), project.ends().to);
  project.apply(project::GoFirst{});
  project.apply(project::Play{1});
  EXPECT_EQ(frames_played(project, 25, 10), 10U);
}

TEST(Shot, TimeGoesEvenlyBetweenTwoMoments) {
  const time::Minute a(100);
  const time::Minute b(200);
  EXPECT_EQ(between(a, b, 0), a);
  EXPECT_EQ(between(a, b, 1), b);
  EXPECT_EQ(between(a, b, 0.25), time::Minute(125));
  EXPECT_EQ(between(b, a, 0.25), time::Minute(175));
}

}  // namespace
}  // namespace dateline::brief
