#pragma once

#include <array>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::gui {

/// The box that goes to a place: coordinates in any notation, or a name with a list of the places
/// that have it. The content of a dialog.
class GoToPlaceBox {
 public:
  void set_look_up(PlaceLookUp look_up) { look_up_ = std::move(look_up); }
  /// Empty, and with the keyboard.
  void open();
  /// True once a place was chosen; the command that goes there is sent.
  [[nodiscard]] bool draw(Frame& frame);

 private:
  bool field(Frame& frame);
  void read();
  [[nodiscard]] bool draw_coordinates(Frame& frame);
  [[nodiscard]] bool draw_matches(Frame& frame, bool entered);
  bool row(Frame& frame, std::size_t index, bool chosen);
  void go(Frame& frame, const PlaceMatch& match);

  PlaceLookUp look_up_;
  std::array<char, 200> typed_{};
  bool focus_ = false;
  int chosen_ = 0;  ///< of matches_
  std::optional<geo::Coordinates> coordinates_;
  std::vector<PlaceMatch> matches_;
};

}  // namespace dateline::gui
