#include "publish/cairo_ink.hpp"

#include <cairo-ft.h>
#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "typeset/shaped_text.hpp"

namespace dateline::publish {
namespace {

using scene::PathPoint;
using scene::Rgba;
using scene::Sketch;
using typeset::ShapedGlyph;

struct Parts {
  double r, g, b, a;
};
Parts parts(Rgba c) { return {c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0}; }

double wide(float value) { return static_cast<double>(value); }

void set_colour(cairo_t* to, Rgba colour) {
  const Parts p = parts(colour);
  cairo_set_source_rgba(to, p.r, p.g, p.b, p.a);
}

void trace(cairo_t* to, const std::vector<PathPoint>& points, bool closed) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto add = i == 0 ? cairo_move_to : cairo_line_to;
    add(to, wide(points[i].x), wide(points[i].y));
  }
  if (closed && !points.empty()) cairo_close_path(to);
}

void draw(cairo_t* to, const Sketch::Fill& fill) {
  set_colour(to, fill.colour);
  for (const auto& contour : fill.contours) trace(to, contour, true);
  cairo_fill(to);
}

void draw(cairo_t* to, const Sketch::Stroke& stroke) {
  set_colour(to, stroke.colour);
  cairo_set_line_width(to, wide(stroke.width));
  cairo_set_line_join(to, stroke.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap(to, stroke.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  const std::array<double, 2> dash{wide(stroke.dash.on), wide(stroke.dash.off)};
  cairo_set_dash(to, dash.data(), stroke.dash.on > 0 ? 2 : 0, 0);
  trace(to, stroke.points, stroke.closed);
  cairo_stroke(to);
}

void draw(cairo_t* to, const Sketch::Hatch& hatch) {
  cairo_save(to);
  for (const auto& contour : hatch.within) trace(to, contour, true);
  cairo_clip(to);
  set_colour(to, hatch.colour);
  cairo_set_line_width(to, wide(hatch.width));
  cairo_set_dash(to, nullptr, 0, 0);
  for (const auto& line : hatch.lines) trace(to, line, false);
  cairo_stroke(to);
  cairo_restore(to);
}

void draw(cairo_t* to, const Sketch::Lines& lines) {
  set_colour(to, lines.colour);
  cairo_set_line_width(to, wide(lines.width));
  cairo_set_line_join(to, CAIRO_LINE_JOIN_ROUND);
  const bool dashed = lines.dash.on > 0;
  cairo_set_line_cap(to, dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  const std::array<double, 2> dash{wide(lines.dash.on), wide(lines.dash.off)};
  cairo_set_dash(to, dash.data(), dashed ? 2 : 0, 0);
  for (const auto& line : lines.lines) trace(to, line, false);
  cairo_stroke(to);
}

/// Where the parts of a thing lie.
struct Extent {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;

  void add(const std::vector<PathPoint>& points, double around) {
    for (const PathPoint& p : points) {
      x0 = std::min(x0, wide(p.x) - around);
      y0 = std::min(y0, wide(p.y) - around);
      x1 = std::max(x1, wide(p.x) + around);
      y1 = std::max(y1, wide(p.y) + around);
    }
  }
  void operator()(const Sketch::Fill& fill) {
    for (const auto& contour : fill.contours) add(contour, 1);
  }
  // Miters are longer than half a line's width.
  void operator()(const Sketch::Stroke& stroke) { add(stroke.points, 5 * wide(stroke.width) + 1); }
  void operator()(const Sketch::Hatch& hatch) {
    for (const auto& contour : hatch.within) add(contour, 1);
  }
  void operator()(const Sketch::Lines& lines) {
    for (const auto& line : lines.lines) add(line, wide(lines.width) + 1);
  }
};

/// As a group, which is no larger than it has to be: programs that show pages keep one in memory.
void draw(cairo_t* to, const Sketch::Together& together) {
  const auto each = [&](auto&& does) {
    for (const auto& part : together.parts) std::visit(does, part);
  };
  const auto part = [to](const auto& what) { draw(to, what); };
  if (together.opacity >= 1) return each(part);
  Extent extent;
  each([&extent](const auto& what) { extent(what); });
  if (extent.x0 > extent.x1) return;
  cairo_save(to);
  cairo_rectangle(to, extent.x0, extent.y0, extent.x1 - extent.x0, extent.y1 - extent.y0);
  cairo_clip(to);
  cairo_push_group(to);
  each(part);
  cairo_pop_group_to_source(to);
  cairo_paint_with_alpha(to, wide(together.opacity));
  cairo_restore(to);
}

void draw(cairo_t* to, const Sketch::Fade& fade) {
  const double x0 = wide(fade.stops.front().x);
  const double x1 = wide(fade.stops.back().x);
  if (x1 <= x0) return;
  cairo_pattern_t* colours = cairo_pattern_create_linear(x0, 0, x1, 0);
  for (const scene::FadeStop& stop : fade.stops) {
    const Parts c = parts(stop.colour);
    cairo_pattern_add_color_stop_rgba(colours, (wide(stop.x) - x0) / (x1 - x0), c.r, c.g, c.b, c.a);
  }
  cairo_set_source(to, colours);
  cairo_rectangle(to, x0, wide(fade.y0), x1 - x0, wide(fade.y1 - fade.y0));
  cairo_fill(to);
  cairo_pattern_destroy(colours);
}

void draw(cairo_t* to, const Sketch::Shaded& shaded) {
  cairo_pattern_t* mesh = cairo_pattern_create_mesh();
  for (std::size_t i = 0; i + 2 < shaded.indices.size(); i += 3) {
    cairo_mesh_pattern_begin_patch(mesh);
    for (unsigned corner = 0; corner < 3; ++corner) {
      const PathPoint p = shaded.points[shaded.indices[i + corner]];
      const auto add = corner == 0 ? cairo_mesh_pattern_move_to : cairo_mesh_pattern_line_to;
      add(mesh, wide(p.x), wide(p.y));
    }
    for (unsigned corner = 0; corner < 3; ++corner) {
      const Parts c = parts(shaded.colours[shaded.indices[i + corner]]);
      cairo_mesh_pattern_set_corner_color_rgba(mesh, corner, c.r, c.g, c.b, c.a);
    }
    cairo_mesh_pattern_end_patch(mesh);
  }
  cairo_set_source(to, mesh);
  cairo_paint(to);
  cairo_pattern_destroy(mesh);
}

/// Glyphs of a line that are shown together: of one face, turned together.
struct Run {
  typeset::Face face = typeset::Face::regular;
  std::size_t first = 0;
  std::size_t count = 0;
};

std::vector<Run> runs_of(const typeset::ShapedText& line, std::size_t first, std::size_t count) {
  std::vector<Run> out;
  const std::size_t end = std::min(first + count, line.glyphs.size());
  for (std::size_t g = first; g < end; ++g) {
    if (out.empty() || out.back().face != line.glyphs[g].face) {
      out.push_back({line.glyphs[g].face, g, 0});
    }
    ++out.back().count;
  }
  return out;
}

/// Which characters the glyphs of a run stand for, as cairo wants it.
struct Clusters {
  std::string text;
  std::vector<cairo_text_cluster_t> all;
  bool backward = false;
};

/// nullopt where the characters of a run are in neither order of the line: numbers amid Arabic may
/// come to lie in one run with it. Such a run is shown without its text.
std::optional<Clusters> clusters_of(const std::string& utf8, const typeset::ShapedText& line,
                                    const Run& run) {
  std::set<std::uint32_t> begins;
  for (const ShapedGlyph& g : line.glyphs) begins.insert(g.byte);
  const auto end_of = [&](std::uint32_t byte) {
    const auto next = begins.upper_bound(byte);
    return next == begins.end() ? static_cast<std::uint32_t>(utf8.size()) : *next;
  };
  Clusters out;
  const ShapedGlyph* glyphs = line.glyphs.data() + run.first;
  out.backward = glyphs[0].byte > glyphs[run.count - 1].byte;
  std::optional<std::uint32_t> before;
  for (std::size_t g = 0; g < run.count; ++g) {
    const std::uint32_t byte = glyphs[g].byte;
    if (before == byte) {
      ++out.all.back().num_glyphs;
      continue;
    }
    const std::uint32_t end = end_of(byte);
    const bool follows = !before || (out.backward ? end == *before : end_of(*before) == byte);
    if (!follows) return std::nullopt;
    out.all.push_back({static_cast<int>(end - byte), 1});
    before = byte;
  }
  const std::uint32_t from = out.backward ? *before : glyphs[0].byte;
  std::size_t bytes = 0;
  for (const cairo_text_cluster_t& c : out.all) bytes += static_cast<std::size_t>(c.num_bytes);
  out.text = utf8.substr(from, bytes);
  // Cairo takes the clusters in the order of the text.
  if (out.backward) std::reverse(out.all.begin(), out.all.end());
  return out;
}

}  // namespace

CairoInk::~CairoInk() {
  for (const auto& [which, face] : faces_) cairo_font_face_destroy(face);
}

cairo_font_face_t* CairoInk::face(typeset::Face which) {
  const auto [at, fresh] = faces_.try_emplace(which, nullptr);
  if (fresh) {
    constexpr int kAsDrawn = 1 << 1;  // FT_LOAD_NO_HINTING: there are no pixels to fit to
    at->second = cairo_ft_font_face_create_for_ft_face(fonts_.freetype(which), kAsDrawn);
  }
  return at->second;
}

void CairoInk::words(cairo_t* to, const Sketch::Words& words) {
  const typeset::ShapedText line = typeset::shape_line(fonts_, words.utf8, words.style.weight);
  std::vector<scene::TextPiece> pieces = words.pieces;
  if (pieces.empty()) {
    scene::TextPiece whole;
    whole.count = line.glyphs.size();
    whole.pen = words.pen;
    pieces.push_back(whole);
  }
  const bool halo = words.style.halo.a != 0 && words.style.halo_width > 0;
  for (const bool beneath : {true, false}) {
    if (beneath && !halo) continue;
    for (const scene::TextPiece& piece : pieces) {
      cairo_save(to);
      cairo_translate(to, wide(piece.pen.x), wide(piece.pen.y));
      cairo_rotate(to, wide(piece.angle));
      for (const Run& run : runs_of(line, piece.first, piece.count)) {
        cairo_set_font_face(to, face(run.face));
        cairo_set_font_size(to, wide(words.style.size));
        std::vector<cairo_glyph_t> glyphs;
        for (std::size_t g = run.first; g < run.first + run.count; ++g) {
          const ShapedGlyph& glyph = line.glyphs[g];
          const float x =
              glyph.x * words.style.size + static_cast<float>(g) * words.style.spacing - piece.from;
          glyphs.push_back({glyph.glyph, wide(x), wide(glyph.y * words.style.size)});
        }
        const auto count = static_cast<int>(glyphs.size());
        if (beneath) {
          set_colour(to, words.style.halo);
          cairo_set_line_width(to, 2 * wide(words.style.halo_width));
          cairo_set_line_join(to, CAIRO_LINE_JOIN_ROUND);
          cairo_set_dash(to, nullptr, 0, 0);
          cairo_glyph_path(to, glyphs.data(), count);
          cairo_stroke(to);
          continue;
        }
        set_colour(to, words.style.colour);
        if (const auto clusters = clusters_of(words.utf8, line, run)) {
          cairo_show_text_glyphs(to, clusters->text.data(), static_cast<int>(clusters->text.size()),
                                 glyphs.data(), count, clusters->all.data(),
                                 static_cast<int>(clusters->all.size()),
                                 clusters->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                                    : static_cast<cairo_text_cluster_flags_t>(0));
        } else {
          cairo_show_glyphs(to, glyphs.data(), count);
        }
      }
      cairo_restore(to);
    }
  }
}

void CairoInk::draw(cairo_t* to, const Sketch& sketch) {
  cairo_set_fill_rule(to, CAIRO_FILL_RULE_WINDING);
  cairo_save(to);
  std::optional<scene::PixelBox> clip;
  for (const Sketch::Op& op : sketch.ops) {
    if (clip != op.clip) {
      clip = op.clip;
      cairo_restore(to);
      cairo_save(to);
      cairo_rectangle(to, wide(clip->x0), wide(clip->y0), wide(clip->width()),
                      wide(clip->height()));
      cairo_clip(to);
    }
    std::visit(
        [&](const auto& what) {
          if constexpr (std::is_same_v<std::decay_t<decltype(what)>, Sketch::Words>) {
            words(to, what);
          } else {
            publish::draw(to, what);
          }
        },
        op.what);
  }
  cairo_restore(to);
}

}  // namespace dateline::publish
