#include "scene/timeline_links.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dateline::scene {
namespace {

PathPoint middle_of(const PixelBox& b) { return {(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2}; }

std::vector<PathPoint> zigzag(PathPoint a, PathPoint b, float step, float height) {
  std::vector<PathPoint> out;
  const float length = std::max(1.0F, std::hypot(b.x - a.x, b.y - a.y));
  const int steps = std::max(2, static_cast<int>(length / step));
  for (int i = 0; i <= steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const float side = (i % 2 == 0 ? 1.0F : -1.0F) * height / length;
    out.push_back(
        {a.x + (b.x - a.x) * t - (b.y - a.y) * side, a.y + (b.y - a.y) * t + (b.x - a.x) * side});
  }
  return out;
}

}  // namespace

void draw_order_arrow(Painter& painter, const PixelBox& from, const PixelBox& to, bool told,
                      float scale, const Theme& theme) {
  const PathPoint a{from.x1 + 1 * scale, middle_of(from).y};
  const PathPoint b{to.x0 - 1.5F * scale, middle_of(to).y};
  // A curve that leaves and arrives level: also from a bar that reaches beyond the other's start.
  const float reach = std::clamp(std::abs(b.x - a.x) / 2, 14 * scale, 60 * scale);
  constexpr int kSteps = 24;
  std::vector<PathPoint> curve;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float u = 1 - t;
    const float w0 = u * u * u;
    const float w1 = 3 * u * u * t;
    const float w2 = 3 * u * t * t;
    const float w3 = t * t * t;
    curve.push_back({w0 * a.x + w1 * (a.x + reach) + w2 * (b.x - reach) + w3 * b.x,
                     w0 * a.y + w1 * a.y + w2 * b.y + w3 * b.y});
  }
  const Rgba ink = told ? theme.text.faded(0.85F) : theme.secondary.faded(0.75F);
  const Dash dash = told ? Dash{} : Dash{3 * scale, 3 * scale};
  painter.polyline(curve, 1.2F * scale, ink, false, dash);
  const float head = 5 * scale;
  const PathPoint tip[] = {
      {b.x + 1 * scale, b.y}, {b.x - head, b.y - 0.6F * head}, {b.x - head, b.y + 0.6F * head}};
  painter.convex(tip, ink);
}

void draw_conflict(Painter& painter, const PixelBox& a, const PixelBox& b, float scale,
                   const Theme& theme) {
  painter.polyline(zigzag(middle_of(a), middle_of(b), 5 * scale, 2.5F * scale), 1.5F * scale,
                   theme.conflict);
}

void draw_dispute(Painter& painter, const PixelBox& bar, float scale, const Theme& theme) {
  const float y = bar.y1 + 2.5F * scale;
  const float x1 = std::max(bar.x1, bar.x0 + 12 * scale);
  painter.polyline(zigzag({bar.x0, y}, {x1, y}, 2.5F * scale, 1.2F * scale), 1.2F * scale,
                   theme.conflict);
}

}  // namespace dateline::scene
