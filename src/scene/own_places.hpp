#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/lng_lat.hpp"
#include "scene/event_labels.hpp"
#include "scene/label_memory.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// A place that the user has added: on the map it has a sign of its own, told or not.
struct OwnPlace {
  geo::LngLat at;
  std::string name;
};

/// Where one of them was drawn.
struct OwnPlaceSpot {
  PixelBox box;
  std::uint32_t index = 0;                               ///< into the places
  std::optional<LabelMemory::Spot> name = std::nullopt;  ///< where there was room for it
};

/// A diamond for each place in sight, with its name where there is room and no event's label names
/// it already. They come before the map's own names. `kept` has the spots of their names in the
/// picture before, by index: they stay there while they can.
std::vector<OwnPlaceSpot> draw_own_places(Painter& painter, std::span<const OwnPlace> places,
                                          const std::vector<EventLabelPlace>& event_labels,
                                          LabelSpace& space, const View& view, const Theme& theme,
                                          float text = 1, const LabelMemory::Spots& kept = {});

}  // namespace dateline::scene
