#include "scene/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "scene/symbol_shapes.hpp"
#include "scene/symbol_sketch.hpp"

namespace dateline::scene {

namespace {

using event::Status;
using typeset::Contour;
using typeset::VectorMask;

/// The symbol's own square within its mask, and how to bring shapes into it.
struct Canvas {
  int side = 0;
  float middle = 0;
  float unit = 0;  ///< pixels of half a symbol

  explicit Canvas(float size) {
    side = static_cast<int>(std::ceil(size * 1.5F)) + 8;
    side += side % 2;
    middle = static_cast<float>(side) / 2;
    unit = size / 2;
  }
  [[nodiscard]] Contour placed(const Contour& points) const {
    Contour out;
    out.reserve(points.size());
    for (const PathPoint& p : points) {
      out.push_back({middle + p.x * unit, middle + p.y * unit});
    }
    return out;
  }
};

/// The whole shape, and all of it grown by `edge` pixels.
void add_solid(VectorMask& mask, const SymbolShape& shape, const Canvas& canvas, float edge) {
  for (const SymbolPart& part : shape) {
    const Contour contour = canvas.placed(part.points);
    if (part.filled) {
      mask.fill(std::span(&contour, 1));
      if (edge > 0) mask.stroke(std::span(&contour, 1), 2 * edge, true);
    } else {
      mask.stroke(std::span(&contour, 1), part.width * canvas.unit + 2 * edge, part.closed);
    }
  }
}

/// Outlines of areas and strokes at `width`, dashed where asked.
void add_outlined(VectorMask& mask, const SymbolShape& shape, const Canvas& canvas, float width,
                  Dash dash) {
  for (const SymbolPart& part : shape) {
    const Contour contour = canvas.placed(part.points);
    const bool closed = part.filled || part.closed;
    if (dash.on <= 0) {
      mask.stroke(std::span(&contour, 1), width, closed);
    } else {
      mask.stroke(dashes(contour, closed, dash), width, false);
    }
  }
}

void add_hatch(VectorMask& mask, const Canvas& canvas, float pitch, float width) {
  const auto side = static_cast<float>(canvas.side);
  for (float x = -side; x < 2 * side; x += pitch) {
    const Contour line = {{x, side}, {x + side, 0}};
    mask.stroke(std::span(&line, 1), width, false);
  }
}

VectorMask body_mask(FT_LibraryRec_* library, event::EventType type, Status status, float size) {
  const Canvas canvas(size);
  const SymbolShape shape = symbol_shape(type);
  VectorMask mask(library, canvas.side, canvas.side);
  const float thin = std::max(1.3F, size * 0.1F);
  switch (status) {
    case Status::happened:
    case Status::ongoing:
      add_solid(mask, shape, canvas, 0);
      break;
    case Status::reported: {
      add_solid(mask, shape, canvas, 0);
      VectorMask hatch(library, canvas.side, canvas.side);
      const float pitch = std::max(4.2F, size * 0.27F);
      add_hatch(hatch, canvas, pitch, pitch * 0.36F);
      mask.intersect(hatch);
      add_outlined(mask, shape, canvas, std::max(1.0F, size * 0.07F), {});
      break;
    }
    case Status::planned:
      add_outlined(mask, shape, canvas, thin, {size * 0.22F, size * 0.17F});
      break;
    case Status::considered:
      add_outlined(mask, shape, canvas, thin, {size * 0.015F, size * 0.17F});
      break;
    case Status::denied: {
      add_outlined(mask, shape, canvas, thin, {});
      const Contour strike = canvas.placed({{-1.05F, 1.05F}, {1.05F, -1.05F}});
      mask.stroke(std::span(&strike, 1), thin * 1.3F, false);
      break;
    }
  }
  return mask;
}

enum class Layer : std::uint64_t { body = 1, edge = 2 };

std::uint64_t key(Layer layer, event::EventType type, Status status, float size) {
  return (static_cast<std::uint64_t>(layer) << 56U) | (static_cast<std::uint64_t>(type) << 48U) |
         (static_cast<std::uint64_t>(status) << 40U) |
         static_cast<std::uint64_t>(std::lround(size * 16));
}

}  // namespace

float symbol_reach(const SymbolLook& look) {
  float reach = look.size / 2 + Sizes::symbol_edge * look.scale;
  if (look.status == Status::ongoing) reach = look.size / 2 + 4.0F * look.scale;
  if (look.happened > 0 && look.happened < 1) reach = look.size / 2 + 5.5F * look.scale;
  if (look.selected || look.hovered) reach = std::max(reach, look.size / 2 + 6.5F * look.scale);
  return reach;
}

void draw_symbol(Painter& painter, PathPoint at, const SymbolLook& look, const Theme& theme) {
  const float s = look.scale;
  const Rgba family =
      look.status == Status::denied ? theme.denied : theme.family(event::family(look.type));
  const Rgba colour = family.faded(look.opacity);
  const Rgba ground = theme.panel.faded(look.opacity * 0.92F);
  const PathPoint middle{std::round(at.x), std::round(at.y)};
  if (look.status == Status::ongoing) {
    painter.ring(middle, look.size / 2 + 3.2F * s, 4.2F * s, ground);
  }
  const bool uncertain = look.happened > 0 && look.happened < 1;
  const float arc_radius = look.size / 2 + 4.2F * s;
  if (uncertain) painter.ring(middle, arc_radius, 3.4F * s, ground);

  const auto centred = [&look](FT_LibraryRec_*, int& left, int& top) {
    const Canvas canvas(look.size);
    left = top = -canvas.side / 2;
  };
  const auto edge = painter.type().mask(
      key(Layer::edge, look.type, look.status, look.size * 8 + s * theme.stroke),
      [&](FT_LibraryRec_* library, int& left, int& top) {
        centred(library, left, top);
        const Canvas canvas(look.size);
        VectorMask mask(library, canvas.side, canvas.side);
        add_solid(mask, symbol_shape(look.type), canvas, Sizes::symbol_edge * s * theme.stroke);
        return mask;
      });
  const auto body =
      painter.type().mask(key(Layer::body, look.type, look.status, look.size),
                          [&](FT_LibraryRec_* library, int& left, int& top) {
                            centred(library, left, top);
                            return body_mask(library, look.type, look.status, look.size);
                          });
  if (painter.sketches()) {
    sketch_symbol(painter, middle, look, Sizes::symbol_edge * s * theme.stroke, ground, colour);
  }
  painter.mask(edge, middle.x, middle.y, ground);
  painter.mask(body, middle.x, middle.y, colour);

  if (look.status == Status::ongoing) {
    painter.ring(middle, look.size / 2 + 3.2F * s, 1.4F * s, colour);
  }
  if (uncertain) {
    painter.ring(middle, arc_radius, 1.2F * s, colour.faded(0.3F));
    painter.arc(middle, arc_radius, 0, look.happened, 2 * s, colour);
  }
  if (look.selected) {
    painter.ring(middle, look.size / 2 + 5.2F * s, 2 * s * theme.stroke, theme.accent);
  } else if (look.hovered) {
    painter.ring(middle, look.size / 2 + 5.2F * s, 1 * s * theme.stroke, theme.accent);
  }
}

}  // namespace dateline::scene
