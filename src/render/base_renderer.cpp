#include "render/base_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

#include "render/map_frame.hpp"
#include "render/shaders.hpp"
#include "scene/bending.hpp"

namespace dateline::render {

namespace {

// Frames after which a chunk that was not drawn leaves the GPU.
constexpr std::uint64_t kKeepFrames = 240;
constexpr int kCoarsest = 6;  // of a relief's levels that are worth leaving finer ones out

/// Neighbouring chunks of fills overlap by a part of their size: by more than their edges may lie
/// beside the line that they stand for, so that no gap shows.
double longest_for(const geo::WorldBox& chunk, double longest) {
  if (std::isinf(longest)) return longest;
  return std::min(longest, std::sqrt(std::max(chunk.x1 - chunk.x0, chunk.y1 - chunk.y0) / 1000));
}

geo::WorldBox common(const geo::WorldBox& a, const geo::WorldBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

struct GreyImage {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::uint8_t> grey;
};

/// The next smaller mipmap level: each pixel the mean of 2 x 2; of an odd side the last is left
/// out.
GreyImage halved(std::span<const std::uint8_t> grey, std::uint32_t width, std::uint32_t height) {
  GreyImage out{std::max(width / 2, 1U), std::max(height / 2, 1U), {}};
  out.grey.resize(std::size_t{out.width} * out.height);
  const std::size_t right = width > 1 ? 1 : 0;
  const std::size_t below = height > 1 ? width : 0;
  for (std::size_t y = 0; y < out.height; ++y) {
    const std::uint8_t* row = grey.data() + 2 * y * width;
    std::uint8_t* to = out.grey.data() + y * out.width;
    for (std::size_t x = 0; x < out.width; ++x) {
      const std::uint8_t* p = row + 2 * x;
      const unsigned sum = 2U + p[0] + p[right] + p[below] + p[below + right];
      to[x] = static_cast<std::uint8_t>(sum / 4);
    }
  }
  return out;
}

void upload_level(GLint level, std::span<const std::uint8_t> grey, std::uint32_t width,
                  std::uint32_t height) {
  glTexImage2D(GL_TEXTURE_2D, level, GL_R8, static_cast<GLsizei>(width),
               static_cast<GLsizei>(height), 0, GL_RED, GL_UNSIGNED_BYTE, grey.data());
}

}  // namespace

BaseRenderer::BaseRenderer(Trash& trash, Programs flat, Programs conic)
    : trash_(&trash),
      flat_(std::move(flat)),
      conic_(std::move(conic)),
      nothing_(make_vertex_array(trash)) {}

base::Result<BaseRenderer::Programs> BaseRenderer::programs(Trash& trash, std::string_view on_map) {
  auto fill = Program::make(trash, "fill", shaders::k_fill_vert, shaders::k_fill_frag, on_map);
  if (!fill) return fill.error();
  auto line = Program::make(trash, "line", shaders::k_line_vert, shaders::k_line_frag, on_map);
  if (!line) return line.error();
  auto relief =
      Program::make(trash, "relief", shaders::k_relief_vert, shaders::k_relief_frag, on_map);
  if (!relief) return relief.error();
  return Programs{std::move(*fill), std::move(*line), std::move(*relief)};
}

base::Result<BaseRenderer> BaseRenderer::make(const Context& context) {
  auto flat = programs(context.trash(), shaders::k_plane_vert);
  if (!flat) return flat.error();
  auto conic = programs(context.trash(), shaders::k_cone_vert);
  if (!conic) return conic.error();
  return BaseRenderer(context.trash(), std::move(*flat), std::move(*conic));
}

const BaseRenderer::GpuFill& BaseRenderer::upload(const scene::MapFillChunk& chunk, double longest,
                                                  const geo::WorldBox& seen) {
  GpuFill& gpu = fills_[chunk.id];
  gpu.used = frame_;
  longest = longest_for(chunk.box, longest);
  if (gpu.array && gpu.longest <= longest &&
      (std::isinf(longest) || gpu.seen.contains(common(chunk.box, seen)))) {
    return gpu;
  }
  scene::CutMesh pieces;
  std::span<const scene::Vertex> vertices = chunk.vertices;
  std::span<const std::uint32_t> indices = chunk.indices;
  if (!std::isinf(longest)) {
    // As much around it again: what is panned to is there already.
    const double w = seen.x1 - seen.x0;
    const double h = seen.y1 - seen.y0;
    gpu.seen = common(chunk.box, {seen.x0 - w, seen.y0 - h, seen.x1 + w, seen.y1 + h});
    const geo::WorldPoint& o = chunk.origin;
    pieces = scene::cut(
        vertices, indices, longest,
        geo::WorldBox{gpu.seen.x0 - o.x, gpu.seen.y0 - o.y, gpu.seen.x1 - o.x, gpu.seen.y1 - o.y});
    vertices = pieces.vertices;
    indices = pieces.indices;
  }
  gpu.longest = longest;
  gpu.array = make_vertex_array(*trash_);
  gpu.vertices = make_buffer(*trash_);
  gpu.indices = make_buffer(*trash_);
  gpu.count = static_cast<GLsizei>(indices.size());
  glBindVertexArray(gpu.array.id());
  glBindBuffer(GL_ARRAY_BUFFER, gpu.vertices.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size_bytes()), vertices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, gpu.indices.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size_bytes()),
               indices.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(scene::Vertex), nullptr);
  return gpu;
}

