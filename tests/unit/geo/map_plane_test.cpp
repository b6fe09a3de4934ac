#include "geo/map_plane.hpp"

#include <gtest/gtest.h>

#include <GeographicLib/LambertConformalConic.hpp>
#include <cmath>
#include <numbers>

namespace dateline::geo {
namespace {

constexpr double kRadian = std::numbers::pi / 180;
const HalfSize kRegion{0.03, 0.02};  // some 20 degrees of longitude

double cone_at(double lat) { return std::sin(lat * kRadian); }

TEST(MapPlane, IsTheConicThatGeographicLibDraws) {
  for (const double lat : {36.0, 60.0, 5.0, -33.0}) {
    // On a sphere of radius 1 a world unit is as many radii in the middle of the map.
    const GeographicLib::LambertConformalConic theirs(1, 0, lat, 1);
    const double unit = 2 * std::numbers::pi * std::cos(lat * kRadian);
    const MapPlane ours(to_world(44, lat), cone_at(lat));
    for (const double east : {-30.0, -3.0, 0.0, 0.01, 21.0}) {
      for (const double north : {-15.0, 0.0, 0.02, 12.0}) {
        double x = 0;
        double y = 0;
        theirs.Forward(44, lat + north, 44 + east, x, y);
        const PlanePoint p = ours.project(to_world(44 + east, lat + north));
        EXPECT_NEAR(p.x * unit, x, 1e-12) << lat << " " << east << " " << north;
        EXPECT_NEAR(p.y * unit, -y, 1e-12) << lat << " " << east << " " << north;
        double lat_back = 0;
        double lng_back = 0;
        double lean = 0;
        double stretch = 0;
        theirs.Reverse(44, x, y, lat_back, lng_back, lean, stretch);
        const WorldPoint at = to_world(44 + east, lat + north);
        // Theirs is by the ground, ours by the world square, which stretches it as well.
        const double ground = std::cos(lat * kRadian) / std::cos((lat + north) * kRadian);
        EXPECT_NEAR(ours.stretch(at) * ground, stretch, 1e-9);
        // Their convergence is the bearing of grid north: north then leans to its other side.
        EXPECT_NEAR(ours.lean(at) / kRadian, -lean, 1e-9);
      }
    }
  }
}

TEST(MapPlane, WithoutAConeIsTheWorldSquare) {
  const MapPlane plane({0.6, 0.4}, 0);
  EXPECT_EQ(plane.project({0.7, 0.35}), (PlanePoint{0.7 - 0.6, 0.35 - 0.4}));
  EXPECT_EQ(plane.unproject({0.1, -0.05}), (WorldPoint{0.7, 0.4 - 0.05}));
  EXPECT_EQ(plane.lean({0.9, 0.4}), 0);
}

TEST(MapPlane, OpensIntoAConeWithoutAJump) {
  const WorldPoint middle = to_world(44, 36);
  const WorldPoint far = to_world(60, 48);
  PlanePoint before = MapPlane(middle, 0).project(far);
  for (double share = 1e-9; share <= 1; share = share < 1e-3 ? share * 10 : share + 0.01) {
    const PlanePoint p = MapPlane(middle, cone_for(share, middle, kRegion)).project(far);
    EXPECT_LT(std::hypot(p.x - before.x, p.y - before.y), 2e-4) << share;
    before = p;
  }
}

TEST(MapPlane, LeansNorthToItsPoleOnBothHemispheres) {
  for (const double lat : {36.0, -36.0}) {
    const MapPlane plane(to_world(44, lat), cone_at(lat));
    const WorldPoint east = to_world(54, lat);
    const PlanePoint here = plane.project(east);
    const PlanePoint north = plane.project({east.x, east.y - 0.001});
    EXPECT_NEAR(std::atan2(north.x - here.x, here.y - north.y), plane.lean(east), 1e-4);
    // North of the equator meridians come together upwards, so north leans left in the east.
    EXPECT_EQ(plane.lean(east) < 0, lat > 0);
  }
}

TEST(MapPlane, ABoxHasAllThatAPartShows) {
  for (const double lat : {36.0, -50.0, 0.5}) {
    const MapPlane plane(to_world(20, lat), cone_at(lat));
    for (const PlaneBox& part : {PlaneBox{-0.05, -0.03, 0.05, 0.03}, PlaneBox{0.01, -0.03, 0.05, 0},
                                 PlaneBox{-0.05, 0.01, -0.02, 0.03}}) {
      const WorldBox box = plane.box_of(part);
      WorldBox seen{2, 2, -2, -2};
      for (int i = 0; i <= 40; ++i) {
        for (int j = 0; j <= 40; ++j) {
          const WorldPoint p = plane.unproject(
              {part.x0 + (part.x1 - part.x0) * i / 40, part.y0 + (part.y1 - part.y0) * j / 40});
          seen = {std::min(seen.x0, p.x), std::min(seen.y0, p.y), std::max(seen.x1, p.x),
                  std::max(seen.y1, p.y)};
        }
      }
      EXPECT_TRUE(box.x0 <= seen.x0 && box.y0 <= seen.y0 && box.x1 >= seen.x1 && box.y1 >= seen.y1);
      EXPECT_NEAR(box.x0, seen.x0, 1e-4) << "and is no larger than need be";
      EXPECT_NEAR(box.y1, seen.y1, 1e-4);
    }
  }
}

TEST(MapPlane, GoesOverToWebMercatorWhereAConicMakesNoSense) {
  EXPECT_NEAR(cone_for(1, to_world(44, 36), kRegion), cone_at(36), 1e-12);
  EXPECT_NEAR(cone_for(0.5, to_world(44, -36), kRegion), -cone_at(36) / 2, 1e-12);
  EXPECT_EQ(cone_for(0, to_world(44, 36), kRegion), 0);
  EXPECT_EQ(cone_for(1, to_world(44, 36), {0.4, 0.2}), 0) << "most of the world";
  EXPECT_EQ(cone_for(1, to_world(44, 80), kRegion), 0) << "round a pole";
  double before = cone_for(1, to_world(44, 36), kRegion);
  for (double half = 0.03; half < 0.4; half += 0.001) {
    const double cone = cone_for(1, to_world(44, 36), {half, half / 2});
    EXPECT_LE(cone, before);
    EXPECT_LT(before - cone, 0.02) << half;
    before = cone;
  }
}

TEST(MapPlane, FindsTheMiddleThatPutsAPointWhereTheHandIs) {
  for (const double lat : {36.0, -20.0, 70.0, 0.0}) {
    for (const double share : {0.0, 0.3, 1.0}) {
      const WorldPoint ground = to_world(44, lat);
      const PlanePoint at{0.025, -0.018};
      const WorldPoint middle = middle_with(ground, at, share, kRegion);
      const PlanePoint p = MapPlane(middle, cone_for(share, middle, kRegion)).project(ground);
      EXPECT_NEAR(p.x, at.x, 1e-12);
      EXPECT_NEAR(p.y, at.y, 1e-12);
    }
  }
}

TEST(MapPlane, StaysWithinTheWorld) {
  for (const WorldPoint& wish : {WorldPoint{0, 0.4}, WorldPoint{1, 0.3}, WorldPoint{0.001, 0.7},
                                 WorldPoint{0.5, 0}, WorldPoint{0.5, 1}}) {
    const WorldPoint middle = clamped_middle(wish, 1, kRegion);
    const WorldBox box =
        MapPlane(middle, cone_for(1, middle, kRegion))
            .box_of({-kRegion.width, -kRegion.height, kRegion.width, kRegion.height});
    EXPECT_GE(box.x0, -1e-9);
    EXPECT_GE(box.y0, -1e-9);
    EXPECT_LE(box.x1, 1 + 1e-9);
    EXPECT_LE(box.y1, 1 + 1e-9);
  }
}

TEST(MapPlane, FitsABoxWholeAndNoFartherAwayThanNeedBe) {
  for (const double south : {30.0, -42.0, -5.0}) {
    const WorldPoint a = to_world(40, south + 10);
    const WorldPoint b = to_world(52, south);
    const MapRoom room{800, 600, 50, 256 * 2048.0};
    const MapFit fitted = fit({a.x, a.y, b.x, b.y}, room, 1);
    const HalfSize half{400 / fitted.pixels, 300 / fitted.pixels};
    const MapPlane plane(fitted.middle, cone_for(1, fitted.middle, half));
    double left = 0;
    double right = 0;
    double top = 0;
    double foot = 0;
    for (int i = 0; i <= 20; ++i) {
      for (int j = 0; j <= 20; ++j) {
        const PlanePoint p =
            plane.project({a.x + (b.x - a.x) * i / 20, a.y + (b.y - a.y) * j / 20});
        left = std::min(left, p.x * fitted.pixels);
        right = std::max(right, p.x * fitted.pixels);
        top = std::min(top, p.y * fitted.pixels);
        foot = std::max(foot, p.y * fitted.pixels);
      }
    }
    EXPECT_LE(right, 350.001);
    EXPECT_LE(foot, 250.001);
    EXPECT_NEAR(right, -left, 1e-6);
    EXPECT_NEAR(foot, -top, 1e-6);
    EXPECT_TRUE(right > 349.9 || foot > 249.9) << south;
  }
}

}  // namespace
}  // namespace dateline::geo
