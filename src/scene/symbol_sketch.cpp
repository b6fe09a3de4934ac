#include "scene/symbol_sketch.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scene/symbol_shapes.hpp"

namespace dateline::scene {
namespace {

using event::Status;
using typeset::Contour;

/// What one mask of symbols.cpp has, in its proportions: where parts overlap it is no deeper.
class MaskSketch {
 public:
  MaskSketch(PathPoint middle, const SymbolLook& look, Rgba colour)
      : middle_(middle), size_(look.size), shape_(symbol_shape(look.type)), colour_(colour) {
    mask_.opacity = static_cast<float>(colour.a) / 255;
    colour_.a = 255;
  }

  void add_to(Painter& painter) && {
    if (!mask_.parts.empty() && mask_.opacity > 0) painter.sketch(std::move(mask_));
  }

  /// The whole shape, grown by `edge` pixels.
  void solid(float edge) {
    Sketch::Fill fill{{}, colour_};
    for (const SymbolPart& part : shape_) {
      if (part.filled) fill.contours.push_back(placed(part.points));
    }
    if (!fill.contours.empty()) mask_.parts.emplace_back(std::move(fill));
    for (const SymbolPart& part : shape_) {
      const float width = part.filled ? 2 * edge : part.width * size_ / 2 + 2 * edge;
      if (width > 0) stroke(placed(part.points), width, part.filled || part.closed, colour_, {});
    }
  }

  void outlined(float width, Dash dash) {
    for (const SymbolPart& part : shape_) {
      stroke(placed(part.points), width, part.filled || part.closed, colour_, dash);
    }
  }

  void hatched() {
    const float pitch = std::max(4.2F, size_ * 0.27F);
    const float reach = size_ * 0.75F + 4;
    Sketch::Hatch hatch{{}, {}, pitch * 0.36F, colour_};
    for (const SymbolPart& part : shape_) {
      if (part.filled) hatch.within.push_back(placed(part.points));
    }
    for (float x = -2 * reach; x < 2 * reach; x += pitch) {
      hatch.lines.push_back(
          {{middle_.x + x - reach, middle_.y + reach}, {middle_.x + x + reach, middle_.y - reach}});
    }
    if (!hatch.within.empty()) mask_.parts.emplace_back(std::move(hatch));
    for (const SymbolPart& part : shape_) {
      // A line has no inside to hatch.
      if (!part.filled) {
        stroke(placed(part.points), part.width * size_ / 2, part.closed, colour_.faded(0.6F), {});
      }
    }
  }

  void struck(float width) {
    stroke(placed({{-1.05F, 1.05F}, {1.05F, -1.05F}}), width, false, colour_, {});
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
    mask_.parts.emplace_back(Sketch::Stroke{std::move(points), width, colour, closed, true, dash});
  }

  PathPoint middle_;
  float size_;
  SymbolShape shape_;
  Rgba colour_;  ///< opaque
  Sketch::Together mask_;
};

}  // namespace

void sketch_symbol(Painter& painter, PathPoint middle, const SymbolLook& look, float edge,
                   Rgba ground, Rgba colour) {
  MaskSketch rim(middle, look, ground);
  rim.solid(edge);
  std::move(rim).add_to(painter);
  MaskSketch body(middle, look, colour);
  const float thin = std::max(1.3F, look.size * 0.1F);
  switch (look.status) {
    case Status::happened:
    case Status::ongoing:
      body.solid(0);
      break;
    case Status::reported:
      body.hatched();
      body.outlined(std::max(1.0F, look.size * 0.07F), {});
      break;
    case Status::planned:
      body.outlined(thin, {look.size * 0.22F, look.size * 0.17F});
      break;
    case Status::considered:
      body.outlined(thin, {look.size * 0.015F, look.size * 0.17F});
      break;
    case Status::denied:
      body.outlined(thin, {});
      body.struck(thin * 1.3F);
      break;
  }
  std::move(body).add_to(painter);
}

}  // namespace dateline::scene
