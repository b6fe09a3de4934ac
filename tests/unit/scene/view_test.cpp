#include "scene/view.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scene/scale_bar.hpp"

namespace dateline::scene {
namespace {

const geo::WorldPoint kMosul = geo::to_world(43.13, 36.34);

TEST(View, ShowsItsCentreInTheMiddleAndFindsItsWayBack) {
  const View view(1280, 720, 1, kMosul, 7);
  EXPECT_NEAR(view.project(kMosul).x, 640, 1e-3);
  EXPECT_NEAR(view.project(kMosul).y, 360, 1e-3);
  const geo::WorldPoint there = view.unproject({100, 650});
  EXPECT_NEAR(view.project(there).x, 100, 1e-2);
  EXPECT_NEAR(view.project(there).y, 650, 1e-2);
}

TEST(View, ZoomsAtTheCursorWithTheGroundUnderItStandingStill) {
  const View view(1280, 720, 2, kMosul, 6);
  const typeset::PathPoint cursor{900, 120};
  const geo::WorldPoint under = view.unproject(cursor);
  for (const double steps : {0.5, 3.0, -0.7}) {
    const View after = view.zoomed(cursor, steps);
    EXPECT_NEAR(after.project(under).x, cursor.x, 0.05);
    EXPECT_NEAR(after.project(under).y, cursor.y, 0.05);
    EXPECT_NEAR(after.zoom(), 6 + steps, 1e-9);
  }
}

TEST(View, NeverShowsBeyondTheWorldNorCloserThanTheMapIsGoodFor) {
  const View far_out(1280, 720, 1, {0, 0}, -5);
  EXPECT_GE(far_out.box().x0, 0);
  EXPECT_NEAR(far_out.box().x1 - far_out.box().x0, 1, 1e-9);
  EXPECT_DOUBLE_EQ(View(1280, 720, 1, kMosul, 30).zoom(), View::kMaxZoom);
  const View corner(1280, 720, 1, {1, 1}, 5);
  EXPECT_LE(corner.box().x1, 1 + 1e-12);
  EXPECT_NEAR(corner.project({1, 1}).x, 1280, 1e-2);
  EXPECT_NEAR(corner.project({1, 1}).y, 720, 1e-2);
}

TEST(View, FitsABoxWithItsMargin) {
  const geo::WorldBox box{0.61, 0.39, 0.63, 0.40};
  const View view = View(800, 600, 1, kMosul, 5).fitted(box, 50, 11);
  const auto a = view.project({box.x0, box.y0});
  const auto b = view.project({box.x1, box.y1});
  EXPECT_NEAR(a.x, 50, 0.1);
  EXPECT_NEAR(b.x, 750, 0.1);
  EXPECT_GE(a.y, 50);
  EXPECT_LE(b.y, 550);
  EXPECT_NEAR(View(800, 600, 1, kMosul, 5).fitted({0.62, 0.39, 0.62, 0.39}, 50, 8).zoom(), 8, 1e-9);
}

TEST(View, FollowsTheHandWhenPanned) {
  const View view(800, 600, 1, kMosul, 7);
  const auto before = view.project(kMosul);
  const auto after = view.panned(30, -20).project(kMosul);
  EXPECT_NEAR(after.x - before.x, 30, 1e-2);
  EXPECT_NEAR(after.y - before.y, -20, 1e-2);
}

TEST(ScaleBar, ShowsARoundLengthThatIsTrueOnTheGround) {
  for (const double zoom : {3.0, 5.3, 7.9, 11.0}) {
    const View view(1280, 720, 1, kMosul, zoom);
    const ScaleBar bar = scale_bar(view, 110);
    EXPECT_LE(bar.pixels, 110);
    EXPECT_GT(bar.pixels, 40);
    const double digit = bar.metres / std::pow(10, std::floor(std::log10(bar.metres) + 1e-9));
    EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 ||
                std::abs(digit - 5) < 1e-6)
        << bar.text;
    const auto left = geo::from_world(view.unproject({640 - bar.pixels / 2, 360}));
    const auto right = geo::from_world(view.unproject({640 + bar.pixels / 2, 360}));
    EXPECT_NEAR(geo::distance_km(left, right) * 1000, bar.metres, 0.01 * bar.metres);
  }
  EXPECT_EQ(scale_bar(View(1280, 720, 1, kMosul, 8), 110).text, "50 km");
}

}  // namespace
}  // namespace dateline::scene
