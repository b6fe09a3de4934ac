#include "scene/painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline::scene {

namespace {

using typeset::Contour;

constexpr float kTurn = 2.0F * std::numbers::pi_v<float>;
// Half of the width over which an edge fades.
constexpr float kFeather = 0.5F;

PathPoint operator+(PathPoint a, PathPoint b) { return {a.x + b.x, a.y + b.y}; }
PathPoint operator-(PathPoint a, PathPoint b) { return {a.x - b.x, a.y - b.y}; }
PathPoint operator*(PathPoint a, float s) { return {a.x * s, a.y * s}; }

float length(PathPoint a) { return std::hypot(a.x, a.y); }

/// Unit normal to the left of a direction on screen.
PathPoint normal(PathPoint a, PathPoint b) {
  const PathPoint d = b - a;
  const float n = length(d);
  if (n < 1e-6F) return {0, 0};
  return {d.y / n, -d.x / n};
}

/// Offset direction at a corner between two segments: the miter, at most 2 long.
PathPoint miter(PathPoint n0, PathPoint n1) {
  const PathPoint sum{(n0.x + n1.x) * 0.5F, (n0.y + n1.y) * 0.5F};
  const float squared = sum.x * sum.x + sum.y * sum.y;
  if (squared < 0.05F) return n1;
  return sum * std::min(1.0F / squared, 2.0F / std::sqrt(squared));
}

std::vector<PathPoint> without_repeats(std::span<const PathPoint> points, bool closed) {
  std::vector<PathPoint> out;
  out.reserve(points.size());
  for (const PathPoint& p : points) {
    if (out.empty() || length(p - out.back()) > 1e-3F) out.push_back(p);
  }
  while (closed && out.size() > 1 && length(out.front() - out.back()) <= 1e-3F) out.pop_back();
  return out;
}

}  // namespace

Painter::Painter(typeset::Typesetter& type, Mesh& mesh, PixelBox clip) : type_(type), mesh_(mesh) {
  clips_.push_back(clip);
  open_part(clip);
}

void Painter::open_part(PixelBox clip) {
  const auto first = static_cast<std::uint32_t>(mesh_.indices.size());
  if (!mesh_.parts.empty() && mesh_.parts.back().count == 0) {
    mesh_.parts.back() = {clip, first, 0};
  } else {
    mesh_.parts.push_back({clip, first, 0});
  }
}

void Painter::push_clip(PixelBox clip) {
  const PixelBox& o = clips_.back();
  clip = {std::max(clip.x0, o.x0), std::max(clip.y0, o.y0), std::min(clip.x1, o.x1),
          std::min(clip.y1, o.y1)};
  clip.x1 = std::max(clip.x1, clip.x0);
  clip.y1 = std::max(clip.y1, clip.y0);
  clips_.push_back(clip);
  open_part(clip);
}

void Painter::pop_clip() {
  clips_.pop_back();
  open_part(clips_.back());
}

void Painter::begin_item(std::string name) {
  if (!mesh_.sketch) return;
  item_ = static_cast<std::uint32_t>(mesh_.sketch->items.size());
  mesh_.sketch->items.push_back(std::move(name));
}

std::uint32_t Painter::vertex(float x, float y, Rgba colour) {
  mesh_.vertices.push_back(
      {x, y, typeset::Atlas::kWhiteU, typeset::Atlas::kWhiteV, colour.packed()});
  return static_cast<std::uint32_t>(mesh_.vertices.size() - 1);
}

void Painter::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  mesh_.indices.insert(mesh_.indices.end(), {a, b, c});
  mesh_.parts.back().count += 3;
}

void Painter::rect(PixelBox box, Rgba colour) { rect_fade(box, colour, colour); }

void Painter::rect_fade(PixelBox box, Rgba left, Rgba right) {
  const FadeStop stops[] = {{box.x0, left}, {box.x1, right}};
  rect_fade(box.y0, box.y1, stops);
}

void Painter::rect_fade(float y0, float y1, std::span<const FadeStop> stops) {
  if (sketches()) {
    const auto same = [&](const FadeStop& s) { return s.colour == stops.front().colour; };
    const float x0 = stops.front().x;
    const float x1 = stops.back().x;
    if (std::ranges::all_of(stops, same)) {
      const Contour corners{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
      sketch(Sketch::Fill{{corners}, stops.front().colour});
    } else {
      sketch(Sketch::Fade{y0, y1, {stops.begin(), stops.end()}});
    }
  }
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    const FadeStop& left = stops[i];
    const FadeStop& right = stops[i + 1];
    const auto a = vertex(left.x, y0, left.colour);
    const auto b = vertex(right.x, y0, right.colour);
    const auto c = vertex(right.x, y1, right.colour);
    const auto d = vertex(left.x, y1, left.colour);
    triangle(a, b, c);
    triangle(a, c, d);
  }
}

