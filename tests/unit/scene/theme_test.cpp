#include "scene/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/base_labels.hpp"
#include "scene/event_areas.hpp"
#include "scene/heat.hpp"
#include "scene/held_places.hpp"

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

/// What is seen of `top` over an opaque ground.
Rgba over(Rgba top, Rgba ground) {
  Rgba opaque = top;
  opaque.a = 255;
  return mixed(ground, opaque, static_cast<float>(top.a) / 255);
}

using Named = std::pair<std::string, Rgba>;
using Lab = std::array<double, 3>;
using Matrix = std::array<std::array<double, 3>, 3>;

constexpr Matrix kSeen = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// What eyes without one kind of cones see, on linear RGB: Machado, Oliveira and Fernandes 2009,
// severity 1.
constexpr Matrix kProtanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {{{1.255528, -0.076749, -0.178779},
                                 {-0.078411, 0.930809, 0.147602},
                                 {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kXyz = {{{0.4124564, 0.3575761, 0.1804375},
                          {0.2126729, 0.7151522, 0.0721750},
                          {0.0193339, 0.1191920, 0.9503041}}};

Lab times(const Matrix& m, const Lab& v) {
  Lab out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += m[i][j] * v[j];
  }
  return out;
}

/// CIE 1976 L*a*b* of a colour as those eyes see it, by the white of D65.
Lab lab(Rgba c, const Matrix& eyes) {
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  Lab seen = times(eyes, {linear(c.r), linear(c.g), linear(c.b)});
  for (double& part : seen) part = std::clamp(part, 0.0, 1.0);
  const Lab xyz = times(kXyz, seen);
  constexpr Lab kWhite = {0.95047, 1, 1.08883};
  Lab f{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = xyz[i] / kWhite[i];
    f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// The least difference of two colours for eyes of any kind.
double apart(Rgba a, Rgba b) {
  double least = 1000;
  for (const Matrix* eyes : {&kSeen, &kProtanopia, &kDeuteranopia, &kTritanopia}) {
    const Lab x = lab(a, *eyes);
    const Lab y = lab(b, *eyes);
    least = std::min(least, std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
  }
  return least;
}

class EachTheme : public testing::TestWithParam<const Theme*> {
 protected:
  const Theme& theme() const { return *GetParam(); }
  double text_limit() const { return theme().is_strong ? 7 : 4.5; }
  /// A row that is chosen or under the mouse, as lists have it.
  Rgba row(float share) const { return over(theme().accent.faded(share), theme().panel); }
  void expect_text(const Named& ink, const Named& ground) const {
    EXPECT_GE(contrast(over(ink.second, ground.second), ground.second), text_limit())
        << ink.first << " on " << ground.first;
  }
  /// Ground of the map, and what relief makes of it at most.
  std::vector<Named> map_grounds(Rgba plain, const std::string& name) const {
    const float r = theme().relief;
    return {{name, plain},
            {name + " in shadow", mixed(plain, hex(0x000000), r)},
            {name + " in the light", mixed(plain, hex(0xFFFFFF), r)}};
  }
};

TEST_P(EachTheme, KeepsTextReadableInPanels) {
  const Theme& t = theme();
  const std::vector<Named> grounds = {{"panel", t.panel},
                                      {"raised", t.raised},
                                      {"chosen row", row(0.16F)},
                                      {"row under the mouse", row(0.07F)}};
  for (const Named& ground : grounds) {
    expect_text({"text", t.text}, ground);
    expect_text({"secondary", t.secondary}, ground);
    expect_text({"accent", t.accent}, ground);
  }
}

TEST_P(EachTheme, KeepsWidgetsReadable) {
  const Theme& t = theme();
  // As apply_looks() makes them: buttons, fields, menus and what is marked in a field.
  const std::vector<Named> grounds = {{"hovered button", mixed(t.raised, t.accent, 0.14F)},
                                      {"pressed button", mixed(t.raised, t.accent, 0.28F)},
                                      {"marked text", over(t.accent.faded(0.35F), t.raised)}};
  for (const Named& ground : grounds) expect_text({"text", t.text}, ground);
  expect_text({"chosen chip", t.panel}, {"accent", t.accent});
  expect_text({"count of misfits", t.panel}, {"conflict", t.conflict});
  expect_text({"warning", t.conflict}, {"panel", t.panel});
  expect_text({"complaint", t.conflict}, {"raised", t.raised});
  expect_text({"what an action came to", t.panel}, {"its ground", t.text});
}

TEST_P(EachTheme, KeepsTheStoryReadable) {
  const Theme& t = theme();
  for (std::size_t i = 0; i < t.families.size(); ++i) {
    for (const float share : {0.13F, t.lit_mark}) {
      const Named marked{"mark of family " + std::to_string(i),
                         over(t.families[i].faded(share), t.panel)};
      expect_text({"text", t.text}, marked);
      const Rgba chosen = over(t.families[i].faded(share), row(0.16F));
      expect_text({"text", t.text}, {marked.first + " in a chosen sentence", chosen});
    }
    const Rgba ground = over(t.families[i].faded(0.13F), t.panel);
    EXPECT_GE(contrast(t.dimmed(), ground), 3) << "to come, of family " << i;
  }
  EXPECT_GE(contrast(t.dimmed(), t.panel), 3);
  EXPECT_GE(contrast(t.dimmed(), row(0.07F)), 3);
}

TEST_P(EachTheme, KeepsTheTimelineReadable) {
  const Theme& t = theme();
  const std::vector<Named> grounds = {
      {"panel", t.panel}, {"range", row(0.10F)}, {"range in the overview", row(0.16F)}};
  for (const Named& ground : grounds) {
    expect_text({"date", t.text}, ground);
    expect_text({"lane", t.secondary}, ground);
  }
  expect_text({"flag of the playhead", t.panel}, {"accent", t.accent});
  for (const Rgba family : t.families) EXPECT_GE(contrast(family, t.panel), 3.3);
  EXPECT_GE(contrast(t.accent, t.panel), 3.3) << "playhead";
}

constexpr LabelKind kKinds[] = {LabelKind::ocean,    LabelKind::sea,     LabelKind::country,
                                LabelKind::province, LabelKind::capital, LabelKind::town,
                                LabelKind::lake,     LabelKind::river};
constexpr TownSize kTowns[] = {TownSize::small, TownSize::middle, TownSize::large};

/// Land, water, and what events and holders make of them: the ground of names.
std::vector<Named> grounds_of_names(const Theme& t, const std::vector<Named>& plain) {
  std::vector<Named> out = plain;
  for (const Named& ground : plain) {
    for (std::size_t i = 0; i < t.families.size(); ++i) {
      const Rgba fill = t.families[i].faded(kAreaFill);
      const Rgba once = over(fill, ground.second);
      out.emplace_back(ground.first + " in an area of family " + std::to_string(i), once);
      out.emplace_back(ground.first + " in two areas of it", over(fill, once));
    }
    for (std::size_t i = 0; i < t.holders.size(); ++i) {
      const Rgba disc = over(t.land.faded(kHoldGround), ground.second);
      out.emplace_back(ground.first + " held by " + std::to_string(i),
                       over(t.holders[i].faded(kHoldShare), disc));
    }
  }
  return out;
}

TEST_P(EachTheme, KeepsNamesOnTheMapReadable) {
  const Theme& t = theme();
  for (const auto& [plain, name] : {std::pair(t.land, "land"), std::pair(t.water, "water")}) {
    for (const Named& at : grounds_of_names(t, map_grounds(plain, name))) {
      const Named haloed{at.first, over(t.name_halo(), at.second)};
      for (const LabelKind kind : kKinds) {
        if (kind < LabelKind::country) continue;
        for (const TownSize town : kTowns) {
          expect_text({"name of kind " + std::to_string(static_cast<int>(kind)),
                       name_colour(kind, town, t)},
                      haloed);
        }
      }
      expect_text({"old event, source of the map, degrees", t.secondary}, haloed);
      expect_text({"event", t.text}, haloed);
    }
    const Rgba legend = over(t.panel.faded(0.9F), plain);
    expect_text({"legend", t.text}, {std::string("legend over ") + name, legend});
  }
  for (const Named& at : grounds_of_names(t, {{"water", t.water}})) {
    expect_text({"sea", t.water_label}, {at.first, over(t.water_halo(), at.second)});
  }
}

TEST_P(EachTheme, KeepsNamesReadableOverAnyGround) {
  const Theme t = theme().over_any_ground();
  std::vector<Named> grounds = {
      {"black", hex(0x000000)}, {"white", hex(0xFFFFFF)}, {"grey", hex(0x808080)}};
  for (const auto& [plain, name] : {std::pair(t.land, "land"), std::pair(t.water, "water")}) {
    for (const Named& at : map_grounds(plain, name)) {
      for (const float heat : {0.2F, 1.0F, 2.0F, 4.0F, 8.0F, 16.0F, 32.0F, 64.0F, 100.0F}) {
        grounds.emplace_back(at.first + " under heat", over(heat_colour(heat, 100, t), at.second));
      }
    }
  }
  for (const Named& at : grounds) {
    for (const LabelKind kind : kKinds) {
      const bool wet =
          kind == LabelKind::sea || kind == LabelKind::ocean || kind == LabelKind::lake;
      const Rgba halo = wet ? t.water_halo() : t.name_halo();
      for (const TownSize town : kTowns) {
        expect_text(
            {"name of kind " + std::to_string(static_cast<int>(kind)), name_colour(kind, town, t)},
            {at.first, over(halo, at.second)});
      }
    }
    expect_text({"old event", t.secondary}, {at.first, over(t.name_halo(), at.second)});
  }
}

TEST_P(EachTheme, LiftsEverySymbolOffLandAndWater) {
  const Theme& t = theme();
  const double least = t.is_strong ? 4.5 : 3.3;
  for (const Rgba family : t.families) {
    EXPECT_GE(contrast(family, t.land), least);
    EXPECT_GE(contrast(family, t.water), least);
  }
  EXPECT_GE(contrast(t.accent, t.land), least) << "ring of what is selected";
  EXPECT_GE(contrast(t.accent, t.water), least) << "ring of what is selected";
  EXPECT_GE(contrast(t.denied, t.panel), least) << "what was denied";
}

TEST_P(EachTheme, LiftsEveryHolderOffLand) {
  const Theme& t = theme();
  for (const Rgba holder : t.holders) EXPECT_GE(contrast(holder, t.land), 2.3);
}

TEST_P(EachTheme, KeepsFamiliesApartForEyesOfEveryKind) {
  const Theme& t = theme();
  for (std::size_t i = 0; i < t.families.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(apart(t.families[i], t.families[j]), 19) << j << " and " << i;
    }
  }
}

TEST_P(EachTheme, KeepsHoldersApartFromEachOtherAndFromFamilies) {
  const Theme& t = theme();
  for (std::size_t i = 0; i < t.holders.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(apart(t.holders[i], t.holders[j]), 15) << j << " and " << i;
    }
    for (std::size_t j = 0; j < t.families.size(); ++j) {
      EXPECT_GE(apart(t.holders[i], t.families[j]), 10) << "holder " << i << ", family " << j;
    }
  }
}

TEST_P(EachTheme, ShowsTheEdgesOfFieldsWhereContrastIsWanted) {
  const Theme& t = theme();
  const double least = t.is_strong ? 4.5 : 1;
  EXPECT_GE(contrast(t.hairline, t.panel), least);
}

INSTANTIATE_TEST_SUITE_P(Themes, EachTheme, testing::ValuesIn(Theme::all()), [](const auto& of) {
  std::string name(of.param->name);
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Theme, ForPrintKeepsFamiliesApartWithoutColour) {
  const Theme& t = Theme::print();
  for (std::size_t i = 0; i < t.families.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(std::abs(lab(t.families[i], kSeen)[0] - lab(t.families[j], kSeen)[0]), 8)
          << j << " and " << i << " are the same grey";
    }
  }
  EXPECT_EQ(t.land, hex(0xFFFFFF)) << "paper";
}

TEST(Theme, IsFoundByName) {
  EXPECT_EQ(Theme::named("dark"), &Theme::dark());
  EXPECT_EQ(Theme::named("light"), &Theme::light());
  EXPECT_EQ(Theme::named("print"), &Theme::print());
  EXPECT_EQ(Theme::named("high-contrast"), &Theme::high_contrast());
  EXPECT_EQ(Theme::named("high-contrast-dark"), &Theme::high_contrast_dark());
  EXPECT_EQ(Theme::named("blue"), nullptr);
}

}  // namespace
}  // namespace dateline::scene
