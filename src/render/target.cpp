#include "render/target.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dateline::render {

base::Result<Target> Target::make(const Context& context, int width, int height, int samples) {
  const int most = context.max_texture_size();
  if (width < 1 || height < 1 || width > most || height > most) {
    return base::Error{base::ErrorCode::bad_value,
                       fmt::format("a picture of {} x {} pixels cannot be drawn", width, height),
                       "size", fmt::format("choose 1 to {} pixels a side", most)};
  }
  Target t;
  t.width_ = width;
  t.height_ = height;
  Trash& trash = context.trash();
  t.texture_ = make_texture(trash);
  glBindTexture(GL_TEXTURE_2D, t.texture_.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  t.framebuffer_ = make_framebuffer(trash);
  glBindFramebuffer(GL_FRAMEBUFFER, t.framebuffer_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, t.texture_.id(), 0);
  bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  GLint most_samples = 0;
  glGetIntegerv(GL_MAX_SAMPLES, &most_samples);
  samples = std::min(samples, most_samples);
  if (samples > 1) {
    t.samples_ = make_renderbuffer(trash);
    glBindRenderbuffer(GL_RENDERBUFFER, t.samples_.id());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
    t.sampled_ = make_framebuffer(trash);
    glBindFramebuffer(GL_FRAMEBUFFER, t.sampled_.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              t.samples_.id());
    complete = complete && glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  }
  if (!complete) {
    return base::Error{base::ErrorCode::internal,
                       fmt::format("the driver refuses a framebuffer of {} x {}", width, height),
                       "OpenGL", "try a smaller size"};
  }
  return t;
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, sampled_ ? sampled_.id() : framebuffer_.id());
  glViewport(0, 0, width_, height_);
}

void Target::clear(scene::Rgba colour) const {
  const auto part = [](std::uint8_t c) { return static_cast<float>(c) / 255; };
  bind();
  glDisable(GL_SCISSOR_TEST);
  glClearColor(part(colour.r), part(colour.g), part(colour.b), part(colour.a));
  glClear(GL_COLOR_BUFFER_BIT);
}

void Target::resolve() const {
  if (!sampled_) return;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, sampled_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_.id());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

Image Target::read_back() const {
  Image image{width_, height_, {}};
  image.rgba.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  return image;
}

void Target::blit_to(GLuint to, int x, int y) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  glBlitFramebuffer(0, 0, width_, height_, x, y + height_, x + width_, y, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
}

void Target::copy_to(const Target& other) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.framebuffer_.id());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace dateline::render
