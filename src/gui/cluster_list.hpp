#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The events that one circle on the map stands for: how many of which type, and, where they lie
/// too close together for any zoom, a list to pick from.
class ClusterList {
 public:
  /// Beside the mouse: how many there are of each type, and what a click does.
  static void tooltip(Frame& frame, const std::vector<std::uint32_t>& rows);
  /// What a click on it does: comes closer until they can be told apart; else opens the list beside
  /// the circle, whose box is given in pixels of the window.
  void click(Frame& frame, const std::vector<std::uint32_t>& rows, const scene::PixelBox& circle);
  /// Draws the list where it is open, within the map. Call it in the map's window.
  void draw(Frame& frame, const scene::PixelBox& map);

 private:
  void row(Frame& frame, std::size_t index);

  std::vector<std::string> ids_;  ///< in the order of time
  std::string title_;
  std::string counts_;
  scene::PixelBox circle_;
  bool opens_ = false;
};

}  // namespace dateline::gui
