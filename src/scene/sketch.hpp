#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scene/ink.hpp"
#include "scene/pixel_box.hpp"

namespace dateline::scene {

/// What a Painter drew, as shapes and words in painting order, where a Mesh has triangles and masks
/// of glyphs: for hand-outs that keep them as such (PDF, slides). Pixels, x right, y down. Plain
/// data.
struct Sketch {
  /// The inside of closed contours, wherever it winds around at all.
  struct Fill {
    std::vector<typeset::Contour> contours;
    Rgba colour;
  };
  /// A line along points. Round ends and joins where `round`, else butts and miters.
  struct Stroke {
    std::vector<PathPoint> points;
    float width = 1;
    Rgba colour;
    bool closed = false;
    bool round = false;
    Dash dash;
  };
  /// Lines that are seen within a shape alone.
  struct Hatch {
    std::vector<typeset::Contour> within;
    std::vector<typeset::Contour> lines;
    float width = 1;
    Rgba colour;
  };
  /// Many lines of one look, with round joins. Their ends are round, those of dashes are straight;
  /// a line that goes nowhere is a dot.
  struct Lines {
    std::vector<typeset::Contour> lines;
    float width = 1;
    Rgba colour;
    Dash dash;
  };
  /// Parts of one thing that is seen through as a whole: where they overlap it is no deeper.
  struct Together {
    std::vector<std::variant<Fill, Stroke, Hatch, Lines>> parts;
    float opacity = 1;  ///< of all of it, times what the parts' own colours have
  };
  /// A box whose colour changes evenly from left to right, from each stop to the next.
  struct Fade {
    float y0 = 0;
    float y1 = 0;
    std::vector<FadeStop> stops;  ///< two or more, from the left end to the right
  };
  /// Triangles, three indices each, whose colour changes evenly between their corners.
  struct Shaded {
    std::vector<PathPoint> points;
    std::vector<Rgba> colours;
    std::vector<std::uint32_t> indices;
  };
  /// A line of text, its left end and baseline at `pen`, or in pieces, each where it says.
  struct Words {
    std::string utf8;
    TextStyle style;
    PathPoint pen;
    std::vector<TextPiece> pieces;
  };
  struct Op {
    PixelBox clip;           ///< nothing is seen outside
    std::uint32_t item = 0;  ///< of `items`: what it is a part of; 0 where of nothing
    std::variant<Fill, Stroke, Hatch, Lines, Together, Fade, Shaded, Words> what;
  };

  std::vector<std::string> items{""};  ///< names for people: "capture, Mosul"
  std::vector<Op> ops;

  /// Draws `o` over what is here.
  void append(const Sketch& o) {
    const auto first = static_cast<std::uint32_t>(items.size()) - 1;
    items.insert(items.end(), o.items.begin() + 1, o.items.end());
    for (Op op : o.ops) {
      if (op.item != 0) op.item += first;
      ops.push_back(std::move(op));
    }
  }
};

/// The same, so many pixels to the right and down.
[[nodiscard]] Sketch moved(Sketch sketch, float right, float down);

/// The outline of triangles (three indices each) that share corners: the edges that only one of
/// them has, as closed contours. Where triangles touch without sharing corners, both edges stay.
[[nodiscard]] std::vector<typeset::Contour> outline_of(std::span<const PathPoint> points,
                                                       std::span<const std::uint32_t> indices);

}  // namespace dateline::scene
