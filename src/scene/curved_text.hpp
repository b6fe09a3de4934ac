#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scene/mesh.hpp"
#include "scene/painter.hpp"

namespace dateline::scene {

/// A line of text that follows a curve: its pieces, which Painter::text_pieces() draws, and boxes
/// that cover them.
struct CurvedText {
  std::vector<TextPiece> pieces;
  std::vector<PixelBox> boxes;
  [[nodiscard]] PixelBox around() const;
};

/// Sets a line along `baseline` (pixels, from left to right for the eye), its middle at the length
/// `middle` of it. Letters are turned one by one; words of a joined script stay whole, for their
/// joins would break. nullopt where the baseline is too short, or bends too much for letters to
/// stand beside each other.
[[nodiscard]] std::optional<CurvedText> set_along(Painter& painter,
                                                  std::span<const PathPoint> baseline, float middle,
                                                  std::string_view utf8, const TextStyle& style);

/// On which side of a line its name stands, as it is read.
enum class LineSide { above, below };
/// How closely a name follows a line: its bends, or its way.
enum class Closeness { bends, way };

/// The baseline for a name of `width` pixels and letters of `size` beside a course, about the point
/// of it that is nearest to `middle`: smoother than the course, clear of its bends, from left to
/// right. nullopt where the course is too short or winds too much.
[[nodiscard]] std::optional<std::vector<PathPoint>> baseline_beside(
    std::span<const PathPoint> course, PathPoint middle, float width, float size, LineSide side,
    Closeness closeness = Closeness::bends);

/// Length of a line in pixels.
[[nodiscard]] float length_of(std::span<const PathPoint> line);

}  // namespace dateline::scene
