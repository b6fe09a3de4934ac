#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "geo/lng_lat.hpp"
#include "store/filter.hpp"

namespace dateline::curation {

/// Of which events arrows lead to those that were later.
enum class Arrows : std::uint8_t {
  selected,  ///< of the one selected last: what is told and what follows
  all,       ///< that stories tell
  none
};
[[nodiscard]] constexpr std::string_view name(Arrows arrows) {
  return arrows == Arrows::selected ? "selected" : arrows == Arrows::all ? "all" : "none";
}

/// Of the names on the map.
enum class Language : std::uint8_t {
  english,
  arabic,
  story  ///< as the story that is read spells them, else English
};
inline constexpr std::array kLanguages{Language::english, Language::arabic, Language::story};
[[nodiscard]] constexpr std::string_view name(Language language) {
  constexpr std::array<std::string_view, kLanguages.size()> kNames{"english", "arabic", "story"};
  return kNames[static_cast<std::size_t>(language)];
}

/// Of the map.
enum class Projection : std::uint8_t {
  mercator,  ///< Web Mercator
  conic      ///< Lambert's conformal conic along the parallel of the map's middle
};
[[nodiscard]] constexpr std::string_view name(Projection projection) {
  return projection == Projection::conic ? "conic" : "mercator";
}

/// What of a project is looked at: which events, which part of the map, which time. A plain value.
struct Look {
  store::Filter filter;
  geo::LngLat center;
  double zoom = 0;      ///< 0 to 30, as project::Camera has it
  time::Bounds window;  ///< of the timeline
  std::optional<time::Minute> playhead;
  bool cumulative = true;
  Projection projection = Projection::mercator;
  bool graticule = false;  ///< lines of latitude and longitude
  bool inset = false;      ///< a small map of the wider region
  friend bool operator==(const Look&, const Look&) = default;
};

}  // namespace dateline::curation
