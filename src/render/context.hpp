#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "render/gl_handle.hpp"

namespace dateline::render {

/// An OpenGL 3.3 core context, made current on the calling thread, with its functions loaded. All
/// GL work of a context stays on that thread. Everything made with it must die before it.
class Context {
 public:
  using Loader = void (*(*)(const char*))();

  /// Without window, display or X server: EGL's surfaceless platform; draw into a Target.
  /// Error unsupported: no EGL, no surfaceless platform, no GL 3.3; says which package to install.
  [[nodiscard]] static base::Result<Context> offscreen();

  /// Around a context that a window library made and made current; `loader` is its
  /// glfwGetProcAddress. The window library keeps owning the context.
  [[nodiscard]] static base::Result<Context> current(Loader loader);

  Context(Context&&) noexcept;
  Context& operator=(Context&&) noexcept;
  ~Context();

  [[nodiscard]] Trash& trash() const;
  [[nodiscard]] int max_texture_size() const;
  [[nodiscard]] std::string description() const;  ///< renderer and version, for --version and logs

 private:
  struct State;
  explicit Context(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::render