void Painter::frame(PixelBox box, float width, Rgba colour) {
  rect({box.x0, box.y0, box.x1, box.y0 + width}, colour);
  rect({box.x0, box.y1 - width, box.x1, box.y1}, colour);
  rect({box.x0, box.y0 + width, box.x0 + width, box.y1 - width}, colour);
  rect({box.x1 - width, box.y0 + width, box.x1, box.y1 - width}, colour);
}

void Painter::rounded_rect(PixelBox box, float radius, Rgba colour) {
  const float r = std::min({radius, box.width() / 2, box.height() / 2});
  std::vector<PathPoint> points;
  const PathPoint corners[] = {{box.x1 - r, box.y0 + r},
                               {box.x1 - r, box.y1 - r},
                               {box.x0 + r, box.y1 - r},
                               {box.x0 + r, box.y0 + r}};
  for (int i = 0; i < 4; ++i) {
    const float begin = 0.25F * static_cast<float>(i);
    const auto corner = arc_points(corners[i], r, begin, begin + 0.25F);
    points.insert(points.end(), corner.begin(), corner.end());
  }
  convex(points, colour);
}

void Painter::convex(std::span<const PathPoint> given, Rgba colour) {
  const auto points = without_repeats(given, true);
  const std::size_t n = points.size();
  if (n < 3) return;
  if (sketches()) sketch(Sketch::Fill{{points}, colour});
  float area = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const PathPoint& p = points[i];
    const PathPoint& q = points[(i + 1) % n];
    area += p.x * q.y - q.x * p.y;
  }
  const float side = area > 0 ? 1.0F : -1.0F;  // towards the outside of the normals' left
  const Rgba clear = colour.faded(0);
  const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
  for (std::size_t i = 0; i < n; ++i) {
    const PathPoint n0 = normal(points[(i + n - 1) % n], points[i]);
    const PathPoint n1 = normal(points[i], points[(i + 1) % n]);
    const PathPoint out = miter(n0, n1) * (kFeather * side);
    const PathPoint in = points[i] - out;
    const PathPoint rim = points[i] + out;
    vertex(in.x, in.y, colour);
    vertex(rim.x, rim.y, clear);
  }
  const auto at = [first](std::size_t i) { return first + 2 * static_cast<std::uint32_t>(i); };
  for (std::size_t i = 1; i + 1 < n; ++i) triangle(at(0), at(i), at(i + 1));
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t j = (i + 1) % n;
    triangle(at(i), at(j), at(j) + 1);
    triangle(at(i), at(j) + 1, at(i) + 1);
  }
}

void Painter::triangles(std::span<const PathPoint> points, std::span<const std::uint32_t> indices,
                        Rgba colour) {
  if (sketches()) sketch(Sketch::Fill{outline_of(points, indices), colour});
  const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
  for (const PathPoint& p : points) vertex(p.x, p.y, colour);
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    triangle(first + indices[i], first + indices[i + 1], first + indices[i + 2]);
  }
}

void Painter::shaded(std::span<const PathPoint> points, std::span<const Rgba> colours,
                     std::span<const std::uint32_t> indices) {
  if (sketches()) {
    sketch(Sketch::Shaded{{points.begin(), points.end()},
                          {colours.begin(), colours.end()},
                          {indices.begin(), indices.end()}});
  }
  const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
  for (std::size_t i = 0; i < points.size(); ++i) vertex(points[i].x, points[i].y, colours[i]);
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    triangle(first + indices[i], first + indices[i + 1], first + indices[i + 2]);
  }
}

void Painter::polyline(std::span<const PathPoint> points, float width, Rgba colour, bool closed,
                       Dash dash) {
  if (sketches()) {
    sketch(Sketch::Stroke{{points.begin(), points.end()}, width, colour, closed, false, dash});
  }
  if (dash.on <= 0) {
    solid_polyline(points, width, colour, closed);
    return;
  }
  for (const auto& piece : dashes(points, closed, dash)) {
    solid_polyline(piece, width, colour, false);
  }
}

void Painter::line(PathPoint a, PathPoint b, float width, Rgba colour, Dash dash) {
  const PathPoint points[] = {a, b};
  polyline(points, width, colour, false, dash);
}

