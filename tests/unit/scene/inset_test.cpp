// The small map of the wider region: when there is one, where it stands, and what it must not
// cover.
#include "scene/inset.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene/map_scene.hpp"
#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::scene {
namespace {

using geo::WorldPoint;
const WorldPoint kMosul = geo::to_world(43.13, 36.34);

TEST(InsetViewOf, AMapShowsSeveralTimesAsMuchAndItsMiddle) {
  for (const double zoom : {6.5, 8.0, 12.0}) {
    for (const double conic : {0.0, 1.0}) {
      const View view(1280, 720, 1, kMosul, zoom, conic);
      const auto inset = inset_view(view, 1);
      ASSERT_TRUE(inset) << zoom;
      const auto at = inset->project(kMosul);
      EXPECT_NEAR(at.x, inset->width() / 2.0, 1);
      EXPECT_NEAR(at.y, inset->height() / 2.0, 1);
      const geo::WorldBox wide = inset->box();
      const geo::WorldBox shown = view.box();
      EXPECT_GT(wide.x1 - wide.x0, 4 * (shown.x1 - shown.x0)) << zoom;
      // However close one comes, the neighbours of the country are there.
      EXPECT_TRUE(wide.contains(geo::to_world(44.4, 33.3)));
      EXPECT_TRUE(wide.contains(geo::to_world(38.0, 37.0)));
    }
  }
}

TEST(InsetViewOf, AWorldMapIsNone) { EXPECT_FALSE(inset_view(View(1280, 720, 1, kMosul, 2.4), 1)); }

TEST(InsetViewOf, ADenserScreenHasTheSameGroundOnMorePixels) {
  const auto one = inset_view(View(1280, 720, 1, kMosul, 8), 1);
  const auto two = inset_view(View(2560, 1440, 2, kMosul, 8), 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(two->width(), 2 * one->width());
  EXPECT_NEAR(two->box().x0, one->box().x0, 1e-9);
}

TEST(InsetCorner, HidesTheFewestSymbolsAndNothingElse) {
  const PixelBox bounds{0, 0, 1000, 600};
  const std::vector<PixelBox> crowd{{20, 20, 40, 40}, {50, 50, 70, 70}};
  const auto beside = inset_corner(bounds, 172, 116, 12, 560, crowd, {});
  ASSERT_TRUE(beside);
  EXPECT_EQ(beside->x1, 988) << "the lower right, above the scale bar";
  EXPECT_EQ(beside->y1, 560);
  const auto free = inset_corner(bounds, 172, 116, 12, 560, {}, {});
  ASSERT_TRUE(free);
  EXPECT_EQ(free->x0, 12);
  EXPECT_EQ(free->y0, 12);
  const std::vector<PixelBox> all{{0, 0, 1000, 600}};
  EXPECT_FALSE(inset_corner(bounds, 172, 116, 12, 560, {}, all));
  EXPECT_FALSE(inset_corner({0, 0, 150, 600}, 172, 116, 12, 560, {}, {})) << "no room";
}

TEST(InsetOf, AMapIsThereWhenItIsAskedForAndBesideTheLegend) {
  const tests::TempFolder folder;
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type);
  const auto map = BaseMap::open(folder.write("map.dlmap", encode_base_map(tests::small_map())));
  ASSERT_TRUE(map);
  const auto events = tests::iraq_june_2014();
  MapInput input;
  input.base = &*map;
  input.events = &events;
  const View view(960, 490, 1, kMosul, 7);
  EXPECT_FALSE(build_map(input, view, Theme::light(), *type).inset) << "not asked for";
  input.inset = true;
  const MapDrawList list = build_map(input, view, Theme::light(), *type);
  ASSERT_TRUE(list.inset);
  EXPECT_FALSE(list.inset->box.overlaps(list.legend));
  EXPECT_FALSE(list.inset->ground.land.empty());
  for (const MapPick& pick : list.picks) {
    if (pick.kind != PickKind::label) continue;
    EXPECT_FALSE(pick.box.overlaps(list.inset->box));
  }
}

}  // namespace
}  // namespace dateline::scene
