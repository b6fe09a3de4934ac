#include "scene/spot_name.hpp"

namespace dateline::scene {
namespace {

/// Letters of a line of `size` above and below its baseline.
constexpr float kAbove = 0.80F;
constexpr float kBelow = 0.26F;

}  // namespace

bool write_name(Painter& painter, LabelSpace& space, PathPoint at, float gap,
                const std::string& name, const TextStyle& style, float scale) {
  const float size = style.size;
  const float width = painter.text_width(name, style);
  const float middle = at.y + 0.36F * size;
  const PathPoint spots[] = {{at.x + gap, middle},
                             {at.x - gap - width, middle},
                             {at.x - width / 2, at.y - gap - kBelow * size + scale},
                             {at.x - width / 2, at.y + gap + kAbove * size - scale}};
  for (const PathPoint& spot : spots) {
    const PixelBox box{spot.x, spot.y - kAbove * size, spot.x + width, spot.y + kBelow * size};
    if (!space.try_take(box.grown(2 * scale))) continue;
    painter.text(spot.x, spot.y, name, style);
    return true;
  }
  return false;
}

}  // namespace dateline::scene
