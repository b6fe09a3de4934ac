#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The events that one thing on screen stands for, as a circle on the map or a shape of the
/// timeline: how many of which type, and a list to pick from. `rows` are of the snapshot, at least
/// one, in any order. One for each panel.
class ClusterList {
 public:
  /// Whether the closest look at the map would still show them as one.
  [[nodiscard]] static bool is_one_spot(const store::Snapshot& snapshot,
                                        const std::vector<std::uint32_t>& rows);
  /// Beside the mouse: how many there are of each type, and `click`: what a click does, in words.
  static void tooltip(Frame& frame, const std::vector<std::uint32_t>& rows, const char* click);
  /// Opens the list beside what stands for them, whose box is given in pixels of the window.
  void open(const store::Snapshot& snapshot, std::vector<std::uint32_t> rows,
            const scene::PixelBox& beside);
  /// Draws the list where it is open, within `room`. Call it in the panel's window.
  void draw(Frame& frame, const scene::PixelBox& room);

 private:
  void row(Frame& frame, std::size_t index);

  std::vector<std::string> ids_;  ///< in the order of time
  std::string title_;
  std::string counts_;
  scene::PixelBox beside_;
  bool opens_ = false;
};

}  // namespace dateline::gui
