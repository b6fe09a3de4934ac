// Where a map's legend stands: out of the way of what it explains, and still while the map moves.

#include "scene/legend_spot.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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
    frame.free = free_;
    frame.over = over_;
    frame.taken = taken_;
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
  bool free_ = false;
  std::vector<PixelBox> over_;
  std::vector<PixelBox> taken_;
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

TEST_F(LegendSpots, InAPictureHidesNoEventWhileThereIsRoomAnywhere) {
  const PixelBox square{0, 0, 540, 400};
  free_ = true;
  for (int i = 0; i < 6; ++i) content_.types.push_back(static_cast<event::EventType>(i));
  const std::vector<MarkerSite> corners{site(60, 360, 1), site(60, 50, 2), site(480, 50, 1)};
  const auto hides = [](const LegendSpot& spot, const std::vector<MarkerSite>& sites) {
    return std::ranges::any_of(sites, [&](const auto& s) { return s.box.overlaps(spot.box); });
  };
  EXPECT_EQ(place({}, {}, square).corner, 0U) << "where it always is";
  EXPECT_FALSE(hides(place(corners, {}, square), corners)) << "the middle of a side is free";
  // Events all down both sides and in the middle: a low one fits beneath the upper edge.
  std::vector<MarkerSite> many;
  for (float y = 110; y < 400; y += 40) {
    for (const float x : {40.0F, 150.0F, 270.0F, 390.0F, 500.0F}) many.push_back(site(x, y, 1));
  }
  const LegendSpot low = place(many, {}, square);
  EXPECT_FALSE(hides(low, many));
  EXPECT_LT(low.box.height(), place({}, {}, square).box.height());
  // It stays as it is while it hides nothing.
  EXPECT_EQ(place(many, low.corner, square).box, low.box);
  EXPECT_EQ(place({}, low.corner, square).box, low.box);
  free_ = false;
  EXPECT_TRUE(hides(place(many, {}, square), many)) << "in a window it keeps to corners";
}

TEST_F(LegendSpots, InAPictureLeavesPinAndScaleBarAlone) {
  free_ = true;
  const LegendSpot by_itself = place({});
  taken_ = {by_itself.box};
  const LegendSpot elsewhere = place({site(40, 40, 1)});
  EXPECT_FALSE(elsewhere.box.overlaps(by_itself.box)) << "rather than hide a pin";
  over_ = {by_itself.box};
  taken_.clear();
  EXPECT_FALSE(place({}).box.overlaps(by_itself.box)) << "nor who holds a place";
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
