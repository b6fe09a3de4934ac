#include "app/desktop/window.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline::desktop {
namespace {

Window* self(GLFWwindow* window) { return static_cast<Window*>(glfwGetWindowUserPointer(window)); }

}  // namespace

base::Result<void> Window::connect() {
  if (glfwInit() != GLFW_TRUE) {
    return base::Error{base::ErrorCode::unsupported, "There is no display to open a window on", "",
                       "Start it in a desktop session, or draw a picture with dateline render"};
  }
  return {};
}

float Window::monitor_scale() {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return 1;
  float x = 1;
  float y = 1;
  glfwGetMonitorContentScale(monitor, &x, &y);
  const float scale = std::max(x, y);
  return std::isfinite(scale) ? std::clamp(std::round(scale * 4) / 4, 1.0F, 4.0F) : 1.0F;
}

base::Result<std::unique_ptr<Window>> Window::open(int width, int height,
                                                   const std::string& title) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "dateline");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "dateline");
  std::unique_ptr<Window> window(new Window());
  window->window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window->window_ == nullptr) {
    glfwTerminate();
    return base::Error{base::ErrorCode::unsupported, "The display offers no OpenGL 3.3", "",
                       "Install the package libgl1-mesa-dri"};
  }
  glfwMakeContextCurrent(window->window_);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window->window_, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
  window->install_callbacks();
  return window;
}

Window::~Window() {
  if (window_ == nullptr) return;
  glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    self(w)->on_key(key, scancode, action, mods);
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned int c) {
    Window* window = self(w);
    window->input_ = true;
    if (window->handlers_.character) window->handlers_.character(static_cast<char32_t>(c));
    if (window->feeds_imgui_) ImGui_ImplGlfw_CharCallback(w, c);
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    self(w)->input_ = true;
    if (self(w)->handlers_.drop) self(w)->handlers_.drop({paths, paths + count});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
    self(w)->input_ = true;
    if (self(w)->feeds_imgui_) ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    self(w)->input_ = true;
    if (self(w)->feeds_imgui_) ImGui_ImplGlfw_ScrollCallback(w, x, y);
  });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
    self(w)->input_ = true;
    if (focused != 0 && self(w)->handlers_.focus) self(w)->handlers_.focus();
    if (self(w)->feeds_imgui_) ImGui_ImplGlfw_WindowFocusCallback(w, focused);
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    self(w)->input_ = true;
    if (self(w)->feeds_imgui_) ImGui_ImplGlfw_CursorEnterCallback(w, entered);
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    self(w)->input_ = true;
#if IMGUI_VERSION_NUM >= 18700
    if (self(w)->feeds_imgui_) ImGui_ImplGlfw_CursorPosCallback(w, x, y);
#else
    static_cast<void>(x);  // ImGui asks for it
    static_cast<void>(y);
#endif
  });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { self(w)->input_ = true; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { self(w)->input_ = true; });
}

void Window::on_key(int key, int scancode, int action, int mods) {
  input_ = true;
  if (feeds_imgui_) {
    // Of other keys than this one, too: Ctrl or Shift that goes up at once after a key that it was
    // held down for would not be seen with it.
    if (action == GLFW_RELEASE && pressed_) {
      held_.push_back({key, scancode, mods});
    } else {
      ImGui_ImplGlfw_KeyCallback(window_, key, scancode, action, mods);
    }
    if (action == GLFW_PRESS) pressed_ = true;
  }
  if (action == GLFW_RELEASE || !handlers_.key) return;
  if ((mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return;  // the desktop's own
  gui::KeyPress press;
  press.key = key_of(on_layout(key, scancode));
  press.shift = (mods & GLFW_MOD_SHIFT) != 0;
  press.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
  if (press.key == gui::letter('+')) press.shift = false;  // held down to reach it
  press.repeat = action == GLFW_REPEAT;
  handlers_.key(press);
}

void Window::end_frame() {
  pressed_ = false;
  for (const HeldRelease& r : std::exchange(held_, {})) {
    ImGui_ImplGlfw_KeyCallback(window_, r.key, r.scancode, GLFW_RELEASE, r.mods);
    input_ = true;
  }
}

void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }

void Window::toggle_full_screen() {
  if (glfwGetWindowMonitor(window_) != nullptr) {
    glfwSetWindowMonitor(window_, nullptr, saved_[0], saved_[1], saved_[2], saved_[3], 0);
    return;
  }
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (mode == nullptr) return;
  glfwGetWindowPos(window_, &saved_[0], &saved_[1]);
  glfwGetWindowSize(window_, &saved_[2], &saved_[3]);
  glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void Window::wait(std::optional<double> seconds) {
  if (!seconds) {
    glfwWaitEvents();
  } else if (*seconds > 0) {
    glfwWaitEventsTimeout(*seconds);
  } else {
    glfwPollEvents();
  }
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::take_input() { return std::exchange(input_, false); }

void Window::keep_open() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }
void Window::ask_to_close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }

bool Window::should_close() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

int Window::width() const {
  int w = 0;
  glfwGetFramebufferSize(window_, &w, nullptr);
  return w;
}

int Window::height() const {
  int h = 0;
  glfwGetFramebufferSize(window_, nullptr, &h);
  return h;
}

std::string Window::clipboard() const {
  const char* text = glfwGetClipboardString(window_);
  return text == nullptr ? "" : text;
}

void Window::swap() { glfwSwapBuffers(window_); }

void (*Window::loader(const char* name))() { return glfwGetProcAddress(name); }

}  // namespace dateline::desktop
