#include "publish/clipped.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace dateline::publish {
namespace {

using scene::PathPoint;
using scene::PixelBox;
using typeset::Contour;

/// One side of a box: how far inside of it a point is.
struct Side {
  float x = 0;
  float y = 0;
  float offset = 0;
  [[nodiscard]] float inside(PathPoint p) const { return x * p.x + y * p.y + offset; }
};

std::array<Side, 4> sides_of(const PixelBox& box) {
  return {Side{1, 0, -box.x0}, Side{-1, 0, box.x1}, Side{0, 1, -box.y0}, Side{0, -1, box.y1}};
}

PathPoint mix(PathPoint a, PathPoint b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// The part of a segment in the box, as shares of its length; nullopt where there is none.
std::optional<std::pair<float, float>> part_in(PathPoint a, PathPoint b, const PixelBox& box) {
  float from = 0;
  float to = 1;
  for (const Side& side : sides_of(box)) {
    const float p = side.inside(a);
    const float q = side.inside(b);
    if (p < 0 && q < 0) return std::nullopt;
    if (p < 0) from = std::max(from, p / (p - q));
    if (q < 0) to = std::min(to, p / (p - q));
  }
  if (from > to) return std::nullopt;
  return std::pair(from, to);
}

}  // namespace

Contour clipped(const Contour& contour, const PixelBox& box) {
  Contour in = contour;
  for (const Side& side : sides_of(box)) {
    Contour out;
    for (std::size_t i = 0; i < in.size(); ++i) {
      const PathPoint a = in[i];
      const PathPoint b = in[(i + 1) % in.size()];
      const float p = side.inside(a);
      const float q = side.inside(b);
      if (p >= 0) out.push_back(a);
      if ((p < 0) != (q < 0)) out.push_back(mix(a, b, p / (p - q)));
    }
    in = std::move(out);
  }
  if (in.size() < 3) in.clear();
  return in;
}

std::vector<Contour> clipped_line(const Contour& line, bool closed, const PixelBox& box) {
  std::vector<Contour> out;
  const std::size_t segments = line.size() < 2 ? 0 : line.size() - (closed ? 0 : 1);
  bool goes_on = false;
  for (std::size_t i = 0; i < segments; ++i) {
    const PathPoint a = line[i];
    const PathPoint b = line[(i + 1) % line.size()];
    const auto part = part_in(a, b, box);
    if (!part) {
      goes_on = false;
      continue;
    }
    if (!goes_on || part->first > 0) out.push_back({mix(a, b, part->first)});
    out.back().push_back(mix(a, b, part->second));
    goes_on = part->second >= 1;
  }
  return out;
}

std::vector<Contour> within(PathPoint a, PathPoint b, const std::vector<Contour>& contours) {
  std::vector<float> cuts;
  const PathPoint d{b.x - a.x, b.y - a.y};
  for (const Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      const PathPoint p = contour[i];
      const PathPoint q = contour[(i + 1) % contour.size()];
      const float side_p = d.x * (p.y - a.y) - d.y * (p.x - a.x);
      const float side_q = d.x * (q.y - a.y) - d.y * (q.x - a.x);
      if ((side_p < 0) == (side_q < 0)) continue;
      const PathPoint cut = mix(p, q, side_p / (side_p - side_q));
      const float along = d.x * d.x > d.y * d.y ? (cut.x - a.x) / d.x : (cut.y - a.y) / d.y;
      cuts.push_back(std::clamp(along, 0.0F, 1.0F));
    }
  }
  std::ranges::sort(cuts);
  std::vector<Contour> out;
  for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
    if (cuts[i + 1] > cuts[i]) out.push_back({mix(a, b, cuts[i]), mix(a, b, cuts[i + 1])});
  }
  return out;
}

}  // namespace dateline::publish
