#pragma once

#include <array>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::gui {

/// The box that finds a place: coordinates in any notation, or a name with a list of the places
/// that have it. The content of a dialog.
class GoToPlaceBox {
 public:
  void set_world(OpenWorld world) { world_ = std::move(world); }
  /// With that name in it, and with the keyboard. `button` is what takes coordinates.
  void open(std::string_view typed = "", const char* button = mark("Go there"));
  /// The place, once one was chosen.
  [[nodiscard]] std::optional<PlaceMatch> draw(Frame& frame);

 private:
  bool field(Frame& frame);
  void read();
  [[nodiscard]] bool draw_coordinates(Frame& frame);
  [[nodiscard]] std::optional<PlaceMatch> draw_matches(Frame& frame, bool entered);
  bool row(Frame& frame, std::size_t index, bool chosen);

  OpenWorld world_;
  const char* button_ = "";
  std::array<char, 200> typed_{};
  bool focus_ = false;
  int chosen_ = 0;  ///< of matches_
  std::optional<geo::Coordinates> coordinates_;
  std::vector<PlaceMatch> matches_;
};

}  // namespace dateline::gui
