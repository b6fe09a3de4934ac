#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "curation/look.hpp"
#include "geo/coordinates.hpp"
#include "project/hand_outs.hpp"
#include "project/theme_name.hpp"
#include "time/phrase.hpp"

namespace dateline::project {

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

/// How large and how lively the window is. Sizes are percents and stand beside the monitor's scale.
struct Display {
  int size = 100;      ///< of all that is drawn: one of kSizes
  int text = 100;      ///< of words and of the rows that hold them, on top of `size`: of kTexts
  bool still = false;  ///< the map is there at once, without a flight
  time::DateStyle dates = time::DateStyle::day_first;
  /// Minutes east of UTC of a clock that times of day are read out on, too, beside the story's own;
  /// one of kZones, or none.
  std::optional<int> zone = std::nullopt;
  friend bool operator==(const Display&, const Display&) = default;

  static constexpr std::array<int, 11> kSizes = {75,  90,  100, 110, 125, 150,
                                                 175, 200, 225, 250, 300};
  static constexpr std::array<int, 4> kTexts = {100, 115, 130, 150};
  /// All that are kept anywhere (IANA time zone database, 2024a), daylight saving counted.
  static constexpr std::array<int, 40> kZones = {
      -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120,
      -60,  0,    60,   120,  180,  210,  240,  270,  300,  330,  345,  360,  390,  420,
      480,  525,  540,  570,  600,  630,  660,  720,  765,  780,  825,  840};
  /// Each size the nearest of those there are.
  [[nodiscard]] Display clamped() const {
    const auto nearest = [](const auto& of, int to) {
      return *std::min_element(of.begin(), of.end(),
                               [to](int a, int b) { return gap(a, to) < gap(b, to); });
    };
    const bool known = zone && std::ranges::find(kZones, *zone) != kZones.end();
    return {nearest(kSizes, size), nearest(kTexts, text), still, dates,
            known ? zone : std::nullopt};
  }
  /// The next larger (by = 1) or smaller (-1) size; the same at the end.
  [[nodiscard]] int next_size(int by) const {
    const auto at = std::find(kSizes.begin(), kSizes.end(), clamped().size);
    if (by > 0) return at + 1 == kSizes.end() ? *at : *(at + 1);
    return at == kSizes.begin() ? *at : *(at - 1);
  }

 private:
  [[nodiscard]] static constexpr std::int64_t gap(int a, int b) {
    const std::int64_t d = std::int64_t{a} - b;
    return d < 0 ? -d : d;
  }
};

/// When the speaker's window is opened for a presentation.
enum class SpeakerWindow : std::uint8_t {
  second_screen,  ///< where there is one: else the audience would read the notes, too
  always,         ///< beside the map where there is one screen
  never
};
inline constexpr std::array kSpeakerWindows{SpeakerWindow::second_screen, SpeakerWindow::always,
                                            SpeakerWindow::never};
[[nodiscard]] constexpr std::string_view name(SpeakerWindow when) {
  constexpr std::array<std::string_view, kSpeakerWindows.size()> kNames{"second-screen", "always",
                                                                        "never"};
  return kNames[static_cast<std::size_t>(when)];
}

/// How briefings are presented.
struct Presenting {
  bool by_itself = false;  ///< goes on after each scene's time
  int seconds = 0;         ///< at a scene, by itself: 1..600; 0: by the length of its words
  bool loop = false;       ///< after the last scene comes the first
  SpeakerWindow speaker = SpeakerWindow::second_screen;
  int notes = 100;  ///< size of the notes' letters, percent: 50..300
  friend bool operator==(const Presenting&, const Presenting&) = default;

  static constexpr std::array<int, 7> kSeconds = {0, 5, 10, 15, 20, 30, 60};
  [[nodiscard]] Presenting clamped() const {
    Presenting out = *this;
    out.seconds = std::clamp(seconds, 0, 600);
    out.notes = std::clamp(notes, 50, 300);
    return out;
  }
};

/// What is remembered from one run to the next. The program keeps it in a file of its own form.
struct Settings {
  ThemeName theme = ThemeName::light;
  Display display;
  Language language = Language::english;  ///< of names on the map
  std::string interface_language;         ///< code of what the window speaks; "" for English
  geo::Notation notation = geo::Notation::decimal;  ///< of coordinates read out
  Arrows arrows = Arrows::selected;
  bool holders = true;  ///< the map shows who held which place
  LanesBy lanes = LanesBy::type;
  bool legend = true;  ///< the map's legend is unfolded
  bool heat = false;   ///< the map shows how close together events lie, in place of symbols
  Projection projection = Projection::mercator;
  bool follow = false;     ///< the story scrolls with the playhead
  bool graticule = false;  ///< the map shows lines of latitude and longitude
  bool inset = false;      ///< and a small map of the wider region in a corner
  Layout layout;
  Presenting presenting;
  HandOutForm hand_outs;
  bool guided = false;  ///< the guide of the first run was seen or skipped
  std::string user;     ///< whose corrections these are; "" for nobody's in particular
  std::vector<std::filesystem::path> recent;  ///< stories opened, the last one first
  std::vector<std::string> used;  ///< what was done from the palette, by name, the last first

  static constexpr std::size_t kMostRecent = 12;
  static constexpr std::size_t kMostUsed = 6;
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace dateline::project
