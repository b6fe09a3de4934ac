#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gui/frame.hpp"
#include "scene/user_layers.hpp"

namespace dateline::gui {

/// What the table of a user's layer says of a feature: beside the mouse in short, and on a click
/// all of it.
class FeatureCard {
 public:
  /// Beside the mouse.
  static void tooltip(Frame& frame, const scene::LayerOnMap& layer, std::uint32_t feature);
  /// Opens beside a point of the window. A copy is kept: the layer may go.
  void open(const scene::LayerOnMap& layer, std::uint32_t feature, scene::PathPoint at);
  /// Draws it where it is open, within the map. Call it in the map's window.
  void draw(Frame& frame, const scene::PixelBox& map);

 private:
  std::string title_;
  std::string layer_;
  std::vector<std::pair<std::string, std::string>> fields_;  ///< column and cell
  scene::PathPoint at_{0, 0};
  bool opens_ = false;
};

}  // namespace dateline::gui
