#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "scene/colour.hpp"
#include "scene/mesh.hpp"
#include "typeset/typesetter.hpp"

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

/// Glyphs of a line that are turned together, as far as a curve is concerned straight.
struct TextPiece {
  std::size_t first = 0;  ///< of the line's glyphs
  std::size_t count = 0;
  float from = 0;  ///< pixels from the line's left end, were it straight
  float width = 0;
  PathPoint pen;    ///< where its left end comes to lie on the baseline
  float angle = 0;  ///< radians clockwise
};

/// Adds shapes to a Mesh. Edges are softened over one pixel by geometry, so the target needs no
/// multisampling. REQUIRES the typesetter and the mesh outlive it.
class Painter {
 public:
  Painter(typeset::Typesetter& type, Mesh& mesh, PixelBox clip);

  /// What is added from here on is drawn only within `clip` (and the clips around it).
  void push_clip(PixelBox clip);
  void pop_clip();

  /// Sharp edges; give whole pixels.
  void rect(PixelBox box, Rgba colour);
  /// A colour that changes evenly from left to right.
  void rect_fade(PixelBox box, Rgba left, Rgba right);
  /// A closed outline, inside the box.
  void frame(PixelBox box, float width, Rgba colour);
  void rounded_rect(PixelBox box, float radius, Rgba colour);

  /// Convex, any direction of turning.
  void convex(std::span<const PathPoint> points, Rgba colour);
  /// Triangles without softened edges: three indices each.
  void triangles(std::span<const PathPoint> points, std::span<const std::uint32_t> indices,
                 Rgba colour);
  /// The same with a colour for each point, which changes evenly in between.
  void shaded(std::span<const PathPoint> points, std::span<const Rgba> colours,
              std::span<const std::uint32_t> indices);
  void polyline(std::span<const PathPoint> points, float width, Rgba colour, bool closed = false,
                Dash dash = {});
  void line(PathPoint a, PathPoint b, float width, Rgba colour, Dash dash = {});
  void disc(PathPoint centre, float radius, Rgba colour);
  void ring(PathPoint centre, float radius, float width, Rgba colour, Dash dash = {});
  /// From `begin` to `end` in turns clockwise from twelve o'clock.
  void arc(PathPoint centre, float radius, float begin, float end, float width, Rgba colour);

  /// A mask of the atlas with its pen at x, y, which are rounded to whole pixels.
  void mask(const typeset::MaskImage& image, float x, float y, Rgba colour);

  /// A line with its left end at x and its baseline at y. Returns its width.
  float text(float x, float y, std::string_view utf8, const TextStyle& style);
  /// The same around its middle (centre of the line at cap height), turned clockwise by `angle`
  /// degrees.
  void text_turned(PathPoint middle, float angle, std::string_view utf8, const TextStyle& style);
  /// Pieces of a line, each where it says: all halos lie under all letters.
  void text_pieces(std::span<const TextPiece> pieces, std::string_view utf8,
                   const TextStyle& style);
  [[nodiscard]] float text_width(std::string_view utf8, const TextStyle& style);

  [[nodiscard]] typeset::Typesetter& type() { return type_; }

 private:
  std::uint32_t vertex(float x, float y, Rgba colour);
  void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c);
  void open_part(PixelBox clip);
  void solid_polyline(std::span<const PathPoint> points, float width, Rgba colour, bool closed);
  void glyphs(float x, float y, std::string_view utf8, const TextStyle& style, float halo,
              Rgba colour);
  void glyphs_turned(std::span<const TextPiece> pieces, std::string_view utf8,
                     const TextStyle& style, float halo, Rgba colour);

  typeset::Typesetter& type_;
  Mesh& mesh_;
  std::vector<PixelBox> clips_;
};

/// Points of a circle, enough for its size.
[[nodiscard]] std::vector<PathPoint> circle_points(PathPoint centre, float radius);
/// Points of an arc in turns clockwise from twelve o'clock.
[[nodiscard]] std::vector<PathPoint> arc_points(PathPoint centre, float radius, float begin,
                                                float end);
/// The dashes of a line; what is shorter than a pixel is left out.
[[nodiscard]] std::vector<std::vector<PathPoint>> dashes(std::span<const PathPoint> points,
                                                         bool closed, Dash dash);

}  // namespace dateline::scene
