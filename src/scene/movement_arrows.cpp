#include "scene/movement_arrows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "geo/mercator.hpp"

namespace dateline::scene {
namespace {

constexpr std::size_t kMostArrows = 150;
constexpr int kSteps = 28;           // pieces of a curve
constexpr float kBend = 0.16F;       // how far the middle stands off the straight line
constexpr float kGap = 11;           // logical pixels left free around a place
constexpr float kShortest = 26;      // logical pixels between places: less says nothing
constexpr float kHeadWidth = 3;      // times the shaft's
constexpr float kHeadLength = 3.4F;  // likewise
constexpr float kTail = 0.35F;       // the shaft's width where it begins, of that at the head

/// A quadratic curve between two places, to the right of the way.
struct Curve {
  PathPoint a, control, b;

  [[nodiscard]] PathPoint at(float t) const {
    const float u = 1 - t;
    return {u * u * a.x + 2 * u * t * control.x + t * t * b.x,
            u * u * a.y + 2 * u * t * control.y + t * t * b.y};
  }
  [[nodiscard]] PathPoint towards(float t) const {
    const PathPoint d{2 * (1 - t) * (control.x - a.x) + 2 * t * (b.x - control.x),
                      2 * (1 - t) * (control.y - a.y) + 2 * t * (b.y - control.y)};
    const float length = std::max(1e-6F, std::hypot(d.x, d.y));
    return {d.x / length, d.y / length};
  }
};

bool is_fact(event::Status status) {
  return status == event::Status::happened || status == event::Status::ongoing ||
         status == event::Status::reported;
}

void draw_solid(Painter& painter, const Curve& curve, float from, float to, float width,
                const Rgba& colour, const Rgba& rim, float rim_width) {
  const float length = std::hypot(curve.b.x - curve.a.x, curve.b.y - curve.a.y);
  const float head = std::min(kHeadLength * width, 0.45F * length * (to - from));
  const float neck = to - head / std::max(1.0F, length);
  // What a shape is on its way, `more` pixels wider all around.
  const auto shape = [&](float more, const Rgba& ink) {
    std::vector<PathPoint> points;
    std::vector<std::uint32_t> indices;
    for (int i = 0; i <= kSteps; ++i) {
      const float share = static_cast<float>(i) / kSteps;
      const float t = from + (neck - from) * share;
      const PathPoint p = curve.at(t);
      const PathPoint d = curve.towards(t);
      const float half = width / 2 * (kTail + (1 - kTail) * share) + more;
      points.push_back({p.x - d.y * half, p.y + d.x * half});
      points.push_back({p.x + d.y * half, p.y - d.x * half});
      if (i == 0) continue;
      const auto n = static_cast<std::uint32_t>(points.size());
      indices.insert(indices.end(), {n - 4, n - 3, n - 2, n - 3, n - 1, n - 2});
    }
    painter.triangles(points, indices, ink);
    const PathPoint base = curve.at(neck);
    const PathPoint tip = curve.at(to);
    const PathPoint d = curve.towards((neck + to) / 2);
    const float wide = kHeadWidth * width / 2 + more;
    painter.convex(
        std::array{PathPoint{base.x - d.y * wide - d.x * more, base.y + d.x * wide - d.y * more},
                   PathPoint{base.x + d.y * wide - d.x * more, base.y - d.x * wide - d.y * more},
                   PathPoint{tip.x + d.x * 2 * more, tip.y + d.y * 2 * more}},
        ink);
  };
  shape(rim_width, rim);
  shape(0, colour);
}

void draw_dashed(Painter& painter, const Curve& curve, float from, float to, float width,
                 const Rgba& colour, float scale) {
  std::vector<PathPoint> line;
  for (int i = 0; i <= kSteps; ++i) {
    line.push_back(curve.at(from + (to - from) * static_cast<float>(i) / kSteps));
  }
  const float thin = std::max(1.0F, 0.5F * width);
  painter.polyline(line, thin, colour, false, {6 * scale, 4 * scale});
  const PathPoint tip = curve.at(to);
  const PathPoint d = curve.towards(to);
  const float length = kHeadLength * width;
  const float half = kHeadWidth * width / 2;
  const PathPoint left{tip.x - d.x * length - d.y * half, tip.y - d.y * length + d.x * half};
  const PathPoint right{tip.x - d.x * length + d.y * half, tip.y - d.y * length - d.x * half};
  painter.polyline(std::array{left, tip, right}, thin, colour);
}

/// A chain of boxes along the curve, each as wide as its piece and the head.
void keep_free(LabelSpace& space, const Curve& curve, float from, float to, float width) {
  constexpr int kBoxes = 12;
  PathPoint before = curve.at(from);
  for (int i = 1; i <= kBoxes; ++i) {
    const PathPoint p = curve.at(from + (to - from) * static_cast<float>(i) / kBoxes);
    space.take(PixelBox{std::min(p.x, before.x), std::min(p.y, before.y), std::max(p.x, before.x),
                        std::max(p.y, before.y)}
                   .grown(width / 4));
    before = p;
  }
}

}  // namespace

float movement_width(double people) {
  if (people <= 0) return 2.5F;
  const double share = (std::log10(std::max(1.0, people)) - 1) / 4;
  return 2 + 4 * static_cast<float>(std::clamp(share, 0.0, 1.0));
}

bool draw_movements(Painter& painter, std::span<const EventMark> marks, LabelSpace& space,
                    const View& view, const Theme& theme) {
  const auto moves = [](const EventMark& m) { return m.at && (m.to || m.from) && m.happened > 0; };
  const bool crowded = static_cast<std::size_t>(std::ranges::count_if(marks, moves)) > kMostArrows;
  const float s = view.scale();
  bool any = false;
  for (const EventMark& m : marks) {
    if (!moves(m) || (crowded && !m.selected && !m.hovered)) continue;
    const PathPoint a = view.project(geo::to_world(m.from.value_or(*m.at)));
    const PathPoint b = view.project(geo::to_world(m.to.value_or(*m.at)));
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < kShortest * s) continue;
    const PathPoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const PathPoint control{middle.x - 2 * kBend * (b.y - a.y), middle.y + 2 * kBend * (b.x - a.x)};
    const Curve curve{a, control, b};
    const float gap = kGap * s / length;
    const float width = movement_width(m.people) * s * (m.selected ? 1.25F : 1);
    const Rgba ink =
        m.status == event::Status::denied ? theme.denied : theme.family(event::family(m.type));
    const Rgba colour = ink.faded(std::max(0.3F, m.opacity) * (m.selected ? 1 : 0.82F));
    if (is_fact(m.status)) {
      draw_solid(painter, curve, gap, 1 - gap, width, colour, theme.panel.faded(0.55F), 1.2F * s);
    } else {
      draw_dashed(painter, curve, gap, 1 - gap, width, colour, s);
    }
    keep_free(space, curve, gap, 1 - gap, kHeadWidth * width);
    any = true;
  }
  return any;
}

}  // namespace dateline::scene
