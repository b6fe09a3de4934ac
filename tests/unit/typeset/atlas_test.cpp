#include "typeset/atlas.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace dateline::typeset {
namespace {

TEST(Atlas, BeginsWithAWhiteBlockForSolidColour) {
  Atlas atlas(64, 64);
  const auto x = static_cast<std::size_t>(Atlas::kWhiteU);
  const auto y = static_cast<std::size_t>(Atlas::kWhiteV);
  for (const std::size_t at : {y * 64 + x, (y - 1) * 64 + x, y * 64 + x + 1}) {
    EXPECT_EQ(atlas.pixels()[at], 255);
  }
}

TEST(Atlas, GrowsWithoutMovingWhatItHoldsAndNeverOverlapsMasks) {
  Atlas atlas(64, 64);
  std::vector<std::pair<AtlasRect, std::uint8_t>> placed;
  for (int i = 1; i < 200; ++i) {
    const int w = 3 + i % 11;
    const int h = 4 + i % 7;
    const auto shade = static_cast<std::uint8_t>(i);
    const std::vector<std::uint8_t> mask(static_cast<std::size_t>(w * h), shade);
    const auto rect = atlas.add(w, h, mask);
    ASSERT_TRUE(rect);
    placed.emplace_back(*rect, shade);
  }
  EXPECT_GT(atlas.height(), 64);
  for (const auto& [rect, shade] : placed) {
    for (int y = rect.y; y < rect.y + rect.height; ++y) {
      for (int x = rect.x; x < rect.x + rect.width; ++x) {
        ASSERT_EQ(atlas.pixels()[static_cast<std::size_t>(y * 64 + x)], shade);
      }
    }
  }
}

TEST(Atlas, NamesJustWhatChangedForUpload) {
  Atlas atlas(64, 64);
  EXPECT_EQ(atlas.take_dirty(), (AtlasRect{0, 0, 64, 64}));
  EXPECT_TRUE(atlas.take_dirty().empty());
  const std::vector<std::uint8_t> mask(20, 9);
  const auto rect = atlas.add(5, 4, mask);
  ASSERT_TRUE(rect);
  EXPECT_EQ(atlas.take_dirty(), *rect);
}

TEST(Atlas, RefusesWhatIsWiderThanItself) {
  Atlas atlas(64, 64);
  const std::vector<std::uint8_t> mask(65 * 2, 1);
  EXPECT_FALSE(atlas.add(65, 2, mask));
}

}  // namespace
}  // namespace dateline::typeset
