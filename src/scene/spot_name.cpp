#include "scene/spot_name.hpp"

#include <cstddef>
#include <iterator>

namespace dateline::scene {
namespace {

/// Letters of a line of `size` above and below its baseline.
constexpr float kAbove = 0.80F;
constexpr float kBelow = 0.26F;

}  // namespace

std::optional<LabelMemory::Spot> write_name(Painter& painter, LabelSpace& space, PathPoint at,
                                            float gap, const std::string& name,
                                            const TextStyle& style, float scale,
                                            const LabelMemory::Spot* kept) {
  const float size = style.size;
  const float width = painter.text_width(name, style);
  const float middle = at.y + 0.36F * size;
  const PathPoint spots[] = {{at.x + gap, middle},
                             {at.x - gap - width, middle},
                             {at.x - width / 2, at.y - gap - kBelow * size + scale},
                             {at.x - width / 2, at.y + gap + kAbove * size - scale}};
  const auto box_at = [&](PathPoint spot) {
    return PixelBox{spot.x, spot.y - kAbove * size, spot.x + width, spot.y + kBelow * size}.grown(
        2 * scale);
  };
  std::optional<std::size_t> beyond;
  for (std::size_t i = 0; i < std::size(spots); ++i) {
    const PixelBox box = box_at(spots[i]);
    if ((kept != nullptr && kept->spot != i) || !space.is_clear(box)) continue;
    if (!space.is_seen(box)) {
      if (!beyond) beyond = i;
      continue;
    }
    space.take(box);
    painter.text(spots[i].x, spots[i].y, name, style);
    return LabelMemory::Spot{0, i, box, true};
  }
  if (!beyond || kept != nullptr) return std::nullopt;
  const PixelBox box = box_at(spots[*beyond]);
  space.take(box);
  return LabelMemory::Spot{0, *beyond, box, false};
}

}  // namespace dateline::scene
