#pragma once

#include <string_view>

#include "scene/painter.hpp"
#include "scene/theme.hpp"

namespace dateline::scene {

/// A place marked on the map that no event need be at. Lengths in pixels.
struct PinLook {
  PathPoint at;            ///< whole pixels
  std::string_view label;  ///< cut to half the map where it is longer
  PixelBox map;            ///< within which the label stays
  bool sign = true;        ///< false: the label alone, where the place has another sign
  float scale = 1;         ///< pixels a logical pixel
};

/// What its label lies on: beneath the place, or above it at the map's lower edge; empty where
/// there is no label.
[[nodiscard]] PixelBox pin_label_box(typeset::Typesetter& type, const PinLook& look);

/// A ring with hairs, seen on any of the map's colours, and its label on a plate.
void draw_pin(Painter& painter, const PinLook& look, const Theme& theme);

}  // namespace dateline::scene
