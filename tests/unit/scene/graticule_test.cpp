#include "scene/graticule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "scene/north_arrow.hpp"

namespace dateline::scene {
namespace {

const geo::WorldPoint kMosul = geo::to_world(43.13, 36.34);

TEST(NorthArrow, IsDrawnWhereNorthIsNotUpAllOverTheMap) {
  EXPECT_TRUE(needs_north_arrow(View(1280, 720, 1, kMosul, 5, 1)));
  EXPECT_FALSE(needs_north_arrow(View(1280, 720, 1, kMosul, 5)));
  EXPECT_FALSE(needs_north_arrow(View(1280, 720, 1, kMosul, 10.5, 1))) << "too close to tell";
}

TEST(Graticule, HasRoundDegreesThatStandWellApart) {
  EXPECT_EQ(graticule_step(View(1280, 720, 1, kMosul, 1.5)), 30 * 60);
  EXPECT_EQ(graticule_step(View(1280, 720, 1, kMosul, 5)), 5 * 60);
  EXPECT_EQ(graticule_step(View(1280, 720, 2, kMosul, 5)), 5 * 60) << "whatever the scale";
  EXPECT_EQ(graticule_step(View(1280, 720, 1, kMosul, 7.5)), 60);
  EXPECT_EQ(graticule_step(View(1280, 720, 1, kMosul, 9)), 20);
  EXPECT_EQ(graticule_step(View(1280, 720, 1, kMosul, 11)), 5);
}

TEST(Graticule, NamesItsLinesAndBendsParallelsInTheConicAlone) {
  for (const double conic : {0.0, 1.0}) {
    const View view(1280, 720, 1, geo::to_world(44, 1), 5, conic);
    const auto lines = graticule(view);
    const auto find = [&](const std::string& text) {
      const auto it = std::ranges::find(lines, text, &GraticuleLine::text);
      return it == lines.end() ? nullptr : &*it;
    };
    ASSERT_TRUE(find("45\u00B0 E") && find("5\u00B0 N") && find("5\u00B0 S") && find("0\u00B0"));
    EXPECT_FALSE(find("44\u00B0 E"));
  }
  const auto flat = graticule(View(1280, 720, 1, kMosul, 9.5));
  EXPECT_TRUE(std::ranges::find(flat, "36\u00B020\u2032 N", &GraticuleLine::text) != flat.end());
  EXPECT_TRUE(std::ranges::all_of(flat, [](const auto& l) { return l.points.size() == 2; }));
  const View view(1280, 720, 1, kMosul, 5, 1);
  for (const GraticuleLine& line : graticule(view)) {
    if (line.text != "40\u00B0 N") continue;
    EXPECT_LT(line.points.front().y, view.project(geo::to_world(43.13, 40)).y - 5);
    EXPECT_GT(line.points.size(), 10U);
  }
}

}  // namespace
}  // namespace dateline::scene