void Painter::solid_polyline(std::span<const PathPoint> given, float width, Rgba colour,
                             bool closed) {
  const auto points = without_repeats(given, closed);
  const std::size_t n = points.size();
  if (n < 2) return;
  if (width < 1) colour = colour.faded(width);
  const float half = std::max(width, 1.0F) / 2;
  const float inner = half - kFeather;
  const float outer = half + kFeather;
  const Rgba clear = colour.faded(0);
  const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
  for (std::size_t i = 0; i < n; ++i) {
    const bool begins = !closed && i == 0;
    const bool ends = !closed && i + 1 == n;
    const PathPoint n1 =
        ends ? normal(points[i - 1], points[i]) : normal(points[i], points[(i + 1) % n]);
    const PathPoint n0 = begins ? n1 : normal(points[(i + n - 1) % n], points[i]);
    const PathPoint out = miter(n0, n1);
    for (const float offset : {outer, inner, -inner, -outer}) {
      const PathPoint p = points[i] + out * offset;
      vertex(p.x, p.y, offset == outer || offset == -outer ? clear : colour);
    }
  }
  const std::size_t segments = closed ? n : n - 1;
  for (std::size_t i = 0; i < segments; ++i) {
    const auto a = first + 4 * static_cast<std::uint32_t>(i);
    const auto b = first + 4 * static_cast<std::uint32_t>((i + 1) % n);
    for (std::uint32_t strip = 0; strip < 3; ++strip) {
      triangle(a + strip, b + strip, b + strip + 1);
      triangle(a + strip, b + strip + 1, a + strip + 1);
    }
  }
}

void Painter::disc(PathPoint centre, float radius, Rgba colour) {
  convex(circle_points(centre, radius), colour);
}

void Painter::ring(PathPoint centre, float radius, float width, Rgba colour, Dash dash) {
  polyline(circle_points(centre, radius), width, colour, true, dash);
}

void Painter::arc(PathPoint centre, float radius, float begin, float end, float width,
                  Rgba colour) {
  polyline(arc_points(centre, radius, begin, end), width, colour);
}

void Painter::mask(const typeset::MaskImage& image, float x, float y, Rgba colour) {
  if (image.rect.empty()) return;
  const float x0 = std::round(x) + static_cast<float>(image.left);
  const float y0 = std::round(y) + static_cast<float>(image.top);
  const auto w = static_cast<float>(image.rect.width);
  const auto h = static_cast<float>(image.rect.height);
  const auto u = static_cast<float>(image.rect.x);
  const auto v = static_cast<float>(image.rect.y);
  const auto a = vertex(x0, y0, colour);
  const auto b = vertex(x0 + w, y0, colour);
  const auto c = vertex(x0 + w, y0 + h, colour);
  const auto d = vertex(x0, y0 + h, colour);
  const auto uv = [this](std::uint32_t i, float tu, float tv) {
    mesh_.vertices[i].u = tu;
    mesh_.vertices[i].v = tv;
  };
  uv(a, u, v);
  uv(b, u + w, v);
  uv(c, u + w, v + h);
  uv(d, u, v + h);
  triangle(a, b, c);
  triangle(a, c, d);
}

float Painter::text_width(std::string_view utf8, const TextStyle& style) {
  const typeset::ShapedText& line = type_.shape(utf8, style.weight);
  const float gaps = line.glyphs.empty() ? 0 : static_cast<float>(line.glyphs.size() - 1);
  return line.width * style.size + gaps * style.spacing;
}

void Painter::glyphs(float x, float y, std::string_view utf8, const TextStyle& style, float halo,
                     Rgba colour) {
  const typeset::ShapedText& line = type_.shape(utf8, style.weight);
  float spread = 0;
  for (const typeset::ShapedGlyph& g : line.glyphs) {
    // Vertical positions are whole pixels, as hinting wants; horizontal ones go by quarters.
    const float pen = x + g.x * style.size + spread;
    const float steps = std::floor(pen * typeset::kSubpixels + 0.5F);
    const float whole = std::floor(steps / typeset::kSubpixels);
    const int sub = static_cast<int>(steps - whole * typeset::kSubpixels);
    mask(type_.glyph(g, style.size, sub, halo), whole, y + g.y * style.size, colour);
    spread += style.spacing;
  }
}

float Painter::text(float x, float y, std::string_view utf8, const TextStyle& style) {
  if (sketches()) sketch(Sketch::Words{std::string(utf8), style, {x, y}, {}});
  if (style.halo.a != 0 && style.halo_width > 0) {
    glyphs(x, y, utf8, style, style.halo_width, style.halo);
  }
  glyphs(x, y, utf8, style, 0, style.colour);
  return text_width(utf8, style);
}

