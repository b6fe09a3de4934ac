#include "scene/timeline_links.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace dateline::scene {
namespace {

float middle_y(const PixelBox& b) { return (b.y0 + b.y1) / 2; }

/// Where two bars share a time, so that a line can go straight up or down; else their middles.
std::pair<float, float> shared_time(const PixelBox& a, const PixelBox& b) {
  const float from = std::max(a.x0, b.x0);
  const float to = std::min(a.x1, b.x1);
  if (from < to) return {(from + to) / 2, (from + to) / 2};
  return {(a.x0 + a.x1) / 2, (b.x0 + b.x1) / 2};
}

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
  // Level out of the end of the one and into the beginning of the other; where these
  // overlap, the times being uncertain, upright.
  const bool level = from.x1 + 6 * scale <= to.x0;
  PathPoint a{from.x1 + 1 * scale, middle_y(from)};
  PathPoint b{to.x0 - 1.5F * scale, middle_y(to)};
  if (!level) {
    const auto [x0, x1] = shared_time(from, to);
    a = {x0, middle_y(from)};
    b = {x1, middle_y(to)};
  }
  const float along = level ? b.x - a.x : b.y - a.y;
  const float reach =
      (along < 0 ? -1.0F : 1.0F) * std::clamp(std::abs(along) / 2, 3 * scale, 60 * scale);
  // Within one row over the bars and labels between them, not through.
  const float rise = level && std::abs(b.y - a.y) < 2 * scale ? 9 * scale : 0;
  const PathPoint out{a.x + (level ? reach : 0), a.y - rise + (level ? 0 : reach)};
  const PathPoint in{b.x - (level ? reach : 0), b.y - rise - (level ? 0 : reach)};
  constexpr int kSteps = 24;
  std::vector<PathPoint> curve;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float u = 1 - t;
    const float w0 = u * u * u;
    const float w1 = 3 * u * u * t;
    const float w2 = 3 * u * t * t;
    const float w3 = t * t * t;
    curve.push_back({w0 * a.x + w1 * out.x + w2 * in.x + w3 * b.x,
                     w0 * a.y + w1 * out.y + w2 * in.y + w3 * b.y});
  }
  const Rgba ink = told ? theme.text : theme.secondary;
  const Dash dash = told ? Dash{} : Dash{3 * scale, 3 * scale};
  // A rim of the ground's colour keeps it apart from the bars that it crosses.
  const Rgba rim = theme.panel.faded(0.85F);
  painter.polyline(curve, 3.2F * scale, rim);
  painter.polyline(curve, 1.2F * scale, ink, false, dash);
  const float head = 5 * scale;
  const float side = 0.6F * head;
  const float forward = reach < 0 ? -1.0F : 1.0F;
  const PathPoint flat[] = {{b.x + scale, b.y}, {b.x - head, b.y - side}, {b.x - head, b.y + side}};
  const PathPoint upright[] = {{b.x, b.y + forward * scale},
                               {b.x - side, b.y - forward * head},
                               {b.x + side, b.y - forward * head}};
  const auto& tip = level ? flat : upright;
  painter.polyline(tip, 2 * scale, rim, true);
  painter.convex(tip, ink);
  if (level) return;
  painter.disc(a, 3 * scale, rim);
  painter.disc(a, 2 * scale, ink);
}

void draw_conflict(Painter& painter, std::span<const PathPoint> way, float scale,
                   const Theme& theme) {
  std::vector<PathPoint> line;
  for (std::size_t i = 1; i < way.size(); ++i) {
    const auto part = zigzag(way[i - 1], way[i], 4 * scale, 2 * scale);
    line.insert(line.end(), part.begin(), part.end());
  }
  painter.polyline(line, 1.3F * scale, theme.conflict);
}

void draw_dispute(Painter& painter, const PixelBox& bar, float scale, const Theme& theme) {
  const float y = bar.y1 + 2.5F * scale;
  const float x1 = std::max(bar.x1, bar.x0 + 12 * scale);
  painter.polyline(zigzag({bar.x0, y}, {x1, y}, 2.5F * scale, 1.2F * scale), 1.2F * scale,
                   theme.conflict);
}

}  // namespace dateline::scene
