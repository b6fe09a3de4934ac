#include "render/context.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/core.h>

#include <utility>

namespace dateline::render {

namespace {

base::Error unsupported(std::string message, std::string cure) {
  return {base::ErrorCode::unsupported, std::move(message), "OpenGL", std::move(cure)};
}

constexpr const char* kMesaCure =
    "install Mesa's drivers (Debian: libegl1, libegl-mesa0 and libgl1-mesa-dri)";

std::string gl_string(GLenum name) {
  const GLubyte* text = glGetString(name);
  return text == nullptr ? std::string("unknown") : reinterpret_cast<const char*>(text);
}

}  // namespace

struct Context::State {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  Trash trash;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    trash.flush();
    if (context == EGL_NO_CONTEXT) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display, context);
    // The display is shared by all contexts of the process, so it is not terminated here.
  }
};

base::Result<Context> Context::offscreen() {
  auto state = std::make_unique<State>();
  state->display =
      eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (state->display == EGL_NO_DISPLAY || eglInitialize(state->display, nullptr, nullptr) == 0) {
    return unsupported(
        fmt::format("EGL has no surfaceless platform (EGL error {:#x})", eglGetError()), kMesaCure);
  }
  eglBindAPI(EGL_OPENGL_API);
  const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                               3,
                               EGL_CONTEXT_MINOR_VERSION,
                               3,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                               EGL_NONE};
  state->context = eglCreateContext(state->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes);
  if (state->context == EGL_NO_CONTEXT ||
      eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state->context) == 0) {
    return unsupported(fmt::format("no OpenGL 3.3 core context without a display (EGL error {:#x})",
                                   eglGetError()),
                       kMesaCure);
  }
  if (gladLoadGL(eglGetProcAddress) == 0) {
    return unsupported("the functions of OpenGL 3.3 could not be loaded", kMesaCure);
  }
  return Context(std::move(state));
}

base::Result<Context> Context::current(Loader loader) {
  auto state = std::make_unique<State>();
  const int version = gladLoadGL(loader);
  if (version < GLAD_MAKE_VERSION(3, 3)) {
    return unsupported("the window's context is older than OpenGL 3.3", kMesaCure);
  }
  return Context(std::move(state));
}

Context::Context(std::unique_ptr<State> state) : state_(std::move(state)) {}
Context::Context(Context&&) noexcept = default;
Context& Context::operator=(Context&&) noexcept = default;
Context::~Context() = default;

Trash& Context::trash() const { return state_->trash; }

int Context::max_texture_size() const {
  GLint size = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size);
  return size;
}

std::string Context::description() const {
  return gl_string(GL_RENDERER) + ", OpenGL " + gl_string(GL_VERSION);
}

}  // namespace dateline::render
