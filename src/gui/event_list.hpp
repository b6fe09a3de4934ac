#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "gui/filter_chips.hpp"
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
  /// The two switches that go by the map and by the selection.
  void only_buttons(Frame& frame, float width);
  void type_menu(Frame& frame);
  void status_menu(Frame& frame);
  void sort_out(const project::Project& project);
  void rows(Frame& frame, const char* name, const std::vector<store::Row>& rows);
  void row(Frame& frame, store::Row row);
  void section(Frame& frame, const char* title, std::size_t count);

  FilterChips chips_;
  std::array<char, 128> actor_{};
  std::uint64_t seen_focus_ = 0;
  std::vector<store::Row> dated_;  ///< of the events that are shown; so with the two
  std::vector<store::Row> undated_;
  std::vector<store::Row> unplaced_;
  std::uint64_t sorted_out_ = 0;  ///< project::Project::shown_revision() of which they are
};

/// One event in two lines with its symbol: what and where, when. Returns its height.
float draw_event_row(Frame& frame, scene::Painter& painter, store::Row row,
                     const scene::PixelBox& box);

}  // namespace dateline::gui
