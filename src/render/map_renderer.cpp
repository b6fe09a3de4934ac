#include "render/map_renderer.hpp"

#include <algorithm>
#include <utility>

namespace dateline::render {

MapRenderer::MapRenderer(const Context& context, BaseRenderer base, RasterRenderer rasters,
                         LayerRenderer layers, MeshRenderer meshes)
    : context_(&context),
      base_(std::move(base)),
      rasters_(std::move(rasters)),
      layers_(std::move(layers)),
      meshes_(std::move(meshes)) {}

base::Result<MapRenderer> MapRenderer::make(const Context& context) {
  auto base = BaseRenderer::make(context);
  if (!base) return base.error();
  auto rasters = RasterRenderer::make(context);
  if (!rasters) return rasters.error();
  auto layers = LayerRenderer::make(context);
  if (!layers) return layers.error();
  auto meshes = MeshRenderer::make(context);
  if (!meshes) return meshes.error();
  return MapRenderer(context, std::move(*base), std::move(*rasters), std::move(*layers),
                     std::move(*meshes));
}

/// Pictures of the user's own cover the land, not the borders and rivers.
base::Result<void> MapRenderer::draw_ground(const scene::BaseLayer& base, const Target& target,
                                            const Tile& tile) {
  target.bind();
  // Words lie above and beneath the map of a picture: its ground costs nothing there.
  const int x0 = std::max(0, -tile.x);
  const int y0 = std::max(0, -tile.y);
  const int x1 = std::min(tile.width, base.view.width() - tile.x);
  const int y1 = std::min(tile.height, base.view.height() - tile.y);
  if (x1 <= x0 || y1 <= y0) return {};
  glEnable(GL_SCISSOR_TEST);
  glScissor(x0, y0, x1 - x0, y1 - y0);
  base_.draw_areas(base, tile);
  rasters_.draw(base, tile);
  base_.draw_lines(base, tile);
  glDisable(GL_SCISSOR_TEST);
  return layers_.draw(base, target, tile);
}

/// What changes with every frame, into the bound target. The inset has a ground of its own, which
/// nothing of the large map may lie on.
void MapRenderer::draw_over(const scene::MapDrawList& list, typeset::Atlas& atlas,
                            const Tile& tile) {
  meshes_.draw(list.mesh, atlas, tile);
  if (!list.inset) return;
  const scene::View& view = list.inset->ground.view;
  const auto x = static_cast<GLint>(list.inset->box.x0) - tile.x;
  const auto y = static_cast<GLint>(list.inset->box.y0) - tile.y;
  glViewport(x, y, view.width(), view.height());
  glEnable(GL_SCISSOR_TEST);
  glScissor(x, y, view.width(), view.height());
  const Tile all{0, 0, view.width(), view.height()};
  base_.draw_areas(list.inset->ground, all);
  base_.draw_lines(list.inset->ground, all);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, tile.width, tile.height);
  meshes_.draw(list.inset->mesh, atlas, tile);
}

base::Result<void> MapRenderer::draw(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                     const Target& target) {
  return draw(list, atlas, target, {0, 0, target.width(), target.height()});
}

base::Result<void> MapRenderer::draw(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                     const Target& target, const Tile& at, int samples) {
  if (!ground_ || ground_->width() != target.width() || ground_->height() != target.height() ||
      samples_ != samples) {
    auto made = Target::make(*context_, target.width(), target.height(), samples);
    if (!made) return made.error();
    ground_ = std::move(*made);
    samples_ = samples;
    drawn_.reset();
  }
  if (!drawn_ || drawn_at_ != at || !drawn_->same_picture(list.base)) {
    drawn_.reset();
    if (auto done = draw_ground(list.base, *ground_, at); !done) return done.error();
    ground_->resolve();
    drawn_ = list.base;
    drawn_at_ = at;
    ++ground_drawn_;
  }
  ground_->copy_to(target);
  target.bind();
  draw_over(list, atlas, at);
  return {};
}

base::Result<void> MapRenderer::draw_tile(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                          const Target& target, const Tile& tile) {
  if (auto done = draw_ground(list.base, target, tile); !done) return done.error();
  draw_over(list, atlas, tile);
  return {};
}

}  // namespace dateline::render
