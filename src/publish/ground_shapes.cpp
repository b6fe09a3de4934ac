#include "publish/ground_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geo/simplify.hpp"
#include "publish/clipped.hpp"
#include "publish/page_grid.hpp"
#include "scene/bending.hpp"

namespace dateline::publish {
namespace {

using geo::WorldPoint;
using scene::LineBatch;
using scene::PixelBox;
using scene::Sketch;
using typeset::Contour;

constexpr double kTolerance = 0.5 / kPrintPixels;  // pixels
constexpr float kMargin = 12;                      // pixels beyond the view: lines have a width

Contour contour_of(std::span<const scene::Vertex> vertices) {
  Contour out;
  out.reserve(vertices.size());
  for (const scene::Vertex& v : vertices) out.push_back({v.x, v.y});
  return out;
}

Contour thinned(const Contour& line) {
  std::vector<WorldPoint> points;
  points.reserve(line.size());
  for (const typeset::PathPoint& p : line) {
    points.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
  }
  Contour out;
  for (const WorldPoint& p : geo::simplify(points, kTolerance)) {
    out.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
  }
  return out;
}

bool is_speck(const Contour& contour) {
  const auto [x0, x1] = std::ranges::minmax(contour, {}, &typeset::PathPoint::x);
  const auto [y0, y1] = std::ranges::minmax(contour, {}, &typeset::PathPoint::y);
  return static_cast<double>(std::max(x1.x - x0.x, y1.y - y0.y)) < kTolerance;
}

/// Brings shapes of the world into a view's pixels.
class Shaper {
 public:
  explicit Shaper(const scene::View& view)
      : view_(view),
        bounds_{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())},
        frame_(bounds_.grown(kMargin)),
        seen_(view.box_of(frame_)) {}

  [[nodiscard]] const PixelBox& bounds() const { return bounds_; }
  [[nodiscard]] bool sees(const geo::WorldBox& box) const { return box.overlaps(seen_); }

  /// Adds a ring as far as it is in view; its points are seen from `origin`.
  void add_ring(const Contour& ring, WorldPoint origin, std::vector<Contour>& to) const {
    const Contour near = clipped(ring, box_from(seen_, origin));
    if (near.size() < 3) return;
    Contour seen = clipped(scene::bent(view_, in_world(near, origin, false), true), frame_);
    if (seen.size() < 3 || is_speck(seen)) return;
    seen.push_back(seen.front());
    seen = thinned(seen);
    seen.pop_back();
    if (seen.size() >= 3) to.push_back(std::move(seen));
  }

  void add_line(const Contour& line, WorldPoint origin, std::vector<Contour>& to) const {
    for (const Contour& near : clipped_line(line, false, box_from(seen_, origin))) {
      for (const Contour& seen :
           clipped_line(scene::bent(view_, in_world(near, origin, false)), false, frame_)) {
        to.push_back(thinned(seen));
      }
    }
  }

  /// A line that goes nowhere.
  void add_dot(WorldPoint at, std::vector<Contour>& to) const {
    const typeset::PathPoint p = view_.project(at);
    if (frame_.contains(p.x, p.y)) to.push_back({p, p});
  }

 private:
  const scene::View& view_;
  PixelBox bounds_;
  PixelBox frame_;
  geo::WorldBox seen_;
};

template <class What>
void put(Sketch& sketch, const Shaper& shaper, What what) {
  sketch.ops.push_back({shaper.bounds(), 0, std::move(what)});
}

void add_box(Sketch& sketch, const Shaper& shaper, scene::Rgba colour) {
  const PixelBox& b = shaper.bounds();
  put(sketch, shaper,
      Sketch::Fill{{{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}}, colour});
}

/// A chunk at a time: neighbours overlap, so that no seam shows between them.
void add_fills(Sketch& sketch, const Shaper& shaper, const std::vector<scene::FillBatch>& fills) {
  for (const scene::FillBatch& batch : fills) {
    if (!shaper.sees(batch.chunk.box)) continue;
    Sketch::Fill fill{{}, batch.colour};
    for (const Contour& ring :
         scene::outline_of(contour_of(batch.chunk.vertices), batch.chunk.indices)) {
      shaper.add_ring(ring, batch.chunk.origin, fill.contours);
    }
    if (!fill.contours.empty()) put(sketch, shaper, std::move(fill));
  }
}

/// Calls `each` with every line of a chunk, as MapLineChunk and LayerChunk have them.
template <class Chunk, class Each>
void for_each_line(const Chunk& chunk, const Each& each) {
  const std::span<const scene::Vertex> points = chunk.points;
  for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
    each(contour_of(points.subspan(chunk.starts[i], chunk.starts[i + 1] - chunk.starts[i])));
  }
}

