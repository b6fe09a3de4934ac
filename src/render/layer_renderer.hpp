#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/map_frame.hpp"
#include "render/program.hpp"
#include "render/target.hpp"
#include "scene/base_layer.hpp"

namespace dateline::render {

/// Draws the user's own layers of a scene::BaseLayer. Each is drawn apart, so that it lies over the
/// ground as one: where its lines cross or its areas overlap it is no deeper. What was uploaded
/// stays on the GPU from frame to frame; what is not drawn for a while is dropped. REQUIRES the
/// context outlives it and is current in each call.
///
/// Areas are filled without triangles of their own: the stencil counts for each pixel how often
/// each ring goes round it (a fan from any point does), and what is not 0 is covered. So holes,
/// islands in them and rings that cross themselves need no care.
class LayerRenderer {
 public:
  [[nodiscard]] static base::Result<LayerRenderer> make(const Context& context);

  /// Into `target`, which shows `tile` of the view's pixels and is bound after. Errors of OpenGL.
  [[nodiscard]] base::Result<void> draw(const scene::BaseLayer& base, const Target& target,
                                        const Tile& tile);

 private:
  struct Gpu {
    VertexArray array;
    Buffer vertices;
    Buffer indices;
    GLsizei count = 0;
    std::uint64_t used = 0;
    double longest = 0;  ///< edge, world units: what it was cut for
  };
  struct Programs {
    Program fill;
    Program line;
  };
  enum class Kind : std::uint8_t { lines, dots, rings };

  LayerRenderer(const Context& context, Programs flat, Programs conic, Program cover,
                Program compose);
  [[nodiscard]] static base::Result<Programs> programs(Trash& trash, std::string_view on_map);
  [[nodiscard]] const Programs& programs_for(const scene::View& view) const {
    return view.is_mercator() ? flat_ : conic_;
  }
  [[nodiscard]] base::Result<void> make_apart(int width, int height);
  [[nodiscard]] Gpu& find(std::uint64_t shape, std::size_t level, Kind kind, std::size_t chunk);
  [[nodiscard]] const Gpu& upload(Gpu& gpu, const scene::LayerChunk& chunk, double longest,
                                  Kind kind);
  void draw_segments(const scene::LayerBatch& batch, const scene::View& view, const Tile& tile,
                     Kind kind, float width, scene::Rgba colour);
  void fill(const scene::LayerBatch& batch, const scene::View& view, const Tile& tile);
  void drop_unused();

  const Context* context_;
  Programs flat_;
  Programs conic_;
  Program cover_;
  Program compose_;
  VertexArray nothing_;  ///< core GL draws from no array without one bound
  Texture texture_;      ///< what is drawn apart
  Renderbuffer stencil_;
  Framebuffer apart_;
  int width_ = 0;
  int height_ = 0;
  std::unordered_map<std::uint64_t, Gpu> gpus_;
  std::uint64_t frame_ = 0;
};

}  // namespace dateline::render
