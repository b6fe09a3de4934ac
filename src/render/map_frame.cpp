#include "render/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "scene/bending.hpp"

namespace dateline::render {

std::vector<Segment> segments_of(std::span<const scene::Vertex> points,
                                 std::span<const std::uint32_t> starts, double longest) {
  std::vector<Segment> out;
  out.reserve(points.size());
  const auto add = [&](std::span<const scene::Vertex> line) {
    float before = 0;
    for (std::size_t p = 0; p + 1 < line.size(); ++p) {
      const scene::Vertex& a = line[p];
      const scene::Vertex& b = line[p + 1];
      out.push_back({a, b, before});
      before += std::hypot(b.x - a.x, b.y - a.y);
    }
  };
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const auto line = points.subspan(starts[i], starts[i + 1] - starts[i]);
    if (std::isinf(longest)) {
      add(line);
    } else {
      add(scene::cut(line, longest));
    }
  }
  return out;
}

double longest_for(const scene::View& view) {
  if (view.is_mercator()) return std::numeric_limits<double>::infinity();
  // As for a cone that is open in full: one cut lasts through a change of the projection.
  constexpr double kBend = 0.33;  // pixels
  const double longest = std::sqrt(8 * kBend / (2 * std::numbers::pi * view.world_pixels()));
  return std::exp2(std::floor(2 * std::log2(longest)) / 2);
}

geo::WorldBox world_box(const scene::View& view, const Tile& tile) {
  constexpr int kMargin = 8;  // pixels: lines have a width
  return view.box_of({static_cast<float>(tile.x - kMargin), static_cast<float>(tile.y - kMargin),
                      static_cast<float>(tile.x + tile.width + kMargin),
                      static_cast<float>(tile.y + tile.height + kMargin)});
}

void set_colour(const Program& program, scene::Rgba c) {
  glUniform4f(program.uniform("colour"), static_cast<float>(c.r) / 255,
              static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
              static_cast<float>(c.a) / 255);
}

void set_origin(const Program& program, const scene::View& view, const Tile& tile,
                geo::WorldPoint origin) {
  const typeset::PathPoint p = view.project(origin);
  glUniform2f(program.uniform("offset"), p.x - static_cast<float>(tile.x),
              p.y - static_cast<float>(tile.y));
  if (view.is_mercator()) return;
  const geo::MapPlane& plane = view.plane();
  const double stretch = plane.stretch(origin) / plane.turn();
  const double lean = plane.lean(origin);
  glUniform2f(program.uniform("spin"), static_cast<float>(stretch * std::cos(lean)),
              static_cast<float>(-stretch * std::sin(lean)));
}

void set_frame(const Program& program, const scene::View& view, const Tile& tile) {
  program.use();
  glUniform1f(program.uniform("scale"), static_cast<float>(view.world_pixels()));
  glUniform1f(program.uniform("turn"), static_cast<float>(view.plane().turn()));
  glUniform2f(program.uniform("size"), static_cast<float>(tile.width),
              static_cast<float>(tile.height));
}

void describe_segments() {
  const auto attribute = [](GLuint at, GLint floats, std::uintptr_t offset) {
    glEnableVertexAttribArray(at);
    glVertexAttribPointer(at, floats, GL_FLOAT, GL_FALSE, sizeof(Segment),
                          reinterpret_cast<const void*>(offset));  // NOLINT: GL takes offsets so
    glVertexAttribDivisor(at, 1);
  };
  attribute(0, 2, offsetof(Segment, begin));
  attribute(1, 2, offsetof(Segment, end));
  attribute(2, 1, offsetof(Segment, before));
}

}  // namespace dateline::render
