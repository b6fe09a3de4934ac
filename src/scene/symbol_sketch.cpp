#include "scene/symbol_sketch.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scene/symbol_shapes.hpp"

namespace dateline::scene {
namespace {

using event::Status;
using typeset::Contour;

/// Proportions are those of the masks in symbols.cpp.
class SymbolSketch {
 public:
  SymbolSketch(Painter& painter, PathPoint middle, const SymbolLook& look)
      : painter_(painter), middle_(middle), size_(look.size), shape_(symbol_shape(look.type)) {}

  /// The whole shape, grown by `edge` pixels.
  void solid(float edge, Rgba colour) {
    Sketch::Fill fill{{}, colour};
    for (const SymbolPart& part : shape_) {
      if (part.filled) fill.contours.push_back(placed(part.points));
    }
    if (!fill.contours.empty()) painter_.sketch(std::move(fill));
    for (const SymbolPart& part : shape_) {
      const float width = part.filled ? 2 * edge : part.width * size_ / 2 + 2 * edge;
      if (width > 0) stroke(placed(part.points), width, part.filled || part.closed, colour, {});
    }
  }

  void outlined(float width, Dash dash, Rgba colour) {
    for (const SymbolPart& part : shape_) {
      stroke(placed(part.points), width, part.filled || part.closed, colour, dash);
    }
  }

  void hatched(Rgba colour) {
    const float pitch = std::max(4.2F, size_ * 0.27F);
    const float reach = size_ * 0.75F + 4;
    Sketch::Hatch hatch{{}, {}, pitch * 0.36F, colour};
    for (const SymbolPart& part : shape_) {
      if (part.filled) hatch.within.push_back(placed(part.points));
    }
    for (float x = -2 * reach; x < 2 * reach; x += pitch) {
      hatch.lines.push_back(
          {{middle_.x + x - reach, middle_.y + reach}, {middle_.x + x + reach, middle_.y - reach}});
    }
    if (!hatch.within.empty()) painter_.sketch(std::move(hatch));
    for (const SymbolPart& part : shape_) {
      // A line has no inside to hatch.
      if (!part.filled) {
        stroke(placed(part.points), part.width * size_ / 2, part.closed, colour.faded(0.6F), {});
      }
    }
  }

  void struck(float width, Rgba colour) {
    stroke(placed({{-1.05F, 1.05F}, {1.05F, -1.05F}}), width, false, colour, {});
  }

 private:
  [[nodiscard]] Contour placed(const Contour& points) const {
    Contour out;
    out.reserve(points.size());
    for (const PathPoint& p : points) {
      out.push_back({middle_.x + p.x * size_ / 2, middle_.y + p.y * size_ / 2});
    }
    return out;
  }
  void stroke(Contour points, float width, bool closed, Rgba colour, Dash dash) {
    painter_.sketch(Sketch::Stroke{std::move(points), width, colour, closed, true, dash});
  }

  Painter& painter_;
  PathPoint middle_;
  float size_;
  SymbolShape shape_;
};

}  // namespace

void sketch_symbol(Painter& painter, PathPoint middle, const SymbolLook& look, float edge,
                   Rgba ground, Rgba colour) {
  SymbolSketch symbol(painter, middle, look);
  symbol.solid(edge, ground);
  const float thin = std::max(1.3F, look.size * 0.1F);
  switch (look.status) {
    case Status::happened:
    case Status::ongoing:
      symbol.solid(0, colour);
      break;
    case Status::reported:
      symbol.hatched(colour);
      symbol.outlined(std::max(1.0F, look.size * 0.07F), {}, colour);
      break;
    case Status::planned:
      symbol.outlined(thin, {look.size * 0.22F, look.size * 0.17F}, colour);
      break;
    case Status::considered:
      symbol.outlined(thin, {look.size * 0.015F, look.size * 0.17F}, colour);
      break;
    case Status::denied:
      symbol.outlined(thin, {}, colour);
      symbol.struck(thin * 1.3F, colour);
      break;
  }
}

}  // namespace dateline::scene
