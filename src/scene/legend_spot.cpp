#include "scene/legend_spot.hpp"

#include <algorithm>
#include <array>

namespace dateline::scene {

namespace {

constexpr float kMuch = 0.2F;  // of a map's area

/// Sizes it at one scale; whether it leaves the map enough room.
bool size_legend(Painter& painter, const LegendContent& content, const LegendFrame& frame,
                 const PixelBox& bounds, float scale, LegendSpot& spot) {
  spot.box = legend_box(painter, content, spot.scale, spot.most_height);
  if (spot.box.width() <= 0) return true;
  if (frame.folded) spot.box = folded_legend_box(painter, scale);
  spot.box.x1 += frame.button;
  return spot.box.width() * spot.box.height() < kMuch * bounds.width() * bounds.height();
}

}  // namespace

LegendSpot place_legend(Painter& painter, LegendContent& content, const LegendFrame& frame,
                        const PixelBox& bounds, std::span<const MarkerSite> sites, float margin,
                        float scale) {
  LegendSpot spot;
  // A tall legend breaks into columns rather than walling off a side of the map.
  spot.most_height = std::max(0.5F * bounds.height(), 120 * scale);
  for (const float shrink : {1.0F, 0.8F, 0.64F}) {
    spot.scale = scale * shrink;
    if (size_legend(painter, content, frame, bounds, scale, spot)) break;
    // Readers of a map of events miss these least, and a legend in small type is none.
    if (content.borders.empty()) continue;
    content.borders.clear();
    if (size_legend(painter, content, frame, bounds, scale, spot)) break;
  }
  if (spot.box.width() <= 0) return spot;
  const PixelBox size = spot.box;
  const float right = bounds.x1 - margin - size.width();
  const float low = bounds.y1 - margin - size.height();
  const std::array<PathPoint, 3> corners = {{{margin, low}, {margin, margin}, {right, margin}}};
  const auto box_in = [&](std::size_t corner) {
    const PathPoint c = corners[corner];
    return PixelBox{c.x, c.y, c.x + size.width(), c.y + size.height()};
  };
  std::array<std::size_t, 3> hidden{};
  for (std::size_t i = 0; i < corners.size(); ++i) {
    for (const MarkerSite& site : sites) {
      if (site.box.overlaps(box_in(i))) hidden[i] += site.marks.size();
    }
  }
  spot.corner = static_cast<std::size_t>(std::ranges::min_element(hidden) - hidden.begin());
  if (frame.before && *frame.before < corners.size() &&
      hidden[*frame.before] <= 2 * hidden[spot.corner] + 2) {
    spot.corner = *frame.before;
  }
  spot.box = box_in(spot.corner);
  return spot;
}

}  // namespace dateline::scene
