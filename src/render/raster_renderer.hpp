#pragma once

#include <cstdint>
#include <unordered_map>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/map_frame.hpp"
#include "render/program.hpp"
#include "scene/base_layer.hpp"

namespace dateline::render {

/// Draws the user's own pictures of a scene::BaseLayer into the bound target. Tiles stay on the GPU
/// from frame to frame; those not drawn for a while are dropped. REQUIRES the context outlives it
/// and is current in each call.
class RasterRenderer {
 public:
  [[nodiscard]] static base::Result<RasterRenderer> make(const Context& context);

  /// `tile` is the part of the view's pixels that the target shows.
  void draw(const scene::BaseLayer& base, const Tile& tile);

 private:
  struct Gpu {
    Texture texture;
    std::uint64_t used = 0;
  };

  RasterRenderer(Trash& trash, Program flat, Program conic);
  [[nodiscard]] GLuint upload(const scene::RasterTile& tile);
  void draw_piece(const Program& program, const scene::View& view, const scene::RasterPiece& piece);

  Trash* trash_;
  Program flat_;
  Program conic_;
  VertexArray nothing_;  ///< core GL draws from no array without one bound
  std::unordered_map<std::uint64_t, Gpu> gpus_;
  std::uint64_t frame_ = 0;
};

}  // namespace dateline::render
