#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/ask.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Makes a place of the user's own, or changes one: its names, kind, coordinates, radius and a
/// note. The content of a dialog.
class OwnPlaceBox {
 public:
  enum class Outcome : std::uint8_t { open, done, asks_map };

  void open(const project::Project& project, const AskOwnPlace& ask);
  /// Where Outcome::done, the command was sent or the user does not want it. Where
  /// Outcome::asks_map, a click on the map is to say where it is: give that to set_point().
  [[nodiscard]] Outcome draw(Frame& frame);
  void set_point(const Frame& frame, geo::LngLat at, double radius_km);
  [[nodiscard]] bool changes() const { return record_.has_value(); }

 private:
  bool field(Frame& frame, const char* label, const char* name, const char* hint, char* text,
             std::size_t size, float right);
  void draw_kinds(Frame& frame);
  [[nodiscard]] bool draw_where(Frame& frame, bool& entered);
  void complain(Frame& frame, const std::string& words) const;
  [[nodiscard]] bool send(Frame& frame);

  std::optional<curation::RecordNumber> record_;  ///< of the one that is changed
  curation::OwnPlace before_;                     ///< as it was
  std::array<char, 2001> names_{};
  std::array<char, 121> where_{};
  std::array<char, 31> radius_{};
  std::array<char, 501> note_{};
  gazetteer::PlaceKind kind_ = gazetteer::PlaceKind::settlement;
  std::optional<geo::LngLat> point_;  ///< set by a click, to more digits than stand in where_
  bool focus_names_ = false;
  bool focus_where_ = false;
  std::string complaint_;
};

/// Names as they are typed, parted by commas or line breaks, without blanks around them and without
/// those that come twice.
[[nodiscard]] std::vector<std::string> names_in(std::string_view typed);

/// "Relief, 34.90 N 43.50 E, within 0.5 km", in the notation that the user has chosen.
[[nodiscard]] std::string place_line(const Frame& frame, const curation::OwnPlace& place);

}  // namespace dateline::gui
