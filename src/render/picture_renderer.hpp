#pragma once

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/image.hpp"
#include "render/program.hpp"
#include "render/target.hpp"
#include "scene/pixel_box.hpp"

namespace dateline::render {

/// Puts whole pictures into the bound target or window: small ones of scenes, and one that fades in
/// over another. REQUIRES the context outlives it and is current in each call.
class PictureRenderer {
 public:
  [[nodiscard]] static base::Result<PictureRenderer> make(const Context& context);

  /// A picture stretched over a box of a target (pixels, y down) at this opacity, 0..1. Its own
  /// alpha is left out.
  void draw(const Target& picture, const Target& into, scene::PixelBox box, float opacity = 1);
  /// The same of an image, which is brought to the graphics card each time.
  void draw(const Image& picture, const Target& into, scene::PixelBox box, float opacity = 1);

 private:
  PictureRenderer(Trash& trash, Program program);
  void draw(GLuint texture, const Target& into, scene::PixelBox box, float opacity);
  Trash* trash_;
  Program program_;
  VertexArray nothing_;  ///< core GL draws from no array without one bound
};

}  // namespace dateline::render
