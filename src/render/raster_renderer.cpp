#include "render/raster_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/shaders.hpp"

namespace dateline::render {
namespace {

// Frames of new ground after which a tile that was not drawn leaves the GPU: it has a megabyte.
constexpr std::uint64_t kKeepFrames = 30;

}  // namespace

RasterRenderer::RasterRenderer(Trash& trash, Program flat, Program conic)
    : trash_(&trash),
      flat_(std::move(flat)),
      conic_(std::move(conic)),
      nothing_(make_vertex_array(trash)) {}

base::Result<RasterRenderer> RasterRenderer::make(const Context& context) {
  Trash& trash = context.trash();
  auto flat = Program::make(trash, "raster", shaders::k_relief_vert, shaders::k_raster_frag,
                            shaders::k_plane_vert);
  if (!flat) return flat.error();
  auto conic = Program::make(trash, "raster", shaders::k_relief_vert, shaders::k_raster_frag,
                             shaders::k_cone_vert);
  if (!conic) return conic.error();
  return RasterRenderer(trash, std::move(*flat), std::move(*conic));
}

GLuint RasterRenderer::upload(const scene::RasterTile& tile) {
  Gpu& gpu = gpus_[tile.id];
  gpu.used = frame_;
  if (gpu.texture) return gpu.texture.id();
  gpu.texture = make_texture(*trash_);
  glBindTexture(GL_TEXTURE_2D, gpu.texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  constexpr GLsizei kSide = scene::RasterTile::kSide;
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kSide, kSide, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               tile.rgba.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return gpu.texture.id();
}

void RasterRenderer::draw_piece(const Program& program, const scene::View& view,
                                const scene::RasterPiece& piece) {
  glBindTexture(GL_TEXTURE_2D, upload(*piece.tile));
  const geo::WorldPoint middle = view.centre();
  const auto cells = [&](double way) {
    return static_cast<int>(std::clamp(std::ceil(way / view.straight_for()), 1.0, 64.0));
  };
  const geo::WorldBox& box = piece.box;
  const int columns = cells(box.x1 - box.x0);
  const int rows = cells(box.y1 - box.y0);
  glUniform2f(program.uniform("cells"), static_cast<float>(columns), static_cast<float>(rows));
  glUniform4f(program.uniform("box"), static_cast<float>(box.x0 - middle.x),
              static_cast<float>(box.y0 - middle.y), static_cast<float>(box.x1 - middle.x),
              static_cast<float>(box.y1 - middle.y));
  glUniform4f(program.uniform("part"), static_cast<float>(piece.part.x0),
              static_cast<float>(piece.part.y0), static_cast<float>(piece.part.x1),
              static_cast<float>(piece.part.y1));
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 2 * (columns + 1), rows);
}

void RasterRenderer::draw(const scene::BaseLayer& base, const Tile& tile) {
  if (base.rasters.empty()) return;
  ++frame_;
  const scene::View& view = base.view;
  const Program& program = view.is_mercator() ? flat_ : conic_;
  set_frame(program, view, tile);
  set_origin(program, view, tile, view.centre());
  glUniform1i(program.uniform("picture"), 0);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(nothing_.id());
  const geo::WorldBox seen = world_box(view, tile);
  for (const scene::RasterBatch& batch : base.rasters) {
    if (batch.opacity <= 0) continue;
    glUniform1f(program.uniform("opacity"), batch.opacity);
    for (const scene::RasterPiece& piece : batch.pieces) {
      if (piece.box.overlaps(seen)) draw_piece(program, view, piece);
    }
  }
  glBindVertexArray(0);
  std::erase_if(gpus_, [this](const auto& e) { return e.second.used + kKeepFrames < frame_; });
}

}  // namespace dateline::render
