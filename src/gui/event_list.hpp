#pragma once

#include <array>
#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The events as a list in the order of time, with the filter above; undated and unplaced ones have
/// sections of their own, counted.
class EventList {
 public:
  /// Into the current window, from its cursor to its lower end.
  void draw(Frame& frame);

 private:
  void filters(Frame& frame);
  void type_menu(Frame& frame);
  void status_menu(Frame& frame);
  void row(Frame& frame, store::Row row);
  void section(Frame& frame, const char* title, std::size_t count);

  std::array<char, 128> actor_{};
  std::uint64_t seen_focus_ = 0;
};

/// One event in two lines with its symbol: what and where, when. Returns its height.
float draw_event_row(Frame& frame, scene::Painter& painter, store::Row row,
                     const scene::PixelBox& box);

}  // namespace dateline::gui
