#include "render/window_surface.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cstddef>

namespace dateline::render {

void bind_window(int width, int height, scene::Rgba ground) {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glClearColor(part(ground.r), part(ground.g), part(ground.b), 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

void show_in_window(const Target& target) {
  GLuint from = 0;  // framebuffers are not shared between contexts
  glGenFramebuffers(1, &from);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.texture(),
                         0);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  const int w = target.width();
  const int h = target.height();
  glBlitFramebuffer(0, 0, w, h, 0, h, w, 0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glDeleteFramebuffers(1, &from);
}

Image read_window(int width, int height) {
  Image image;
  image.width = width;
  image.height = height;
  const std::size_t row = 4 * static_cast<std::size_t>(width);
  image.rgba.resize(row * static_cast<std::size_t>(height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
  glReadBuffer(GL_BACK);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  // GL's first row is the lowest.
  for (int y = 0; y < height / 2; ++y) {
    const auto upper = image.rgba.begin() + static_cast<std::ptrdiff_t>(row) * y;
    const auto lower = image.rgba.begin() + static_cast<std::ptrdiff_t>(row) * (height - 1 - y);
    std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(row), lower);
  }
  return image;
}

}  // namespace dateline::render
