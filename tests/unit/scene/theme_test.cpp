#include "scene/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/base_labels.hpp"
#include "scene/contrast.hpp"
#include "scene/event_areas.hpp"
#include "scene/heat.hpp"
#include "scene/held_places.hpp"

namespace dateline::scene {
namespace {

using Named = std::pair<std::string, Rgba>;

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
      EXPECT_GE(std::abs(lightness(t.families[i]) - lightness(t.families[j])), 8)
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
