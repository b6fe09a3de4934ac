#pragma once

#include <optional>

#include "base/result.hpp"
#include "render/base_renderer.hpp"
#include "render/layer_renderer.hpp"
#include "render/mesh_renderer.hpp"
#include "render/raster_renderer.hpp"
#include "render/target.hpp"
#include "scene/map_scene.hpp"

namespace dateline::render {

/// Draws whole maps. For a window, draw() keeps the ground in a texture of its own until view,
/// theme or size change, so that a frame costs a copy and the mesh. For pictures, draw_tile() draws
/// any part of a view at once.
class MapRenderer {
 public:
  [[nodiscard]] static base::Result<MapRenderer> make(const Context& context);

  /// REQUIRES target as large as the list's view.
  [[nodiscard]] base::Result<void> draw(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                        const Target& target);
  /// The same into a part of a target: `at` says where in the list's view the target begins, and is
  /// as large as it. What lies beside the view may be anything. The ground is drawn with as many
  /// samples a pixel (0: one) as Target::make() has them; all else is soft by itself.
  [[nodiscard]] base::Result<void> draw(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                        const Target& target, const Tile& at, int samples = 0);

  /// `target` is tile.width by tile.height. What lies beside the view may be anything.
  [[nodiscard]] base::Result<void> draw_tile(const scene::MapDrawList& list, typeset::Atlas& atlas,
                                             const Target& target, const Tile& tile);

  [[nodiscard]] MeshRenderer& meshes() { return meshes_; }
  /// How often the ground had to be drawn by draw(), for benches and tests.
  [[nodiscard]] int ground_drawn() const { return ground_drawn_; }

 private:
  MapRenderer(const Context& context, BaseRenderer base, RasterRenderer rasters,
              LayerRenderer layers, MeshRenderer meshes);
  [[nodiscard]] base::Result<void> draw_ground(const scene::BaseLayer& base, const Target& target,
                                               const Tile& tile);
  void draw_over(const scene::MapDrawList& list, typeset::Atlas& atlas, const Tile& tile);
  const Context* context_;
  BaseRenderer base_;
  RasterRenderer rasters_;
  LayerRenderer layers_;
  MeshRenderer meshes_;
  std::optional<Target> ground_;
  std::optional<scene::BaseLayer> drawn_;
  Tile drawn_at_;    ///< as that was
  int samples_ = 0;  ///< of ground_
  int ground_drawn_ = 0;
};

}  // namespace dateline::render
