#include "render/layer_renderer.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "render/shaders.hpp"
#include "scene/bending.hpp"

namespace dateline::render {
namespace {

// Frames after which a chunk that was not drawn leaves the GPU.
constexpr std::uint64_t kKeepFrames = 240;

struct Fans {
  std::vector<scene::Vertex> vertices;
  std::vector<std::uint32_t> indices;
};

/// A fan for each ring, from the mean of its points: close to all of them, so that the triangles
/// are small.
Fans fans_of(const scene::LayerChunk& chunk, double longest) {
  Fans out;
  std::vector<scene::Vertex> ring;
  for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
    const auto part =
        std::span(chunk.points).subspan(chunk.starts[i], chunk.starts[i + 1] - chunk.starts[i]);
    if (part.size() < 3) continue;
    ring.assign(part.begin(), part.end());
    if (!std::isinf(longest)) {
      ring.push_back(part.front());
      ring = scene::cut(ring, longest);
      ring.pop_back();
    }
    double x = 0;
    double y = 0;
    for (const scene::Vertex& v : ring) {
      x += static_cast<double>(v.x);
      y += static_cast<double>(v.y);
    }
    const auto n = static_cast<double>(ring.size());
    const auto middle = static_cast<std::uint32_t>(out.vertices.size());
    out.vertices.push_back({static_cast<float>(x / n), static_cast<float>(y / n)});
    out.vertices.insert(out.vertices.end(), ring.begin(), ring.end());
    const auto count = static_cast<std::uint32_t>(ring.size());
    for (std::uint32_t p = 0; p < count; ++p) {
      out.indices.insert(out.indices.end(), {middle, middle + 1 + p, middle + 1 + (p + 1) % count});
    }
  }
  return out;
}

const std::vector<scene::LayerChunk>& chunks_of(const scene::LayerShape::Level& level, int kind) {
  return kind == 0 ? level.lines : kind == 1 ? level.dots : level.rings;
}

}  // namespace

LayerRenderer::LayerRenderer(const Context& context, Programs flat, Programs conic, Program cover,
                             Program compose)
    : context_(&context),
      flat_(std::move(flat)),
      conic_(std::move(conic)),
      cover_(std::move(cover)),
      compose_(std::move(compose)),
      nothing_(make_vertex_array(context.trash())) {}

base::Result<LayerRenderer::Programs> LayerRenderer::programs(Trash& trash,
                                                              std::string_view on_map) {
  auto fill = Program::make(trash, "fill", shaders::k_fill_vert, shaders::k_fill_frag, on_map);
  if (!fill) return fill.error();
  auto line = Program::make(trash, "line", shaders::k_line_vert, shaders::k_line_frag, on_map);
  if (!line) return line.error();
  return Programs{std::move(*fill), std::move(*line)};
}

base::Result<LayerRenderer> LayerRenderer::make(const Context& context) {
  Trash& trash = context.trash();
  auto flat = programs(trash, shaders::k_plane_vert);
  if (!flat) return flat.error();
  auto conic = programs(trash, shaders::k_cone_vert);
  if (!conic) return conic.error();
  auto cover = Program::make(trash, "cover", shaders::k_cover_vert, shaders::k_fill_frag);
  if (!cover) return cover.error();
  auto compose = Program::make(trash, "compose", shaders::k_cover_vert, shaders::k_cover_frag);
  if (!compose) return compose.error();
  return LayerRenderer(context, std::move(*flat), std::move(*conic), std::move(*cover),
                       std::move(*compose));
}

base::Result<void> LayerRenderer::make_apart(int width, int height) {
  if (apart_ && width == width_ && height == height_) return {};
  Trash& trash = context_->trash();
  texture_ = make_texture(trash);
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  stencil_ = make_renderbuffer(trash);
  glBindRenderbuffer(GL_RENDERBUFFER, stencil_.id());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
  apart_ = make_framebuffer(trash);
  glBindFramebuffer(GL_FRAMEBUFFER, apart_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                            stencil_.id());
  width_ = width;
  height_ = height;
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return {};
  apart_ = {};
  return base::Error{base::ErrorCode::internal,
                     fmt::format("the driver refuses a stencil of {} x {}", width, height),
                     "OpenGL", "hide your own layers"};
}

LayerRenderer::Gpu& LayerRenderer::find(std::uint64_t shape, std::size_t level, Kind kind,
                                        std::size_t chunk) {
  const std::uint64_t key =
      shape << 32U | std::uint64_t{level} << 28U | static_cast<std::uint64_t>(kind) << 26U | chunk;
  Gpu& gpu = gpus_[key];
  gpu.used = frame_;
  return gpu;
}

