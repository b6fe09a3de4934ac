// Where a map's legend stands: out of the way of what it explains, and still while the map moves.

#include "scene/legend_spot.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace dateline::scene {
namespace {

constexpr PixelBox kMap{0, 0, 1000, 600};

class LegendSpots : public testing::Test {
 protected:
  LegendSpots() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override {
    ASSERT_TRUE(type_) << type_.error().to_string();
    content_.types = {event::EventType::capture, event::EventType::clash};
  }
  LegendSpot place(const std::vector<MarkerSite>& sites, std::optional<std::size_t> before = {},
                   const PixelBox& map = kMap) {
    Mesh mesh;
    Painter painter(*type_, mesh, map);
    LegendFrame frame;
    frame.before = before;
    return place_legend(painter, content_, frame, map, sites, 12, 1);
  }
  static MarkerSite site(float x, float y, std::size_t events) {
    MarkerSite s;
    s.box = PixelBox{x, y, x, y}.grown(8);
    s.marks.resize(events);
    return s;
  }

  base::Result<typeset::Typesetter> type_;
  LegendContent content_;
};

TEST_F(LegendSpots, StandsAtTheLowerLeftUnlessItHidesEventsThere) {
  EXPECT_EQ(place({}).corner, 0U);
  EXPECT_EQ(place({site(40, 560, 1)}).corner, 1U);
  EXPECT_EQ(place({site(40, 560, 1), site(40, 40, 1)}).corner, 2U);
  const LegendSpot all = place({site(40, 560, 3), site(40, 40, 1), site(960, 40, 2)});
  EXPECT_EQ(all.corner, 1U) << "where it hides the fewest";
  EXPECT_TRUE(kMap.covers(all.box));
}

TEST_F(LegendSpots, StaysInItsCornerUntilItHidesAGoodDealThere) {
  EXPECT_EQ(place({site(40, 560, 2)}, 0).corner, 0U) << "two events are no reason to jump";
  EXPECT_EQ(place({}, 2).corner, 2U) << "nor is that the first corner has become free";
  EXPECT_EQ(place({site(40, 560, 3)}, 0).corner, 1U);
  EXPECT_EQ(place({}, 7).corner, 0U) << "no corner of this map";
}

TEST_F(LegendSpots, LeavesOutBordersBeforeItGetsSmallType) {
  content_.types.clear();
  for (int i = 0; i < event::kEventTypes; ++i) {
    content_.types.push_back(static_cast<event::EventType>(i));
  }
  content_.borders = {BorderClass::disputed, BorderClass::line_of_control, BorderClass::indefinite};
  const LegendContent full = content_;
  EXPECT_EQ(place({}, {}, {0, 0, 1600, 900}).scale, 1.0F);
  EXPECT_EQ(content_.borders.size(), 3U) << "there is room for all";
  // The smallest map that has room for it without the borders.
  for (float width = 300; width < 1600; width += 20) {
    content_ = full;
    content_.borders.clear();
    const PixelBox map{0, 0, width, width * 0.6F};
    if (place({}, {}, map).scale < 1) continue;
    content_ = full;
    EXPECT_EQ(place({}, {}, map).scale, 1.0F);
    EXPECT_TRUE(content_.borders.empty());
    return;
  }
  FAIL() << "no map had room";
}

}  // namespace
}  // namespace dateline::scene
