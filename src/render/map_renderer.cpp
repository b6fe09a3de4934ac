#include "render/map_renderer.hpp"

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
base::Result<void> MapRenderer::draw_ground(const scene::MapDrawList& list, const Target& target,
                                            const Tile& tile) {
  const scene::BaseLayer& base = list.base;
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  base_.draw_areas(base, tile);
  rasters_.draw(base, tile);
  base_.draw_lines(base, tile);
  if (auto done = layers_.draw(base, target, tile); !done) return done.error();
  if (list.inset) draw_inset(*list.inset, tile);
  return {};
}

/// As a target of its own within the bound one.
void MapRenderer::draw_inset(const scene::Inset& inset, const Tile& tile) {
  const auto x = static_cast<GLint>(inset.box.x0) - tile.x;
  const auto y = static_cast<GLint>(inset.box.y0) - tile.y;
  const scene::View& view = inset.ground.view;
  glViewport(x, y, view.width(), view.height());
  glEnable(GL_SCISSOR_TEST);
  glScissor(x, y, view.width(), view.height());
  const Tile all{0, 0, view.width(), view.height()};
  base_.draw_areas(inset.ground, all);
  base_.draw_lines(inset.ground, all);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, tile.width, tile.height);
}

bool MapRenderer::Ground::same_picture(const scene::MapDrawList& list) const {
  if (!base.same_picture(list.base) || inset.has_value() != list.inset.has_value()) return false;
  return !inset ||
         (inset->box == list.inset->box && inset->ground.same_picture(list.inset->ground));
}

base::Result<void> MapRenderer::draw(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                     const Target& target) {
  const Tile all{0, 0, target.width(), target.height()};
  if (!ground_ || ground_->width() != target.width() || ground_->height() != target.height()) {
    auto made = Target::make(*context_, target.width(), target.height());
    if (!made) return made.error();
    ground_ = std::move(*made);
    drawn_.reset();
  }
  if (!drawn_ || !drawn_->same_picture(list)) {
    drawn_.reset();
    if (auto done = draw_ground(list, *ground_, all); !done) return done.error();
    drawn_ = Ground{list.base, list.inset};
    ++ground_drawn_;
  }
  ground_->copy_to(target);
  target.bind();
  meshes_.draw(list.mesh, atlas, all);
  return {};
}

base::Result<void> MapRenderer::draw_tile(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                          const Target& target, const Tile& tile) {
  if (auto done = draw_ground(list, target, tile); !done) return done.error();
  meshes_.draw(list.mesh, atlas, tile);
  return {};
}

}  // namespace dateline::render
