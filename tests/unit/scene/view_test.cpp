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

struct ConicCase {
  double lng;
  double lat;
  double zoom;
};
const ConicCase kConic[] = {{43.1, 36.3, 5}, {43.1, 36.3, 7.5}, {43.1, 36.3, 11}, {-70, -38, 5.5},
                            {151, -33.9, 9}, {20, 0.2, 6},      {25, 64, 5},      {30, 50, 4.2}};

TEST(View, InTheConicFindsItsWayBackFromEveryPixelOnBothHemispheres) {
  for (const ConicCase& c : kConic) {
    for (const double conic : {0.0, 1e-7, 0.4, 1.0}) {
      const View view(1280, 720, 1, geo::to_world(c.lng, c.lat), c.zoom, conic);
      for (float x = 0; x <= 1280; x += 160) {
        for (float y = 0; y <= 720; y += 120) {
          const geo::WorldPoint p = view.unproject({x, y});
          EXPECT_NEAR(view.project(p).x, x, 0.01) << c.lat << " " << c.zoom << " " << conic;
          EXPECT_NEAR(view.project(p).y, y, 0.01) << c.lat << " " << c.zoom << " " << conic;
        }
      }
    }
  }
}

TEST(View, InTheConicIsShownBentWithNorthUpInTheMiddle) {
  const View view(1280, 720, 1, geo::to_world(44, 36), 5, 1);
  EXPECT_FALSE(view.is_mercator());
  EXPECT_NEAR(view.lean(view.centre()), 0, 1e-12);
  EXPECT_LT(view.lean(geo::to_world(54, 36)), -3) << "north leans left in the east";
  const auto middle = view.project(geo::to_world(44, 40));
  const auto east = view.project(geo::to_world(56, 40));
  EXPECT_LT(east.y, middle.y - 5) << "parallels bend up at their ends";
  EXPECT_NEAR(middle.x, 640, 1e-3);
  // Shapes are true: a degree is as long to the north as to the east, by the ground.
  const auto at = geo::to_world(52, 41);
  const auto here = view.project(at);
  const auto north = view.project({at.x, at.y - 1e-5});
  const auto right = view.project({at.x + 1e-5, at.y});
  EXPECT_NEAR(std::hypot(north.x - here.x, north.y - here.y),
              std::hypot(right.x - here.x, right.y - here.y), 2e-3);
}

TEST(View, GoesOverToTheConicEvenly) {
  const View mercator(1280, 720, 1, geo::to_world(44, 36), 5);
  View before = mercator;
  for (double conic = 0; conic <= 1; conic += 0.05) {
    const View view(1280, 720, 1, geo::to_world(44, 36), 5, conic);
    EXPECT_EQ(view.centre(), mercator.centre());
    const auto p = before.project(geo::to_world(56, 42));
    const auto q = view.project(geo::to_world(56, 42));
    EXPECT_LT(std::hypot(p.x - q.x, p.y - q.y), 8) << conic;
    before = view;
  }
}

TEST(View, InTheConicKeepsTheGroundUnderTheCursorAndFollowsTheHand) {
  for (const ConicCase& c : kConic) {
    const View view(1280, 720, 2, geo::to_world(c.lng, c.lat), c.zoom - 1, 1);
    const typeset::PathPoint cursor{1100, 90};
    const geo::WorldPoint under = view.unproject(cursor);
    for (const double steps : {0.5, 1.0, -0.3}) {
      const View after = view.zoomed(cursor, steps);
      EXPECT_NEAR(after.project(under).x, cursor.x, 0.01) << c.lat;
      EXPECT_NEAR(after.project(under).y, cursor.y, 0.01) << c.lat;
    }
    const auto moved = view.panned(30, -20).project(view.centre());
    EXPECT_NEAR(moved.x, 670, 0.01);
    EXPECT_NEAR(moved.y, 340, 0.01);
  }
}

TEST(View, InTheConicItsBoxHasAllCornersAndEdges) {
  for (const ConicCase& c : kConic) {
    const View view(1280, 720, 1, geo::to_world(c.lng, c.lat), c.zoom, 1);
    const geo::WorldBox box = view.box();
    for (float t = 0; t <= 1; t += 0.0625F) {
      for (const typeset::PathPoint p :
           {typeset::PathPoint{1280 * t, 0}, {1280 * t, 720}, {0, 720 * t}, {1280, 720 * t}}) {
        const geo::WorldPoint w = view.unproject(p);
        EXPECT_TRUE(w.x >= box.x0 - 1e-12 && w.x <= box.x1 + 1e-12 && w.y >= box.y0 - 1e-12 &&
                    w.y <= box.y1 + 1e-12)
            << c.lat << " " << p.x << " " << p.y;
      }
    }
    // Parts of it lie within it.
    EXPECT_TRUE(box.contains(view.box_of({300, 200, 500, 400})));
  }
}

TEST(View, InTheConicMeasuresTheGroundRightAwayFromTheMiddle) {
  for (const ConicCase& c : kConic) {
    const View view(1280, 720, 1, geo::to_world(c.lng, c.lat), c.zoom, 1);
    for (const typeset::PathPoint p : {typeset::PathPoint{200, 150}, {640, 360}, {1200, 600}}) {
      const auto a = geo::from_world(view.unproject({p.x - 15, p.y}));
      const auto b = geo::from_world(view.unproject({p.x + 15, p.y}));
      const double metres = geo::distance_km(a, b) * 1000;
      EXPECT_NEAR(view.metres_per_pixel(view.unproject(p)) * 30 / metres, 1, 0.005) << c.lat;
    }
  }
}

TEST(View, AWideConicIsWebMercatorAndTheWorldIsNeverLeft) {
  EXPECT_TRUE(View(1280, 720, 1, geo::to_world(44, 36), 2, 1).is_mercator());
  const View corner(1280, 720, 1, {1, 0}, 5, 1);
  EXPECT_LE(corner.box().x1, 1 + 1e-12);
  EXPECT_GE(corner.unproject({640, 0}).y, -1e-9);
}

TEST(View, InTheConicFitsABoxWithItsMargin) {
  const geo::WorldPoint a = geo::to_world(38, 38);
  const geo::WorldPoint b = geo::to_world(50, 28);
  const View view = View(800, 600, 1, kMosul, 5, 1).fitted({a.x, a.y, b.x, b.y}, 50, 11);
  EXPECT_GE(view.project(a).x, 49);
  EXPECT_GE(view.project(a).y, 49);
  EXPECT_LE(view.project({(a.x + b.x) / 2, b.y}).y, 551);
  EXPECT_NEAR(view.project({(a.x + b.x) / 2, b.y}).y, 550, 1);
}

TEST(ScaleBar, InTheConicIsTrueOnTheGround) {
  for (const ConicCase& c : kConic) {
    const View view(1280, 720, 1, geo::to_world(c.lng, c.lat), c.zoom, 1);
    const ScaleBar bar = scale_bar(view, 110);
    const auto left = geo::from_world(view.unproject({640 - bar.pixels / 2, 360}));
    const auto right = geo::from_world(view.unproject({640 + bar.pixels / 2, 360}));
    EXPECT_NEAR(geo::distance_km(left, right) * 1000, bar.metres, 0.01 * bar.metres);
  }
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
