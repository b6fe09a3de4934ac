#include "scene/sketch.hpp"

#include <cstddef>
#include <set>
#include <utility>

namespace dateline::scene {

namespace {

/// Moves all that has a place.
struct Mover {
  float right = 0;
  float down = 0;

  void move(PathPoint& p) const { p = {p.x + right, p.y + down}; }
  void move(PixelBox& b) const { b = {b.x0 + right, b.y0 + down, b.x1 + right, b.y1 + down}; }
  void move(std::vector<PathPoint>& points) const {
    for (PathPoint& p : points) move(p);
  }
  void move(std::vector<typeset::Contour>& contours) const {
    for (typeset::Contour& contour : contours) move(contour);
  }
  void operator()(Sketch::Fill& fill) const { move(fill.contours); }
  void operator()(Sketch::Stroke& stroke) const { move(stroke.points); }
  void operator()(Sketch::Hatch& hatch) const {
    move(hatch.within);
    move(hatch.lines);
  }
  void operator()(Sketch::Lines& lines) const { move(lines.lines); }
  void operator()(Sketch::Together& together) const {
    for (auto& part : together.parts) std::visit(*this, part);
  }
  void operator()(Sketch::Fade& fade) const {
    fade.y0 += down;
    fade.y1 += down;
    for (FadeStop& stop : fade.stops) stop.x += right;
  }
  void operator()(Sketch::Shaded& shaded) const { move(shaded.points); }
  void operator()(Sketch::Words& words) const {
    move(words.pen);
    for (TextPiece& piece : words.pieces) move(piece.pen);
  }
};

}  // namespace

Sketch moved(Sketch sketch, float right, float down) {
  const Mover mover{right, down};
  for (Sketch::Op& op : sketch.ops) {
    mover.move(op.clip);
    std::visit(mover, op.what);
  }
  return sketch;
}

std::vector<typeset::Contour> outline_of(std::span<const PathPoint> points,
                                         std::span<const std::uint32_t> indices) {
  using Edge = std::pair<std::uint32_t, std::uint32_t>;
  std::multiset<Edge> edges;
  const auto add = [&edges](std::uint32_t from, std::uint32_t to) {
    // An edge that another triangle goes along the other way lies inside.
    if (const auto back = edges.find({to, from}); back != edges.end()) {
      edges.erase(back);
    } else {
      edges.insert({from, to});
    }
  };
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const std::uint32_t a = indices[i];
    std::uint32_t b = indices[i + 1];
    std::uint32_t c = indices[i + 2];
    if (a >= points.size() || b >= points.size() || c >= points.size()) continue;
    const PathPoint& p = points[a];
    const float turn =
        (points[b].x - p.x) * (points[c].y - p.y) - (points[c].x - p.x) * (points[b].y - p.y);
    if (turn < 0) std::swap(b, c);  // all turn the same way, so that shared edges meet
    add(a, b);
    add(b, c);
    add(c, a);
  }
  std::vector<typeset::Contour> out;
  while (!edges.empty()) {
    const auto [start, second] = *edges.begin();
    edges.erase(edges.begin());
    typeset::Contour contour{points[start]};
    std::uint32_t at = second;
    while (at != start) {
      contour.push_back(points[at]);
      const auto next = edges.lower_bound({at, 0});
      if (next == edges.end() || next->first != at) break;
      at = next->second;
      edges.erase(next);
    }
    if (contour.size() > 2) out.push_back(std::move(contour));
  }
  return out;
}

}  // namespace dateline::scene
