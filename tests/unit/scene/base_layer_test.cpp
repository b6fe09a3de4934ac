#include "scene/base_layer.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "scene/legend.hpp"
#include "scene/map_scene.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::scene {
namespace {

/// The small map with two pictures of relief: the world in 1024 texels, the region in 256.
class BaseLayerTest : public testing::Test {
 protected:
  BaseLayerTest() {
    MapContents contents = tests::small_map();
    contents.reliefs.push_back(tests::flat_relief({0, 0, 1, 1}, 1024, 1024, 100));
    const geo::WorldPoint a = geo::to_world(36, 40);
    const geo::WorldPoint b = geo::to_world(52, 26);
    region_ = {a.x, a.y, b.x, b.y};
    contents.reliefs.push_back(tests::flat_relief(region_, 256, 256, 200));
    map_ = BaseMap::open(folder_.write("map.dlmap", encode_base_map(contents)));
  }
  void SetUp() override { ASSERT_TRUE(map_) << map_.error().to_string(); }
  [[nodiscard]] std::vector<ReliefBatch> reliefs(double lng, double lat, double zoom) const {
    const View view(800, 600, 1, geo::to_world(lng, lat), zoom);
    return build_base_layer(*map_, view, Theme::light()).reliefs;
  }
  geo::WorldBox region_;
  tests::TempFolder folder_;
  base::Result<BaseMap> map_ = base::Error{base::ErrorCode::not_found, "not opened", "", ""};
};

TEST_F(BaseLayerTest, LaysTheFinestReliefAloneWhereItCoversTheView) {
  const auto shown = reliefs(44, 33, 8);
  ASSERT_EQ(shown.size(), 1U) << "two over each other would count slopes twice";
  EXPECT_EQ(shown[0].relief.width, 256U);
  EXPECT_EQ(shown[0].shown, ReliefBatch::Shown::all);
}

TEST_F(BaseLayerTest, TakesTheCoarseReliefWhereItIsFineEnough) {
  const auto shown = reliefs(44, 33, 1);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].relief.width, 1024U);
}

TEST_F(BaseLayerTest, LetsOneReliefGiveWayToTheOtherAtTheEdgeOfTheRegion) {
  const auto shown = reliefs(52, 33, 7);
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].relief.width, 1024U);
  EXPECT_EQ(shown[0].shown, ReliefBatch::Shown::without);
  EXPECT_EQ(shown[1].relief.width, 256U);
  EXPECT_EQ(shown[1].shown, ReliefBatch::Shown::within);
  EXPECT_EQ(shown[0].edge, shown[1].edge);
}

TEST_F(BaseLayerTest, HasTheCoarseReliefAloneBeyondTheRegion) {
  const auto shown = reliefs(-77, 39, 8);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].relief.width, 1024U);
}

/// Four borders from south to north, one of each standing, 2 degrees apart.
MapContents four_borders() {
  MapContents contents = tests::small_map();
  std::erase_if(contents.lines, [](const auto& l) { return l.kind == LineKind::border; });
  for (int lod = 0; lod < BaseMap::kLods; ++lod) {
    for (int standing = 0; standing < 4; ++standing) {
      const geo::WorldPoint a = geo::to_world(40 + 2 * standing, 38);
      const geo::WorldPoint b = geo::to_world(40 + 2 * standing, 28);
      contents.lines.push_back({lod,
                                LineKind::border,
                                static_cast<std::uint8_t>(standing),
                                // Of a tile that is larger than what it holds.
                                {a.x - 0.1, a.y - 0.1, b.x + 0.1, b.y + 0.1},
                                a,
                                {{0, 0}, {0, static_cast<float>(b.y - a.y)}},
                                {0, 2}});
    }
  }
  return contents;
}

TEST(Borders, AreDrawnApartByTheirStanding) {
  const tests::TempFolder folder;
  const auto map = BaseMap::open(folder.write("map.dlmap", encode_base_map(four_borders())));
  ASSERT_TRUE(map) << map.error().to_string();
  const View view(1200, 800, 2, geo::to_world(43, 33), 6);
  std::set<std::pair<float, float>> dashes;
  int borders = 0;
  for (const LineBatch& line : build_base_layer(*map, view, Theme::light()).lines) {
    if (line.chunk.kind != LineKind::border) continue;
    ++borders;
    dashes.emplace(line.dash.on, line.dash.off);
    const auto standing = static_cast<BorderClass>(line.chunk.cls);
    EXPECT_EQ(line.dash.on > 0, standing != BorderClass::international);
    EXPECT_EQ(line.dash.on, border_dash(standing, 2).on) << "and as the legend has them";
  }
  EXPECT_EQ(borders, 4);
  EXPECT_EQ(dashes.size(), 4U) << "two look the same";
}

TEST(Borders, AreExplainedInTheLegendWhereTheyAreInSight) {
  const tests::TempFolder folder;
  const auto map = BaseMap::open(folder.write("map.dlmap", encode_base_map(four_borders())));
  ASSERT_TRUE(map) << map.error().to_string();
  const auto seen = [&](double lng, double zoom) {
    const View view(1200, 800, 1, geo::to_world(lng, 33), zoom);
    return unsettled_borders(build_base_layer(*map, view, Theme::light()));
  };
  using enum BorderClass;
  EXPECT_EQ(seen(43, 6), (std::vector{disputed, line_of_control, indefinite}));
  EXPECT_EQ(seen(44, 9), (std::vector{line_of_control}));
  EXPECT_TRUE(seen(40, 9).empty()) << "a settled one needs no words";
  auto type = typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts");
  ASSERT_TRUE(type) << type.error().to_string();
  const auto legend = [&](double lng, double zoom) {
    MapInput input;
    input.base = &*map;
    const View view(1200, 800, 1, geo::to_world(lng, 33), zoom);
    return build_map(input, view, Theme::light(), *type).legend;
  };
  EXPECT_GT(legend(43, 6).height(), legend(44, 9).height());
  EXPECT_GT(legend(44, 9).height(), 0);
  EXPECT_EQ(legend(40, 9).height(), 0);
}

}  // namespace
}  // namespace dateline::scene
