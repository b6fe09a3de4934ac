#include "scene/base_layer.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace dateline::scene
