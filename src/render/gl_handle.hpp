#pragma once

#include <glad/gl.h>

#include <mutex>
#include <utility>
#include <vector>

namespace dateline::render {

/// Names of GL objects that wait for deletion. Handles may die on any thread and without a current
/// context; flush() runs on the GL thread, once a frame and before the context goes.
class Trash {
 public:
  using Delete = void (*)(GLuint);
  void put(Delete how, GLuint id) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace_back(how, id);
  }
  /// REQUIRES the context that made the objects is current.
  void flush() {
    std::vector<std::pair<Delete, GLuint>> now;
    {
      const std::lock_guard lock(mutex_);
      now.swap(waiting_);
    }
    for (const auto& [how, id] : now) how(id);
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<Delete, GLuint>> waiting_;
};

/// Owns one GL object; move-only. REQUIRES the Trash (that of its Context) outlives it.
template <void (*How)(GLuint)>
class GlHandle {
 public:
  GlHandle() = default;
  GlHandle(Trash& trash, GLuint id) : trash_(&trash), id_(id) {}
  GlHandle(GlHandle&& o) noexcept : trash_(o.trash_), id_(std::exchange(o.id_, 0)) {}
  GlHandle& operator=(GlHandle&& o) noexcept {
    std::swap(trash_, o.trash_);
    std::swap(id_, o.id_);
    return *this;
  }
  GlHandle(const GlHandle&) = delete;
  GlHandle& operator=(const GlHandle&) = delete;
  ~GlHandle() {
    if (id_ != 0) trash_->put(How, id_);
  }
  [[nodiscard]] GLuint id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  Trash* trash_ = nullptr;
  GLuint id_ = 0;
};

namespace gl {
inline void delete_buffer(GLuint id) { glDeleteBuffers(1, &id); }
inline void delete_vertex_array(GLuint id) { glDeleteVertexArrays(1, &id); }
inline void delete_texture(GLuint id) { glDeleteTextures(1, &id); }
inline void delete_framebuffer(GLuint id) { glDeleteFramebuffers(1, &id); }
inline void delete_renderbuffer(GLuint id) { glDeleteRenderbuffers(1, &id); }
inline void delete_shader(GLuint id) { glDeleteShader(id); }
inline void delete_program(GLuint id) { glDeleteProgram(id); }
}  // namespace gl

using Buffer = GlHandle<gl::delete_buffer>;
using VertexArray = GlHandle<gl::delete_vertex_array>;
using Texture = GlHandle<gl::delete_texture>;
using Framebuffer = GlHandle<gl::delete_framebuffer>;
using Renderbuffer = GlHandle<gl::delete_renderbuffer>;
using Shader = GlHandle<gl::delete_shader>;
using ProgramHandle = GlHandle<gl::delete_program>;

[[nodiscard]] inline Buffer make_buffer(Trash& trash) {
  GLuint id = 0;
  glGenBuffers(1, &id);
  return {trash, id};
}
[[nodiscard]] inline VertexArray make_vertex_array(Trash& trash) {
  GLuint id = 0;
  glGenVertexArrays(1, &id);
  return {trash, id};
}
[[nodiscard]] inline Texture make_texture(Trash& trash) {
  GLuint id = 0;
  glGenTextures(1, &id);
  return {trash, id};
}
[[nodiscard]] inline Framebuffer make_framebuffer(Trash& trash) {
  GLuint id = 0;
  glGenFramebuffers(1, &id);
  return {trash, id};
}
[[nodiscard]] inline Renderbuffer make_renderbuffer(Trash& trash) {
  GLuint id = 0;
  glGenRenderbuffers(1, &id);
  return {trash, id};
}

}  // namespace dateline::render
