#pragma once

#include <cstddef>
#include <cstdint>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The open stories as tabs above the text of the one that is read: those that find room, with the
/// one that is read among them, and arrows to those before and behind. Nothing where one is open.
class StoryTabs {
 public:
  /// Into the current window, at its cursor, which is moved below.
  void draw(Frame& frame);

 private:
  void draw_tab(Frame& frame, std::uint32_t document, const scene::PixelBox& box) const;
  static void draw_tooltip(Frame& frame, std::uint32_t document);

  std::size_t first_ = 0;   ///< document of the first tab
  std::uint32_t seen_ = 0;  ///< the one that was read when first_ was last set
};

}  // namespace dateline::gui
