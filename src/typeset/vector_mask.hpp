#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct FT_LibraryRec_;

namespace dateline::typeset {

/// A point in pixels, x right, y down.
struct PathPoint {
  float x = 0;
  float y = 0;
};
using Contour = std::vector<PathPoint>;

/// A coverage picture (0..255 a pixel) drawn from polygons and strokes with exact area coverage, so
/// that small symbols keep their weight. Operations combine with what is there already.
class VectorMask {
 public:
  /// REQUIRES 1 <= width, height <= 4096. `library` comes from FontSet and must outlive the mask.
  VectorMask(FT_LibraryRec_* library, int width, int height);

  /// Adds the inside of closed contours; `even_odd` makes inner contours holes.
  void fill(std::span<const Contour> contours, bool even_odd = false);
  /// Adds strokes `width` pixels wide with round ends and joins.
  void stroke(std::span<const Contour> contours, float width, bool closed);
  void intersect(const VectorMask& other);  ///< keeps what both cover; same size REQUIRED
  void subtract(const VectorMask& other);   ///< keeps what `other` does not cover
  void unite(const VectorMask& other);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] std::span<const std::uint8_t> coverage() const { return coverage_; }

 private:
  void add(const std::vector<std::uint8_t>& piece);
  FT_LibraryRec_* library_;
  int width_;
  int height_;
  std::vector<std::uint8_t> coverage_;
};

}  // namespace dateline::typeset
