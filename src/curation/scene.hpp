#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "curation/anchor.hpp"
#include "curation/look.hpp"

namespace dateline::curation {

enum class SceneKind : std::uint8_t {
  map,      ///< the map and the timeline
  title,    ///< words alone: how a briefing begins
  section,  ///< likewise, where a part of it begins
  black     ///< nothing at all
};
inline constexpr std::size_t kSceneKinds = 4;
[[nodiscard]] std::string_view name(SceneKind kind);
[[nodiscard]] std::optional<SceneKind> scene_kind_from(std::string_view name);

/// Words of a story, for the audience, with who says so.
struct Quote {
  std::string words;   ///< as they are shown; the user may have shortened them
  std::string source;  ///< "Northwire, 16 June 2014"
  std::string story;   ///< StoryEntry::id; "" where they are of no story of the project
  text::Span span;     ///< that they were taken from, code points; empty without a story
  std::string
      sentence;  ///< that the span begins in, as one line, at most kMostSentence code points
  friend bool operator==(const Quote&, const Quote&) = default;
};

/// A place marked on the map that no event need be at.
struct PinnedPlace {
  geo::LngLat at;
  std::string label;
  friend bool operator==(const PinnedPlace&, const PinnedPlace&) = default;
};

/// What is looked at, and how it is shown.
struct SceneLook : Look {
  /// Of the map that it was captured from, logical pixels, so that a map of another size shows the
  /// same ground.
  double map_width = 800;
  double map_height = 500;
  std::vector<EventAnchor> selected;  ///< highlighted; the one selected last is the last
  Arrows arrows = Arrows::selected;
  bool holders = true;  ///< who held which place
  bool heat = false;    ///< events as a heat map instead of symbols
  Language language = Language::english;
  std::optional<PinnedPlace> pin;
  /// Records of the user's layers that are visible; nullopt: those that are set so.
  std::optional<std::vector<std::uint64_t>> layers;
  /// Minutes of the story's time that pass in a second; negative backward, 0 where it stands still.
  std::int64_t plays = 0;
  friend bool operator==(const SceneLook&, const SceneLook&) = default;
};

inline constexpr std::int64_t kFastestPlay = 10'000'000;  ///< of SceneLook::plays

/// A step of a briefing. Who made it and when is told by the step that did. A plain value.
struct Scene {
  SceneKind kind = SceneKind::map;
  /// Where it comes: the lowest first; of two that are the same, the record of the lower number.
  /// Within kMostOrder of 0.
  std::int64_t order = 0;
  std::string title;    ///< each "" for none
  std::string caption;  ///< what the audience reads
  std::string notes;    ///< for the speaker alone; may have lines
  std::optional<Quote> quote;
  std::optional<SceneLook> look;  ///< a scene of the map always has one
  friend bool operator==(const Scene&, const Scene&) = default;
};

inline constexpr std::int64_t kMostOrder = std::int64_t{1} << 52U;

/// What lists call it: its title, else the first line of its caption, else what it is ("Black").
[[nodiscard]] std::string short_name(const Scene& scene);

}  // namespace dateline::curation