const BaseRenderer::GpuLine& BaseRenderer::upload(const scene::MapLineChunk& chunk,
                                                  double longest) {
  GpuLine& gpu = lines_[chunk.id];
  gpu.used = frame_;
  if (gpu.array && gpu.longest <= longest) return gpu;
  const std::vector<Segment> segments = segments_of(chunk.points, chunk.starts, longest);
  gpu.longest = longest;
  gpu.array = make_vertex_array(*trash_);
  gpu.segments = make_buffer(*trash_);
  gpu.count = static_cast<GLsizei>(segments.size());
  glBindVertexArray(gpu.array.id());
  glBindBuffer(GL_ARRAY_BUFFER, gpu.segments.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(segments.size() * sizeof(Segment)),
               segments.data(), GL_STATIC_DRAW);
  describe_segments();
  return gpu;
}

GLuint BaseRenderer::upload(const scene::MapRelief& relief, double texels_a_pixel) {
  // The finest level that a mipmapped look-up can ask for. One finer is not uploaded before it is
  // needed: the whole picture takes a tenth of the time to the window's first frame.
  int finest = 0;
  while (texels_a_pixel >= 2 && finest < kCoarsest) {
    texels_a_pixel /= 2;
    ++finest;
  }
  const auto known = std::ranges::find(reliefs_, relief.grey.data(), &GpuRelief::source);
  if (known != reliefs_.end() && known->finest <= finest) return known->texture.id();
  GpuRelief gpu{make_texture(*trash_), relief.grey.data(), finest};
  glBindTexture(GL_TEXTURE_2D, gpu.texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  // Not glGenerateMipmap: a driver in software compiles shaders for it, a quarter of the time to
  // the window's first frame.
  GreyImage level{relief.width, relief.height, {}};
  std::span<const std::uint8_t> grey = relief.grey;
  for (int i = 0;; ++i) {
    if (i >= finest) upload_level(i - finest, grey, level.width, level.height);
    if (level.width == 1 && level.height == 1) break;
    level = halved(grey, level.width, level.height);
    grey = level.grey;
  }
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  if (known != reliefs_.end()) {
    *known = std::move(gpu);
    return known->texture.id();
  }
  reliefs_.push_back(std::move(gpu));
  return reliefs_.back().texture.id();
}

void BaseRenderer::draw_areas(const scene::BaseLayer& layer, const Tile& tile) {
  ++frame_;
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glClearColor(static_cast<float>(layer.water.r) / 255, static_cast<float>(layer.water.g) / 255,
               static_cast<float>(layer.water.b) / 255, static_cast<float>(layer.water.a) / 255);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_fills(layer.land, layer.view, tile);
  draw_reliefs(layer, tile);
  draw_fills(layer.lakes, layer.view, tile);
  glBindVertexArray(0);
}

void BaseRenderer::draw_fills(const std::vector<scene::FillBatch>& fills, const scene::View& view,
                              const Tile& tile) {
  const Program& program = programs_for(view).fill;
  set_frame(program, view, tile);
  const geo::WorldBox box = world_box(view, tile);
  const double longest = longest_for(view);
  for (const scene::FillBatch& batch : fills) {
    if (!batch.chunk.box.overlaps(box)) continue;
    const GpuFill& gpu = upload(batch.chunk, longest, box);
    glBindVertexArray(gpu.array.id());
    set_colour(program, batch.colour);
    set_origin(program, view, tile, batch.chunk.origin);
    glDrawElements(GL_TRIANGLES, gpu.count, GL_UNSIGNED_INT, nullptr);
  }
}

void BaseRenderer::draw_lines(const scene::BaseLayer& layer, const Tile& tile) {
  const Program& program = programs_for(layer.view).line;
  set_frame(program, layer.view, tile);
  const geo::WorldBox box = world_box(layer.view, tile);
  const double longest = longest_for(layer.view);
  for (const scene::LineBatch& batch : layer.lines) {
    if (!batch.chunk.box.overlaps(box)) continue;
    const GpuLine& gpu = upload(batch.chunk, longest);
    // Under a pixel, a line gets fainter instead of thinner.
    const float width = std::max(batch.width, 1.0F);
    set_colour(program, batch.colour.faded(std::min(batch.width, 1.0F)));
    set_origin(program, layer.view, tile, batch.chunk.origin);
    glUniform1f(program.uniform("half_width"), width / 2);
    glUniform2f(program.uniform("dash"), batch.dash.on,
                batch.dash.on > 0 ? batch.dash.on + batch.dash.off : 0);
    glBindVertexArray(gpu.array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, gpu.count);
  }
  glBindVertexArray(0);
  drop_unused();
}

void BaseRenderer::draw_reliefs(const scene::BaseLayer& layer, const Tile& tile) {
  if (layer.reliefs.empty()) return;
  const scene::View& view = layer.view;
  const Program& program = programs_for(view).relief;
  set_frame(program, view, tile);
  const geo::WorldPoint middle = view.centre();
  set_origin(program, view, tile, middle);
  glUniform1i(program.uniform("grey"), 0);
  glUniform1f(program.uniform("strength"), layer.relief_strength);
  glBindVertexArray(nothing_.id());
  glActiveTexture(GL_TEXTURE0);
  glUniform1f(program.uniform("fade"), scene::kReliefFade * view.scale());
  const auto set_box = [&](const char* name, const geo::WorldBox& box, double unit) {
    glUniform4f(program.uniform(name), static_cast<float>((box.x0 - middle.x) * unit),
                static_cast<float>((box.y0 - middle.y) * unit),
                static_cast<float>((box.x1 - middle.x) * unit),
                static_cast<float>((box.y1 - middle.y) * unit));
  };
  const geo::WorldBox seen = world_box(view, tile);
  for (const scene::ReliefBatch& batch : layer.reliefs) {
    using Shown = scene::ReliefBatch::Shown;
    const geo::WorldBox& box = batch.relief.box;
    const geo::WorldBox part = common(box, seen);
    if (part.x0 >= part.x1 || part.y0 >= part.y1) continue;
    const double width = box.x1 - box.x0;
    const double height = box.y1 - box.y0;
    // In Web Mercator a picture is one cell. In the conic it is bent from cell to cell.
    const auto cells = [&](double way) {
      return static_cast<int>(std::clamp(std::ceil(way / view.straight_for()), 1.0, 128.0));
    };
    const int columns = cells(part.x1 - part.x0);
    const int rows = cells(part.y1 - part.y0);
    glUniform2f(program.uniform("cells"), static_cast<float>(columns), static_cast<float>(rows));
    glBindTexture(GL_TEXTURE_2D,
                  upload(batch.relief, batch.relief.width / (width * view.world_pixels())));
    set_box("box", part, 1);
    glUniform4f(program.uniform("part"), static_cast<float>((part.x0 - box.x0) / width),
                static_cast<float>((part.y0 - box.y0) / height),
                static_cast<float>((part.x1 - box.x0) / width),
                static_cast<float>((part.y1 - box.y0) / height));
    set_box("edge", batch.edge, view.world_pixels());
    glUniform2f(program.uniform("weight"), batch.shown == Shown::within ? 0.0F : 1.0F,
                batch.shown == Shown::without ? 0.0F : 1.0F);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 2 * (columns + 1), rows);
  }
}

void BaseRenderer::drop_unused() {
  const auto old = [this](const auto& entry) { return entry.second.used + kKeepFrames < frame_; };
  std::erase_if(fills_, old);
  std::erase_if(lines_, old);
}

}  // namespace dateline::render
