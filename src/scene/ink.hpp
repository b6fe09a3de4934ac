#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "scene/colour.hpp"
#include "typeset/shaped_text.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::scene {

using typeset::PathPoint;
using typeset::Weight;

/// How a line of text looks. Lengths in pixels.
struct TextStyle {
  Weight weight = Weight::regular;
  float size = 14;
  Rgba colour;
  Rgba halo{0, 0, 0, 0};  ///< drawn under the letters where its alpha is not 0
  float halo_width = 0;
  float spacing = 0;  ///< added after each letter
};

/// Words without a halo, `size` pixels high.
[[nodiscard]] inline TextStyle plain_text(float size, Rgba colour,
                                          Weight weight = Weight::regular) {
  TextStyle out;
  out.weight = weight;
  out.size = size;
  out.colour = colour;
  return out;
}

/// The width of the thinnest line that is drawn whole, in pixels.
[[nodiscard]] inline float hairline_width(float scale) { return std::max(1.0F, std::round(scale)); }

/// A dash pattern in pixels; solid where `on` is 0.
struct Dash {
  float on = 0;
  float off = 0;
};

/// What colour a fade has at a place, pixels from the left.
struct FadeStop {
  float x = 0;
  Rgba colour;
};

/// Glyphs of a line that are turned together, as far as a curve is concerned straight.
struct TextPiece {
  std::size_t first = 0;  ///< of the line's glyphs
  std::size_t count = 0;
  float from = 0;  ///< pixels from the line's left end, were it straight
  float width = 0;
  PathPoint pen;    ///< where its left end comes to lie on the baseline
  float angle = 0;  ///< radians clockwise
};

}  // namespace dateline::scene
