#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "scene/mesh.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// Where the labels of a map stand, for the next picture of the same map: while it is panned by
/// hand or time is scrubbed, what is named stays named and stays in its spot as long as there is
/// room for it there. A picture made without, or with the memory of a view that it does not follow,
/// depends on nothing but what it shows; so does each one after a jump or a change of zoom.
struct LabelMemory {
  struct Spot {
    std::size_t variant = 0;  ///< of the ways to word it, the fullest first
    std::size_t spot = 0;     ///< of those around its place, the best first
    PixelBox box;             ///< around all of it
    bool drawn = true;        ///< false: it is not to be seen there now
  };
  using Spots = std::map<std::uint32_t, Spot>;

  std::optional<View> view;  ///< that it is of; none in an empty memory
  float text = 1;
  bool arabic = false;
  Spots base;                                ///< by MapLabel::id
  Spots own;                                 ///< by place of the user's own, as MapInput has them
  Spots events;                              ///< by the least EventMark::index of a site
  std::optional<std::size_t> legend_corner;  ///< LegendSpot::corner

  /// Whether a picture of `next` goes on from this one: of the same scale, and no farther away than
  /// a hand pans in one frame.
  [[nodiscard]] bool leads_to(const View& next, float text_of_next, bool arabic_next) const;
};

/// Adds to the spots of a picture those of the same view before that something else has taken for
/// now: what stood there goes back once it can.
void remember_displaced(const LabelMemory::Spots& before, LabelMemory::Spots& now);

}  // namespace dateline::scene
