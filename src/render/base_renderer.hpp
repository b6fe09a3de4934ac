#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/map_frame.hpp"
#include "render/program.hpp"
#include "scene/base_layer.hpp"

namespace dateline::render {

/// Draws scene::BaseLayer into the bound target. Chunks stay on the GPU from frame to frame; those
/// not drawn for a while are dropped. In the conic they are uploaded once more, with long edges cut
/// into pieces that may be straight. REQUIRES the context outlives it and is current in each call.
class BaseRenderer {
 public:
  [[nodiscard]] static base::Result<BaseRenderer> make(const Context& context);

  /// Water, land, relief and lakes; covers the whole target, or what the scissor leaves of it.
  /// `tile` is the part of the view's pixels that the target shows.
  void draw_areas(const scene::BaseLayer& layer, const Tile& tile);
  /// Borders, rivers and other lines. REQUIRES draw_areas() of the same before.
  void draw_lines(const scene::BaseLayer& layer, const Tile& tile);

 private:
  struct GpuFill {
    VertexArray array;
    Buffer vertices;
    Buffer indices;
    GLsizei count = 0;
    std::uint64_t used = 0;
    double longest = 0;  ///< edge, world units: what it was cut for
    geo::WorldBox seen;  ///< where it was cut
  };
  struct GpuLine {
    VertexArray array;
    Buffer segments;
    GLsizei count = 0;
    std::uint64_t used = 0;
    double longest = 0;
  };
  struct GpuRelief {
    Texture texture;
    const std::uint8_t* source = nullptr;
    int finest = 0;  ///< the level of the source that is the texture's first
  };

  /// Of one projection.
  struct Programs {
    Program fill;
    Program line;
    Program relief;
  };

  BaseRenderer(Trash& trash, Programs flat, Programs conic);
  /// `on_map` is the shader that knows where points lie.
  [[nodiscard]] static base::Result<Programs> programs(Trash& trash, std::string_view on_map);
  [[nodiscard]] const Programs& programs_for(const scene::View& view) const {
    return view.is_mercator() ? flat_ : conic_;
  }
  /// With no edge longer than `longest`, world units; infinite for as it is. Of fills only what
  /// lies within or about `seen` is cut.
  [[nodiscard]] const GpuFill& upload(const scene::MapFillChunk& chunk, double longest,
                                      const geo::WorldBox& seen);
  [[nodiscard]] const GpuLine& upload(const scene::MapLineChunk& chunk, double longest);
  [[nodiscard]] GLuint upload(const scene::MapRelief& relief, double texels_a_pixel);
  void draw_fills(const std::vector<scene::FillBatch>& fills, const scene::View& view,
                  const Tile& tile);
  void draw_reliefs(const scene::BaseLayer& layer, const Tile& tile);
  void drop_unused();

  Trash* trash_;
  Programs flat_;
  Programs conic_;
  VertexArray nothing_;  ///< core GL draws from no array without one bound
  std::unordered_map<std::uint32_t, GpuFill> fills_;
  std::unordered_map<std::uint32_t, GpuLine> lines_;
  std::vector<GpuRelief> reliefs_;
  std::uint64_t frame_ = 0;
};

}  // namespace dateline::render
