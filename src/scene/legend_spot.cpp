#include "scene/legend_spot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace dateline::scene {

namespace {

constexpr float kMuch = 0.2F;  // of a map's area
constexpr float kLeastScale = 0.64F;
constexpr float kLeastFreeScale = 0.5F;  // of one that would hide events in larger type
// What the scale bar and the arrow to the north beside it may take, in logical pixels.
constexpr float kScaleBarWidth = 150;
constexpr float kScaleBarHeight = 46;

/// Sizes it at one scale; whether it leaves the map enough room.
bool size_legend(Painter& painter, const LegendContent& content, const LegendFrame& frame,
                 const PixelBox& bounds, float scale, LegendSpot& spot) {
  spot.box = legend_box(painter, content, spot.scale, spot.most_height);
  if (spot.box.width() <= 0) return true;
  if (frame.folded) spot.box = folded_legend_box(painter, scale);
  spot.box.x1 += frame.button;
  return spot.box.width() * spot.box.height() < kMuch * bounds.width() * bounds.height();
}

/// How large a legend is.
struct Shape {
  float scale = 1;
  float most_height = 0;
  PixelBox size;
};

/// As it has been sized, then wider and lower, then in smaller type: each that leaves a map room.
std::vector<Shape> shapes_of(Painter& painter, const LegendContent& content,
                             const LegendFrame& frame, const PixelBox& bounds, float margin,
                             const LegendSpot& sized, float least) {
  std::vector<Shape> out{{sized.scale, sized.most_height, sized.box}};
  if (!frame.free) return out;
  for (const float shrink : {1.0F, 0.9F, 0.8F}) {
    const float scale = shrink == 1 ? sized.scale : std::max(shrink * sized.scale, least);
    for (const float part : {1.0F, 0.5F, 0.34F}) {
      const Shape& first = out.front();
      const float height = part == 1 ? sized.most_height : part * first.size.height();
      const PixelBox size = legend_box(painter, content, scale, height);
      if (std::ranges::find(out, size, &Shape::size) != out.end() ||
          size.width() > bounds.width() - 2 * margin ||
          size.width() * size.height() >= kMuch * bounds.width() * bounds.height()) {
        continue;
      }
      out.push_back({scale, height, size});
    }
  }
  return out;
}

constexpr std::size_t kCorners = 3;

/// The corners, then the middles of the left, the right, the upper and the lower side.
std::array<PixelBox, 7> spots_for(const PixelBox& size, const PixelBox& bounds, float margin) {
  const float left = bounds.x0 + margin;
  const float top = bounds.y0 + margin;
  const float right = bounds.x1 - margin - size.width();
  const float low = bounds.y1 - margin - size.height();
  const float middle = std::round((left + right) / 2);
  const float half = std::round((top + low) / 2);
  const std::array<PathPoint, 7> at = {{{left, low},
                                        {left, top},
                                        {right, top},
                                        {left, half},
                                        {right, half},
                                        {middle, top},
                                        {middle, low}}};
  std::array<PixelBox, 7> out;
  for (std::size_t i = 0; i < at.size(); ++i) {
    out[i] = {at[i].x, at[i].y, at[i].x + size.width(), at[i].y + size.height()};
  }
  return out;
}

struct Choice {
  std::size_t cost = 0;
  bool hides_symbols = false;
  std::size_t corner = 0;
  std::size_t shape = 0;
  PixelBox box;
};

}  // namespace

LegendSpot place_legend(Painter& painter, LegendContent& content, const LegendFrame& frame,
                        const PixelBox& bounds, std::span<const MarkerSite> sites, float margin,
                        float scale) {
  LegendSpot spot;
  // A tall legend breaks into columns rather than walling off a side of the map.
  spot.most_height = std::max(0.5F * bounds.height(), 120 * scale);
  for (const float shrink : {1.0F, 0.8F, kLeastScale}) {
    spot.scale = scale * shrink;
    if (size_legend(painter, content, frame, bounds, scale, spot)) break;
    // Readers of a map of events miss these least, and a legend in small type is none.
    if (content.borders.empty()) continue;
    content.borders.clear();
    if (size_legend(painter, content, frame, bounds, scale, spot)) break;
  }
  if (spot.box.width() <= 0) return spot;
  const std::vector<Shape> shapes =
      shapes_of(painter, content, frame, bounds, margin, spot, kLeastFreeScale * scale);
  const PixelBox scale_bar{bounds.x1 - kScaleBarWidth * scale, bounds.y1 - kScaleBarHeight * scale,
                           bounds.x1, bounds.y1};
  const auto hidden_symbols = [&](const PixelBox& box) {
    std::size_t hidden = 0;
    for (const MarkerSite& site : sites) {
      if (site.box.overlaps(box)) hidden += site.marks.size();
    }
    return hidden;
  };
  const auto cost_of = [&](const PixelBox& box, std::size_t hidden) {
    std::size_t cost = hidden;
    const auto lies_over = [&box](const PixelBox& o) { return o.overlaps(box); };
    cost += static_cast<std::size_t>(std::ranges::count_if(frame.over, lies_over));
    if (!frame.free) return cost;
    constexpr std::size_t kNever = 10'000;
    if (lies_over(scale_bar)) cost += kNever;
    return cost + kNever * static_cast<std::size_t>(std::ranges::count_if(frame.taken, lies_over));
  };
  std::optional<Choice> best;
  std::optional<Choice> before;
  for (std::size_t s = 0; s < shapes.size(); ++s) {
    const auto spots = spots_for(shapes[s].size, bounds, margin);
    for (std::size_t i = 0; i < (frame.free ? spots.size() : kCorners); ++i) {
      if (i >= kCorners && !bounds.grown(-margin).covers(spots[i])) continue;
      const std::size_t hidden = hidden_symbols(spots[i]);
      const Choice choice{cost_of(spots[i], hidden), hidden > 0, s * spots.size() + i, s, spots[i]};
      if (!best || choice.cost < best->cost) best = choice;
      if (frame.before == choice.corner) before = choice;
    }
    if (best->cost == 0 && (!frame.before || before)) break;
    // Type that is harder to read is worth it for an event that would not be seen, not for the rim
    // of an area.
    const bool shrinks = s + 1 < shapes.size() && shapes[s + 1].scale < shapes[s].scale;
    if (shrinks && !best->hides_symbols && !frame.before) break;
  }
  if (before && before->cost <= 2 * best->cost + 2) best = before;
  spot.corner = best->corner;
  spot.box = best->box;
  spot.scale = shapes[best->shape].scale;
  spot.most_height = shapes[best->shape].most_height;
  return spot;
}

}  // namespace dateline::scene
