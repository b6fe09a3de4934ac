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
  /// Opens beside a point of the ground. A copy is kept: the layer may go.
  void open(const scene::LayerOnMap& layer, std::uint32_t feature, geo::WorldPoint at);
  [[nodiscard]] bool is_open() const { return open_; }
  void close() { open_ = false; }
  /// Draws it where it is open, within the map, in a window of its own that goes with its ground
  /// and closes where that is out of view. The map takes clicks as ever: a second one comes closer.
  void draw(Frame& frame, const scene::PixelBox& map, const scene::View& view);

 private:
  std::string title_;
  std::string layer_;
  std::vector<std::pair<std::string, std::string>> fields_;  ///< column and cell
  geo::WorldPoint at_;
  bool open_ = false;
  bool scrolled_ = false;  ///< whether its window has been drawn since it was opened
};

}  // namespace dateline::gui
