#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scene/colour.hpp"
#include "scene/ink.hpp"
#include "scene/mesh.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::scene {

/// Adds shapes to a Mesh, and to its sketch where it has one. Edges are softened over one pixel by
/// geometry, so the target needs no multisampling. REQUIRES the typesetter and the mesh outlive it.
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
  /// The same from each stop to the next; two or more, from left to right.
  void rect_fade(float y0, float y1, std::span<const FadeStop> stops);
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

  /// A mask of the atlas with its pen at x, y, which are rounded to whole pixels. It is not in the
  /// sketch: give its shapes to sketch().
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

  /// Whether shapes are kept, too; ask before working out what is for sketch() alone.
  [[nodiscard]] bool sketches() const { return mesh_.sketch.has_value(); }
  /// Adds to the sketch alone, where there is one.
  template <class What>
  void sketch(What what) {
    if (mesh_.sketch) mesh_.sketch->ops.push_back({clips_.back(), item_, std::move(what)});
  }
  /// What is added from here on is a part of one thing, as the sketch has it.
  void begin_item(std::string name);
  void end_item() { item_ = 0; }

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
  std::uint32_t item_ = 0;  ///< of Sketch::items
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
