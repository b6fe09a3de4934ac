#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/lng_lat.hpp"

namespace dateline::io {

// What takes out of words what must not go out with them. All pure.

/// The middle of the square of a grid of that width that holds a point. Rows of squares begin at
/// the equator; those of one row at Greenwich, as wide as the row is high. REQUIRES km > 0.
[[nodiscard]] geo::LngLat coarse(geo::LngLat at, double km);

/// A text without coordinates: each that is found, and each numeral with three decimals or more, is
/// replaced by a mark.
[[nodiscard]] std::string without_coordinates(std::string_view text);

/// Words that are taken out of texts wherever they stand, small or capital (of ASCII letters).
class Unsaid {
 public:
  /// Those of fewer than three letters are left in: they would be found in other words.
  void add(std::string_view words);
  /// The longest first. Call once, behind the last add().
  void settle();
  /// With a mark in place of them.
  [[nodiscard]] std::string out_of(std::string_view text) const;

 private:
  std::vector<std::string> words_;  ///< small letters
};

/// A text with a mark in place of each address on the web.
[[nodiscard]] std::string without_addresses(std::string_view text);

}  // namespace dateline::io
