#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "event/event.hpp"
#include "scene/event_marks.hpp"
#include "scene/mesh.hpp"
#include "scene/painter.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// One symbol on the map.
struct PlacedMarker {
  std::uint32_t mark = 0;  ///< into EventMarks::marks
  PathPoint at;            ///< where its symbol is drawn
  PathPoint anchor;        ///< where its place is; a leader joins the two when they are apart
  float size = 14;
};

/// Symbols that stand together since their places are the same at this zoom, in the order of time.
struct MarkerSite {
  PathPoint anchor;
  PixelBox box;                       ///< around the symbols
  std::vector<PlacedMarker> markers;  ///< empty for a cluster
  std::vector<std::uint32_t> marks;   ///< all events here
  bool cluster = false;
  std::array<std::uint32_t, event::kFamilies> shares{};  ///< events by family, for a cluster
  float radius = 0;                                      ///< of a cluster
  bool one_of_many = false;  ///< the map has so many sites that words for each would bury it
};

/// Up to so many events at one place are drawn side by side; more become a cluster.
inline constexpr std::size_t kMostFanned = 8;

/// Places the symbols of all marks that are placed and visible (opacity and happened over 0).
/// Events closer than a symbol's width share a site: side by side, in two rows from five on, or a
/// cluster; sites that run into each other step aside. Where they are many they are gathered first
/// (gather_crowd()), and each stays where its events are. Which events share a site depends on the
/// zoom only, not on where the view is, so that panning changes nothing. `symbol` is the size in
/// logical pixels. Cost O(n).
[[nodiscard]] std::vector<MarkerSite> layout_markers(const EventMarks& events, const View& view,
                                                     float symbol);

}  // namespace dateline::scene
