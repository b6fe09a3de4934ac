#pragma once

namespace dateline::scene {

/// A rectangle in pixels; x0 <= x1, y0 <= y1.
struct PixelBox {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;
  [[nodiscard]] float width() const { return x1 - x0; }
  [[nodiscard]] float height() const { return y1 - y0; }
  [[nodiscard]] bool overlaps(const PixelBox& o) const {
    return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1;
  }
  [[nodiscard]] bool contains(float x, float y) const {
    return x0 <= x && x < x1 && y0 <= y && y < y1;
  }
  [[nodiscard]] bool covers(const PixelBox& o) const {
    return x0 <= o.x0 && o.x1 <= x1 && y0 <= o.y0 && o.y1 <= y1;
  }
  [[nodiscard]] PixelBox grown(float by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

}  // namespace dateline::scene
