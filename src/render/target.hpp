#pragma once

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/gl_handle.hpp"
#include "render/image.hpp"
#include "scene/colour.hpp"

namespace dateline::render {

/// A framebuffer object to draw into, at 8 bits a channel. Row 0 is the top: what draws into a
/// Target turns y over, so that its texture and its read-back have the picture the right way up.
class Target {
 public:
  /// `samples` 0 or 1 for none, else multisampled (clamped to what the driver has) and resolved by
  /// resolve(). Error bad_value for sizes outside 1 .. the largest texture; internal if incomplete.
  [[nodiscard]] static base::Result<Target> make(const Context& context, int width, int height,
                                                 int samples = 0);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

  void bind() const;  ///< as the place to draw, with the viewport set to all of it
  void clear(scene::Rgba colour) const;  ///< all of it; transparent where its alpha is 0
  void resolve() const;                  ///< after drawing: makes the texture hold what was drawn
  [[nodiscard]] GLuint texture() const { return texture_.id(); }  ///< valid after resolve()
  [[nodiscard]] Image read_back() const;  ///< resolved picture, alpha as drawn
  /// Copies the resolved picture into the framebuffer `to` (0: the window) with its lower left
  /// corner at x, y, turned so that row 0 is on top.
  void blit_to(GLuint to, int x, int y) const;
  /// Copies the resolved picture into another target of the same size, which may not be
  /// multisampled.
  void copy_to(const Target& other) const;

 private:
  Target() = default;
  int width_ = 0;
  int height_ = 0;
  Texture texture_;
  Framebuffer framebuffer_;
  Renderbuffer samples_;
  Framebuffer sampled_;  ///< empty without multisampling
};

}  // namespace dateline::render
