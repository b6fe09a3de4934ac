#include "project/settings.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "project/project.hpp"

namespace dateline::project {
namespace {

TEST(Settings, KnowEveryThemeByItsName) {
  for (std::size_t i = 0; i < kThemes; ++i) {
    const auto theme = static_cast<ThemeName>(i);
    EXPECT_EQ(theme_from(name(theme)), theme);
  }
  EXPECT_EQ(theme_from("sepia"), std::nullopt);
  EXPECT_EQ(theme_from(""), std::nullopt);
}

TEST(Settings, TakeTheNearestSizeThatThereIs) {
  EXPECT_EQ((Display{103, 120, true}.clamped()), (Display{100, 115, true}));
  EXPECT_EQ((Display{-5, 0, false}.clamped()), (Display{75, 100, false}));
  constexpr int kMost = std::numeric_limits<int>::max();
  EXPECT_EQ((Display{kMost, kMost, false}.clamped()), (Display{300, 150, false}));
}

TEST(Settings, StepFromSizeToSizeAndStopAtTheEnds) {
  EXPECT_EQ((Display{100, 100, false}.next_size(1)), 110);
  EXPECT_EQ((Display{100, 100, false}.next_size(-1)), 90);
  EXPECT_EQ((Display{300, 100, false}.next_size(1)), 300);
  EXPECT_EQ((Display{75, 100, false}.next_size(-1)), 75);
}

TEST(Project, FliesNowhereWhereLittleMotionIsWanted) {
  Project project{Settings{}};
  project.apply(SetMapSize{{900, 500}});
  project.apply(SetDisplay{{100, 100, true}});
  project.apply(GoToPlace{*geo::LngLat::from_degrees(44.4, 33.3), 20, "Baghdad"});
  ASSERT_TRUE(project.moving());
  EXPECT_TRUE(project.tick(0.001));
  EXPECT_FALSE(project.moving()) << "it is there with the first frame";
  EXPECT_NEAR(geo::from_world(project.camera().centre).lat(), 33.3, 0.01);
}

}  // namespace
}  // namespace dateline::project
