#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "curation/look.hpp"
#include "geo/coordinates.hpp"

namespace dateline::project {

enum class ThemeName : std::uint8_t { light, dark };
using curation::Arrows;
using curation::kLanguages;
using curation::Language;
using curation::name;
using curation::Projection;

/// What has a lane of its own on the timeline.
enum class LanesBy : std::uint8_t { type, actor, place, source, story };
inline constexpr std::size_t kLanesBy = 5;
[[nodiscard]] constexpr std::string_view name(LanesBy by) {
  constexpr std::array<std::string_view, kLanesBy> kNames = {"type", "actor", "place", "source",
                                                             "story"};
  return kNames[static_cast<std::size_t>(by)];
}

/// Sizes of the panels in logical pixels, and which are folded away.
struct Layout {
  float story = 320;      ///< width, 280..480
  float inspector = 300;  ///< width, 260..460
  float timeline = 172;   ///< height, 110..360
  bool story_folded = false;
  bool timeline_folded = false;
  friend bool operator==(const Layout&, const Layout&) = default;

  [[nodiscard]] Layout clamped() const {
    Layout l = *this;
    l.story = std::clamp(l.story, 280.0F, 480.0F);
    l.inspector = std::clamp(l.inspector, 260.0F, 460.0F);
    l.timeline = std::clamp(l.timeline, 110.0F, 360.0F);
    return l;
  }
};

/// What is remembered from one run to the next. The program keeps it in a file of its own form.
struct Settings {
  ThemeName theme = ThemeName::light;
  Language language = Language::english;
  geo::Notation notation = geo::Notation::decimal;  ///< of coordinates read out
  Arrows arrows = Arrows::selected;
  bool holders = true;  ///< the map shows who held which place
  LanesBy lanes = LanesBy::type;
  bool legend = true;  ///< the map's legend is unfolded
  bool heat = false;   ///< the map shows how close together events lie, in place of symbols
  Projection projection = Projection::mercator;
  bool follow = false;     ///< the story scrolls with the playhead
  bool graticule = false;  ///< the map shows lines of latitude and longitude
  Layout layout;
  std::string user;  ///< whose corrections these are; "" for nobody's in particular
  std::vector<std::filesystem::path> recent;  ///< stories opened, the last one first
  std::vector<std::string> used;  ///< what was done from the palette, by name, the last first

  static constexpr std::size_t kMostRecent = 12;
  static constexpr std::size_t kMostUsed = 6;
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace dateline::project
