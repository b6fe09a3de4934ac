#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/mercator.hpp"
#include "scene/event_marks.hpp"

namespace dateline::scene {

/// Marks that are drawn as one, at the middle of where they are.
struct MarkGroup {
  geo::WorldPoint at;
  std::vector<std::uint32_t> marks;  ///< into EventMarks::marks, rising
};

/// Radius of the circle that stands for so many events, in the unit of `symbol`, the size of one
/// event's symbol. Area grows with the logarithm: ten times as many are a little, not ten times,
/// larger.
[[nodiscard]] float cluster_radius(std::size_t events, float symbol);

/// Gathers all marks that are placed and visible (opacity and happened over 0) into groups whose
/// circles do not touch at this zoom. It depends on the zoom alone, not on where the view is, so
/// that panning changes nothing; and on places rather than on the order of the events, so that
/// circles stay about where they are while a filter moves. `pixel` is a pixel in world units,
/// `symbol` and `gap` (between circles) are in pixels. Cost O(n).
[[nodiscard]] std::vector<MarkGroup> gather_crowd(const EventMarks& events, double pixel,
                                                  float symbol, float gap);

}  // namespace dateline::scene
