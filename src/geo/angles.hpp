#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "geo/coordinates.hpp"

namespace dateline::geo {

/// Degrees of latitude and longitude as found in a text.
struct AnglePair {
  Coordinates coordinates;
  std::size_t end = 0;  ///< after its last character
  /// What speaks for it being coordinates and not two numbers: letters, words, or signs in both.
  bool sure = false;
  int decimals = 0;  ///< the fewer of both, where they are plain decimal numbers; else 0
  bool comma = false;
};

/// The longest expression in degrees, with minutes and seconds or without, that begins at `from`.
[[nodiscard]] std::optional<AnglePair> angles_at(std::u32string_view text, std::size_t from);

}  // namespace dateline::geo