const LayerRenderer::Gpu& LayerRenderer::upload(Gpu& gpu, const scene::LayerChunk& chunk,
                                                double longest, Kind kind) {
  if (gpu.array && gpu.longest <= longest) return gpu;
  Trash& trash = context_->trash();
  gpu.longest = longest;
  gpu.array = make_vertex_array(trash);
  gpu.vertices = make_buffer(trash);
  glBindVertexArray(gpu.array.id());
  glBindBuffer(GL_ARRAY_BUFFER, gpu.vertices.id());
  if (kind != Kind::rings) {
    const std::vector<Segment> segments = segments_of(chunk.points, chunk.starts, longest);
    gpu.count = static_cast<GLsizei>(segments.size());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(segments.size() * sizeof(Segment)),
                 segments.data(), GL_STATIC_DRAW);
    describe_segments();
    return gpu;
  }
  const Fans fans = fans_of(chunk, longest);
  gpu.indices = make_buffer(trash);
  gpu.count = static_cast<GLsizei>(fans.indices.size());
  glBufferData(GL_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(fans.vertices.size() * sizeof(scene::Vertex)),
               fans.vertices.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, gpu.indices.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(fans.indices.size() * sizeof(std::uint32_t)),
               fans.indices.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(scene::Vertex), nullptr);
  return gpu;
}

base::Result<void> LayerRenderer::draw(const scene::BaseLayer& base, const Target& target,
                                       const Tile& tile) {
  if (base.layers.empty()) return {};
  ++frame_;
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  if (auto made = make_apart(tile.width, tile.height); !made) return made.error();
  for (const scene::LayerBatch& batch : base.layers) {
    if (batch.opacity <= 0) continue;
    target.bind();
    draw_segments(batch, base.view, tile, Kind::dots, batch.dot + 2.4F * base.view.scale(),
                  batch.halo.faded(batch.opacity));
    // What is opaque all over is the same over the ground as apart from it.
    if (batch.opacity >= 1 &&
        (batch.fill <= 0 || !batch.shape->has(scene::LayerShape::Shape::areas))) {
      draw_segments(batch, base.view, tile, Kind::lines, batch.width, batch.colour);
      draw_segments(batch, base.view, tile, Kind::dots, batch.dot, batch.colour);
      continue;
    }
    glBindFramebuffer(GL_FRAMEBUFFER, apart_.id());
    glViewport(0, 0, width_, height_);
    glClearColor(0, 0, 0, 0);
    glClearStencil(0);
    glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    if (batch.fill > 0) fill(batch, base.view, tile);
    draw_segments(batch, base.view, tile, Kind::lines, batch.width, batch.colour);
    draw_segments(batch, base.view, tile, Kind::dots, batch.dot, batch.colour);
    target.bind();
    compose_.use();
    set_colour(compose_, batch.colour.faded(batch.opacity));
    glUniform1i(compose_.uniform("drawn"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  }
  glBindVertexArray(0);
  target.bind();
  drop_unused();
  return {};
}

void LayerRenderer::draw_segments(const scene::LayerBatch& batch, const scene::View& view,
                                  const Tile& tile, Kind kind, float width, scene::Rgba colour) {
  const double zoom = scene::layer_zoom(view);
  const auto& chunks = chunks_of(batch.shape->level(zoom), static_cast<int>(kind));
  if (chunks.empty()) return;
  const Program& program = programs_for(view).line;
  set_frame(program, view, tile);
  // Under a pixel, a line gets fainter instead of thinner.
  set_colour(program, colour.faded(std::min(width, 1.0F)));
  glUniform1f(program.uniform("half_width"), std::max(width, 1.0F) / 2);
  glUniform2f(program.uniform("dash"), 0, 0);
  const geo::WorldBox box = world_box(view, tile);
  const double longest = longest_for(view);
  const std::size_t level = batch.shape->level_index(zoom);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (!chunks[i].box.overlaps(box)) continue;
    const Gpu& gpu = upload(find(batch.shape->id(), level, kind, i), chunks[i], longest, kind);
    set_origin(program, view, tile, chunks[i].origin);
    glBindVertexArray(gpu.array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, gpu.count);
  }
}

void LayerRenderer::fill(const scene::LayerBatch& batch, const scene::View& view,
                         const Tile& tile) {
  const double zoom = scene::layer_zoom(view);
  const auto& chunks = batch.shape->level(zoom).rings;
  if (chunks.empty()) return;
  const Program& program = programs_for(view).fill;
  set_frame(program, view, tile);
  set_colour(program, batch.colour);
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0xFF);
  glStencilFunc(GL_ALWAYS, 0, 0xFF);
  glStencilOpSeparate(GL_FRONT, GL_KEEP, GL_KEEP, GL_INCR_WRAP);
  glStencilOpSeparate(GL_BACK, GL_KEEP, GL_KEEP, GL_DECR_WRAP);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  const geo::WorldBox box = world_box(view, tile);
  const double longest = longest_for(view);
  const std::size_t level = batch.shape->level_index(zoom);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (!chunks[i].box.overlaps(box)) continue;
    const Gpu& gpu =
        upload(find(batch.shape->id(), level, Kind::rings, i), chunks[i], longest, Kind::rings);
    set_origin(program, view, tile, chunks[i].origin);
    glBindVertexArray(gpu.array.id());
    glDrawElements(GL_TRIANGLES, gpu.count, GL_UNSIGNED_INT, nullptr);
  }
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
  glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
  cover_.use();
  set_colour(cover_, batch.colour.faded(batch.fill));
  glBindVertexArray(nothing_.id());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glDisable(GL_STENCIL_TEST);
}

void LayerRenderer::drop_unused() {
  std::erase_if(gpus_, [this](const auto& e) { return e.second.used + kKeepFrames < frame_; });
}

}  // namespace dateline::render