/// Those of one look after each other as one.
void add_lines(Sketch& sketch, const Shaper& shaper, const std::vector<LineBatch>& batches) {
  const LineBatch* look = nullptr;
  Sketch::Lines lines;
  const auto finish = [&] {
    if (!lines.lines.empty()) put(sketch, shaper, std::exchange(lines, {}));
  };
  for (const LineBatch& batch : batches) {
    if (look == nullptr || look->colour != batch.colour || look->width != batch.width ||
        look->dash.on != batch.dash.on || look->dash.off != batch.dash.off) {
      finish();
      look = &batch;
      lines = {{}, batch.width, batch.colour, batch.dash};
    }
    if (!shaper.sees(batch.chunk.box)) continue;
    for_each_line(batch.chunk, [&](const Contour& line) {
      shaper.add_line(line, batch.chunk.origin, lines.lines);
    });
  }
  finish();
}

void add_layer(Sketch& sketch, const Shaper& shaper, const scene::LayerBatch& batch,
               const scene::View& view) {
  if (batch.opacity <= 0) return;
  const scene::LayerShape::Level& level =
      batch.shape->level(scene::layer_zoom(view) + std::log2(kPrintPixels));
  Sketch::Lines halos{{}, batch.dot + 2.4F * view.scale(), batch.halo.faded(batch.opacity), {}};
  Sketch::Lines dots{{}, batch.dot, batch.colour, {}};
  for (const scene::LayerChunk& chunk : level.dots) {
    if (!shaper.sees(chunk.box)) continue;
    for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
      const scene::Vertex& at = chunk.points[chunk.starts[i]];
      shaper.add_dot(
          {chunk.origin.x + static_cast<double>(at.x), chunk.origin.y + static_cast<double>(at.y)},
          dots.lines);
    }
  }
  halos.lines = dots.lines;
  Sketch::Fill fill{{}, batch.colour.faded(batch.fill)};
  if (batch.fill > 0) {
    for (const scene::LayerChunk& chunk : level.rings) {
      if (!shaper.sees(chunk.box)) continue;
      for_each_line(
          chunk, [&](const Contour& ring) { shaper.add_ring(ring, chunk.origin, fill.contours); });
    }
  }
  Sketch::Lines lines{{}, batch.width, batch.colour, {}};
  for (const scene::LayerChunk& chunk : level.lines) {
    if (!shaper.sees(chunk.box)) continue;
    for_each_line(chunk,
                  [&](const Contour& line) { shaper.add_line(line, chunk.origin, lines.lines); });
  }
  if (!halos.lines.empty()) put(sketch, shaper, std::move(halos));
  Sketch::Together together{{}, batch.opacity};
  if (!fill.contours.empty()) together.parts.emplace_back(std::move(fill));
  if (!lines.lines.empty()) together.parts.emplace_back(std::move(lines));
  if (!dots.lines.empty()) together.parts.emplace_back(std::move(dots));
  if (!together.parts.empty()) put(sketch, shaper, std::move(together));
}

}  // namespace

GroundShapes ground_shapes(const scene::BaseLayer& layer) {
  const Shaper shaper(layer.view);
  GroundShapes out;
  add_box(out.land, shaper, layer.water);
  add_fills(out.land, shaper, layer.land);
  add_fills(out.lakes, shaper, layer.lakes);
  add_lines(out.lines, shaper, layer.lines);
  for (const scene::LayerBatch& batch : layer.layers) {
    add_layer(out.lines, shaper, batch, layer.view);
  }
  return out;
}

}  // namespace dateline::publish