void Painter::glyphs_turned(std::span<const TextPiece> pieces, std::string_view utf8,
                            const TextStyle& style, float halo, Rgba colour) {
  const typeset::ShapedText& line = type_.shape(utf8, style.weight);
  for (const TextPiece& piece : pieces) {
    const float c = std::cos(piece.angle);
    const float s = std::sin(piece.angle);
    for (std::size_t g = piece.first; g < piece.first + piece.count; ++g) {
      const typeset::ShapedGlyph& glyph = line.glyphs[g];
      const typeset::MaskImage image = type_.glyph(glyph, style.size, 0, halo);
      const float along = glyph.x * style.size + static_cast<float>(g) * style.spacing - piece.from;
      const std::size_t first = mesh_.vertices.size();
      mask(image, 0, 0, colour);
      for (std::size_t i = first; i < mesh_.vertices.size(); ++i) {
        MeshVertex& v = mesh_.vertices[i];
        const float px = v.x + along;
        const float py = v.y + glyph.y * style.size;
        v.x = piece.pen.x + px * c - py * s;
        v.y = piece.pen.y + px * s + py * c;
      }
    }
  }
}

void Painter::text_turned(PathPoint middle, float angle, std::string_view utf8,
                          const TextStyle& style) {
  const float cap = type_.fonts().metrics(typeset::Face::regular).cap_height * style.size;
  TextPiece whole;
  whole.count = type_.shape(utf8, style.weight).glyphs.size();
  whole.width = text_width(utf8, style);
  whole.angle = angle / 360 * kTurn;
  const float c = std::cos(whole.angle);
  const float s = std::sin(whole.angle);
  whole.pen = {middle.x - whole.width / 2 * c - cap / 2 * s,
               middle.y - whole.width / 2 * s + cap / 2 * c};
  text_pieces({&whole, 1}, utf8, style);
}

void Painter::text_pieces(std::span<const TextPiece> pieces, std::string_view utf8,
                          const TextStyle& style) {
  if (sketches() && !pieces.empty()) {
    sketch(Sketch::Words{
        std::string(utf8), style, pieces.front().pen, {pieces.begin(), pieces.end()}});
  }
  if (style.halo.a != 0 && style.halo_width > 0) {
    glyphs_turned(pieces, utf8, style, style.halo_width, style.halo);
  }
  glyphs_turned(pieces, utf8, style, 0, style.colour);
}

std::vector<PathPoint> circle_points(PathPoint centre, float radius) {
  auto points = arc_points(centre, radius, 0, 1);
  points.pop_back();
  return points;
}

std::vector<PathPoint> arc_points(PathPoint centre, float radius, float begin, float end) {
  // A chord that stays within a tenth of a pixel of the circle.
  const float whole = kTurn / (2 * std::acos(1 - std::min(0.1F / std::max(radius, 0.5F), 0.3F)));
  const int steps = std::clamp(static_cast<int>(std::ceil(whole * std::abs(end - begin))), 2, 720);
  std::vector<PathPoint> points;
  points.reserve(static_cast<std::size_t>(steps) + 1);
  for (int i = 0; i <= steps; ++i) {
    const float t =
        (begin + (end - begin) * static_cast<float>(i) / static_cast<float>(steps)) * kTurn;
    points.push_back({centre.x + radius * std::sin(t), centre.y - radius * std::cos(t)});
  }
  return points;
}

std::vector<std::vector<PathPoint>> dashes(std::span<const PathPoint> given, bool closed,
                                           Dash dash) {
  std::vector<std::vector<PathPoint>> out;
  std::vector<PathPoint> points(given.begin(), given.end());
  if (points.size() < 2 || dash.on <= 0 || dash.off <= 0) return out;
  if (closed) points.push_back(points.front());
  bool on = true;
  float left = dash.on;
  out.push_back({points.front()});
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    PathPoint a = points[i];
    const PathPoint b = points[i + 1];
    float rest = length(b - a);
    while (rest > left) {
      a = a + (b - a) * (left / rest);
      rest -= left;
      if (on) {
        out.back().push_back(a);
      } else {
        out.push_back({a});
      }
      on = !on;
      left = on ? dash.on : dash.off;
    }
    left -= rest;
    if (on) out.back().push_back(b);
  }
  if (on && closed && left > dash.on / 2 && out.size() > 1) out.pop_back();
  return out;
}

}  // namespace dateline::scene
