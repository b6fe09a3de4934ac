#include "app/desktop/window.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>

#include <algorithm>
#include <utility>

#include "app/desktop/glfw_keys.hpp"

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
  const std::vector<Monitor> all = monitors();
  return all.empty() ? 1.0F : all.front().scale;
}

base::Result<GLFWwindow*> Window::create(int width, int height, const std::string& title,
                                         GLFWwindow* shares) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  // Else a full screen would go away as soon as the window on the other monitor is clicked.
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "dateline");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "dateline");
  GLFWwindow* made = glfwCreateWindow(width, height, title.c_str(), nullptr, shares);
  if (made == nullptr) {
    return base::Error{base::ErrorCode::unsupported, "The display offers no OpenGL 3.3", "",
                       "Install the package libgl1-mesa-dri"};
  }
  return made;
}

base::Result<std::unique_ptr<Window>> Window::open(int width, int height,
                                                   const std::string& title) {
  std::unique_ptr<Window> window(new Window());
  auto made = create(width, height, title, nullptr);
  if (!made) {
    glfwTerminate();
    return made.error();
  }
  window->window_ = *made;
  window->ends_library_ = true;
  glfwMakeContextCurrent(window->window_);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window->window_, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
  window->install_callbacks();
  return window;
}

base::Result<std::unique_ptr<Window>> Window::open_beside(const Place& at,
                                                          const std::string& title) const {
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  auto made = create(at.width, at.height, title, window_);
  glfwDefaultWindowHints();
  if (!made) return made.error();
  std::unique_ptr<Window> window(new Window());
  window->window_ = *made;
  window->install_callbacks();
  glfwSetWindowSizeLimits(window->window_, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowPos(window->window_, at.x, at.y);
  glfwShowWindow(window->window_);
  glfwSetWindowPos(window->window_, at.x, at.y);  // some desktops place what they are shown
  window->make_current();
  glfwSwapInterval(0);  // two windows would wait for two pictures
  return window;
}

Window::~Window() {
  if (window_ == nullptr) return;
  glfwDestroyWindow(window_);
  if (ends_library_) glfwTerminate();
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
    if (window->feeds_imgui_ && !window->holds_back_) ImGui_ImplGlfw_CharCallback(w, c);
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    self(w)->input_ = true;
    if (self(w)->handlers_.drop) self(w)->handlers_.drop({paths, paths + count});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
    const bool release = action == GLFW_RELEASE;
    PointerEvent event;
    event.kind = release ? PointerEvent::Kind::release : PointerEvent::Kind::press;
    event.button = button;
    self(w)->on_pointer(event, mods);
    if (self(w)->feeds_imgui_ && (release || !self(w)->holds_back_))
      ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    PointerEvent event;
    event.kind = PointerEvent::Kind::wheel;
    event.wheel = y;
    const auto down = [w](int key) { return glfwGetKey(w, key) == GLFW_PRESS; };
    const int shift = down(GLFW_KEY_LEFT_SHIFT) || down(GLFW_KEY_RIGHT_SHIFT) ? GLFW_MOD_SHIFT : 0;
    const int ctrl =
        down(GLFW_KEY_LEFT_CONTROL) || down(GLFW_KEY_RIGHT_CONTROL) ? GLFW_MOD_CONTROL : 0;
    self(w)->on_pointer(event, shift | ctrl);
    if (self(w)->feeds_imgui_ && !self(w)->holds_back_) ImGui_ImplGlfw_ScrollCallback(w, x, y);
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
    self(w)->on_pointer({}, 0);
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

/// Adds where it was.
void Window::on_pointer(PointerEvent event, int mods) {
  input_ = true;
  if (!handlers_.pointer) return;
  glfwGetCursorPos(window_, &event.x, &event.y);
  int w = 0;
  int h = 0;
  glfwGetWindowSize(window_, &w, &h);
  if (w > 0 && h > 0) {
    event.x *= static_cast<double>(width()) / w;
    event.y *= static_cast<double>(height()) / h;
  }
  event.shift = (mods & GLFW_MOD_SHIFT) != 0;
  event.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
  handlers_.pointer(event);
}

void Window::on_key(int key, int scancode, int action, int mods) {
  input_ = true;
  if (feeds_imgui_ && (action == GLFW_RELEASE || !holds_back_)) {
    // Of other keys than this one, too: Ctrl or Shift that goes up at once after a key that it was
    // held down for would not be seen with it.
    if (action == GLFW_RELEASE && pressed_) {
      held_.push_back({key, scancode, mods});
    } else {
      ImGui_ImplGlfw_KeyCallback(window_, key, scancode, action, mods);
    }
    if (action == GLFW_PRESS) pressed_ = true;
  }
  const auto press = key_press_of(key, scancode, action, mods);
  if (press && handlers_.key) handlers_.key(*press);
}

void Window::end_frame() {
  pressed_ = false;
  for (const HeldRelease& r : std::exchange(held_, {})) {
    ImGui_ImplGlfw_KeyCallback(window_, r.key, r.scancode, GLFW_RELEASE, r.mods);
    input_ = true;
  }
}

void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }

bool Window::is_full_screen() const { return glfwGetWindowMonitor(window_) != nullptr; }

Place Window::place() const {
  Place out;
  glfwGetWindowPos(window_, &out.x, &out.y);
  glfwGetWindowSize(window_, &out.width, &out.height);
  return out;
}

Place Window::ordinary_place() const { return full_ ? ordinary_ : place(); }

void Window::toggle_full_screen() {
  if (full_) {
    leave_full_screen();
    return;
  }
  const std::vector<Monitor> all = monitors();
  if (!all.empty()) full_screen_on(all[monitor_at(all, place())]);
}

void Window::full_screen_on(const Monitor& monitor) {
  const GLFWvidmode* mode = glfwGetVideoMode(monitor.handle);
  if (mode == nullptr) return;
  if (!full_) {
    ordinary_ = place();
    maximised_ = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
  }
  full_ = true;
  glfwSetWindowMonitor(window_, monitor.handle, 0, 0, mode->width, mode->height, mode->refreshRate);
  input_ = true;
}

void Window::leave_full_screen(bool maximise) {
  if (!std::exchange(full_, false)) return;
  const std::vector<Monitor> all = monitors();
  if (!all.empty()) {
    const Monitor& on = all[monitor_at(all, ordinary_)];
    if (overlap(on.place, ordinary_) == 0) {
      ordinary_.x = on.work.x + std::max(0, (on.work.width - ordinary_.width) / 2);
      ordinary_.y = on.work.y + std::max(0, (on.work.height - ordinary_.height) / 2);
    }
  }
  glfwSetWindowMonitor(window_, nullptr, ordinary_.x, ordinary_.y, ordinary_.width,
                       ordinary_.height, 0);
  if (maximised_ && maximise) glfwMaximizeWindow(window_);
  input_ = true;
}

bool Window::is_maximised() const {
  return full_ ? maximised_ : glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
}

void Window::maximise() {
  if (!full_) glfwMaximizeWindow(window_);
}

void Window::put_at(const Place& place) {
  if (full_) return;
  // Desktops do not move a window that is maximised.
  if (is_maximised()) glfwRestoreWindow(window_);
  glfwSetWindowPos(window_, place.x, place.y);
  glfwSetWindowSize(window_, place.width, place.height);
  input_ = true;
}

void Window::hide_cursor(bool on) {
  glfwSetInputMode(window_, GLFW_CURSOR, on ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL);
}

void Window::take_keyboard() { glfwFocusWindow(window_); }

void Window::make_current() { glfwMakeContextCurrent(window_); }

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
