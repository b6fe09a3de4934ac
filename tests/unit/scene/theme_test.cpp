#include "scene/theme.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dateline::scene {
namespace {

/// Relative luminance and contrast as the Web Content Accessibility Guidelines 2.1 define them.
double luminance(Rgba c) {
  const auto part = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
}
double contrast(Rgba a, Rgba b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class EachTheme : public testing::TestWithParam<const Theme*> {};

TEST_P(EachTheme, KeepsTextReadable) {
  const Theme& t = *GetParam();
  for (const Rgba ground : {t.panel, t.raised}) {
    EXPECT_GE(contrast(t.text, ground), 4.5);
    EXPECT_GE(contrast(t.secondary, ground), 4.5);
    EXPECT_GE(contrast(t.accent, ground), 4.5);
  }
  EXPECT_GE(contrast(t.label, t.land), 4.5);
  EXPECT_GE(contrast(t.label, t.water), 4.5);
  EXPECT_GE(contrast(t.water_label, t.water), 4.5);
}

TEST_P(EachTheme, LiftsEverySymbolOffLandAndWater) {
  const Theme& t = *GetParam();
  for (const Rgba family : t.families) {
    EXPECT_GE(contrast(family, t.land), 3.3);
    EXPECT_GE(contrast(family, t.water), 3.3);
  }
}

TEST_P(EachTheme, LiftsEveryHolderOffLand) {
  const Theme& t = *GetParam();
  for (const Rgba holder : t.holders) EXPECT_GE(contrast(holder, t.land), 2.3);
}

INSTANTIATE_TEST_SUITE_P(Themes, EachTheme, testing::Values(&Theme::dark(), &Theme::light()),
                         [](const auto& of) { return of.param->is_dark ? "dark" : "light"; });

TEST(Theme, IsFoundByName) {
  EXPECT_EQ(Theme::named("dark"), &Theme::dark());
  EXPECT_EQ(Theme::named("light"), &Theme::light());
  EXPECT_EQ(Theme::named("blue"), nullptr);
}

}  // namespace
}  // namespace dateline::scene
