#include "scene/conflict_way.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dateline::scene {
namespace {

constexpr float kGap = 3;         // logical pixels between a bar and its zigzag
constexpr float kReach = 2;       // of the zigzag to either side
constexpr float kFarthest = 320;  // that it goes out of its way
constexpr float kLevel = 1;       // bars of one row

using Way = std::vector<PathPoint>;

float middle_y(const PixelBox& b) { return (b.y0 + b.y1) / 2; }

float length_of(const Way& way) {
  float length = 0;
  for (std::size_t i = 1; i < way.size(); ++i) {
    length += std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
  }
  return length;
}

bool crosses(PathPoint p, PathPoint q, const PixelBox& box) {
  const PixelBox around{std::min(p.x, q.x), std::min(p.y, q.y), std::max(p.x, q.x),
                        std::max(p.y, q.y)};
  if (around.x1 < box.x0 || around.x0 > box.x1 || around.y1 < box.y0 || around.y0 > box.y1) {
    return false;
  }
  // From where to where along it lies between both pairs of edges.
  float from = 0;
  float to = 1;
  const auto cut = [&](float at, float by, float low, float high) {
    if (by == 0) return;  // level with them, which is looked at above
    const float a = (low - at) / by;
    const float b = (high - at) / by;
    const auto [first, last] = std::minmax(a, b);  // which refer to the two
    from = std::max(from, first);
    to = std::min(to, last);
  };
  cut(p.x, q.x - p.x, box.x0, box.x1);
  cut(p.y, q.y - p.y, box.y0, box.y1);
  return from <= to;
}

/// Without the corners at which nothing turns.
Way without_doubles(Way way) {
  const auto same = [](PathPoint p, PathPoint q) {
    return std::abs(p.x - q.x) < 0.5F && std::abs(p.y - q.y) < 0.5F;
  };
  way.erase(std::unique(way.begin() + 1, way.end(), same), way.end());
  if (way.size() > 2 && same(way[0], way[1])) way.erase(way.begin() + 1);
  return way;
}

/// The part of a bar that is seen, a little in from its ends.
std::pair<float, float> seen(const PixelBox& bar, const PixelBox& lanes, float inset) {
  const float from = std::max(bar.x0, lanes.x0);
  const float to = std::min(bar.x1, lanes.x1);
  if (from >= to) return {bar.x0, bar.x1};
  const float in = std::min(inset, (to - from) / 2);
  return {from + in, to - in};
}

class Router {
 public:
  Router(const PixelBox& a, const PixelBox& b, std::span<const PixelBox> names,
         const PixelBox& lanes, float scale)
      : a_(seen(a, lanes, 2 * scale)),
        b_(seen(b, lanes, 2 * scale)),
        names_(names),
        lanes_(lanes),
        scale_(scale) {
    const float gap = kGap * scale;
    if (std::abs(middle_y(a) - middle_y(b)) < kLevel) {
      // Of one row: below both, or above.
      levels_ = {{a.y1 + gap, b.y1 + gap}, {a.y0 - gap, b.y0 - gap}};
      ends_ = a_.second < b_.first   ? std::pair(a_.second, b_.first)
              : b_.second < a_.first ? std::pair(a_.first, b_.second)
                                     : std::pair(middle(a_), middle(b_));
    } else {
      const bool down = middle_y(a) < middle_y(b);
      levels_ = {{down ? a.y1 + gap : a.y0 - gap, down ? b.y0 - gap : b.y1 + gap}};
      const float from = std::max(a_.first, b_.first);
      const float to = std::min(a_.second, b_.second);
      // Straight up or down where they share a time.
      ends_ = from < to ? std::pair((from + to) / 2, (from + to) / 2)
                        : std::pair(middle(a_), middle(b_));
    }
  }

  [[nodiscard]] Way find() {
    for (const auto& [y0, y1] : levels_) {
      take({{ends_.first, y0}, {ends_.second, y1}});
      if (crossed_ == 0) return best_;
    }
    const Way straight = best_;
    const std::size_t least = crossed_;
    for (const auto& [y0, y1] : levels_) {
      for (const float x : columns(y0, y1)) {
        take(without_doubles({{std::clamp(x, a_.first, a_.second), y0},
                              {x, y0},
                              {x, y1},
                              {std::clamp(x, b_.first, b_.second), y1}}));
      }
    }
    // To go another way for nothing only makes it harder to follow.
    return crossed_ < least ? best_ : straight;
  }

 private:
  [[nodiscard]] static float middle(const std::pair<float, float>& part) {
    return (part.first + part.second) / 2;
  }

  void take(Way way) {
    const std::size_t crossed = names_crossed(way, names_, scale_);
    const float length = length_of(way);
    if (std::pair(crossed, length) >= std::pair(crossed_, length_)) return;
    best_ = std::move(way);
    crossed_ = crossed;
    length_ = length;
  }

  /// Just beside each name that lies at that height, and at the ends of the bars.
  [[nodiscard]] std::vector<float> columns(float y0, float y1) const {
    const float beside = (kReach + 2) * scale_;
    const float low =
        std::max(lanes_.x0 + beside, std::min(ends_.first, ends_.second) - kFarthest * scale_);
    const float high =
        std::min(lanes_.x1 - beside, std::max(ends_.first, ends_.second) + kFarthest * scale_);
    std::vector<float> out{a_.first, a_.second, b_.first, b_.second};
    for (const PixelBox& name : names_) {
      if (name.y1 < std::min(y0, y1) || name.y0 > std::max(y0, y1)) continue;
      out.push_back(name.x0 - beside);
      out.push_back(name.x1 + beside);
    }
    std::erase_if(out, [&](float x) { return x < low || x > high; });
    return out;
  }

  std::pair<float, float> a_;
  std::pair<float, float> b_;
  std::span<const PixelBox> names_;
  const PixelBox& lanes_;
  float scale_;
  std::pair<float, float> ends_;                 ///< of the straight way
  std::vector<std::pair<float, float>> levels_;  ///< beside the one bar, and the other
  Way best_;
  std::size_t crossed_ = std::numeric_limits<std::size_t>::max();
  float length_ = 0;
};

}  // namespace

std::size_t names_crossed(std::span<const PathPoint> way, std::span<const PixelBox> names,
                          float scale) {
  std::size_t crossed = 0;
  for (const PixelBox& name : names) {
    const PixelBox box = name.grown(kReach * scale);
    for (std::size_t i = 1; i < way.size(); ++i) {
      if (!crosses(way[i - 1], way[i], box)) continue;
      ++crossed;
      break;
    }
  }
  return crossed;
}

std::vector<PathPoint> conflict_way(const PixelBox& a, const PixelBox& b,
                                    std::span<const PixelBox> names, const PixelBox& lanes,
                                    float scale) {
  return Router(a, b, names, lanes, scale).find();
}

}  // namespace dateline::scene
