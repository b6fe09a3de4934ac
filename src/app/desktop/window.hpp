#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gui/key_press.hpp"

struct GLFWwindow;

namespace dateline::desktop {

/// A GLFW window with an OpenGL 3.3 core context, current on the main thread. Input arrives through
/// the handlers, at once; any input counts as a reason to draw.
class Window {
 public:
  struct Handlers {
    std::function<void(const gui::KeyPress&)> key;
    std::function<void(char32_t)> character;
    std::function<void(std::vector<std::filesystem::path>)> drop;
    std::function<void()> focus;  ///< the user has come back to it
  };

  /// Connects to the display, so that something can be got ready by its scale while open() is at
  /// work. Error unsupported: there is no display; says what to do.
  [[nodiscard]] static base::Result<void> connect();
  /// Of the main monitor: 1 to 4, in quarters. REQUIRES connect().
  [[nodiscard]] static float monitor_scale();

  /// REQUIRES connect(). Error unsupported: no OpenGL 3.3; says what to do.
  [[nodiscard]] static base::Result<std::unique_ptr<Window>> open(int width, int height,
                                                                  const std::string& title);
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  void set_handlers(Handlers handlers) { handlers_ = std::move(handlers); }
  /// Hands input on to Dear ImGui from here on. REQUIRES its GLFW part is set up without callbacks
  /// of its own. A key that goes up in a frame in which one went down is handed on one frame
  /// later: ImGui 1.86 would never see it, or not see what it was held down for.
  void feed_imgui() { feeds_imgui_ = true; }
  void end_frame();  ///< after each frame: hands on what was held back

  void set_title(const std::string& title);
  void toggle_full_screen();

  /// Handles input: waits for some where `seconds` is nullopt, at most so long otherwise (0 does
  /// not wait).
  void wait(std::optional<double> seconds);
  static void wake();  ///< ends a wait, from any thread
  /// Whether there has been input since the last call.
  [[nodiscard]] bool take_input();

  [[nodiscard]] bool should_close() const;
  void keep_open();  ///< takes back that it was asked to close
  void ask_to_close();
  [[nodiscard]] int width() const;  ///< of the framebuffer, pixels; 0 while minimised
  [[nodiscard]] int height() const;
  [[nodiscard]] std::string clipboard() const;
  void swap();
  [[nodiscard]] GLFWwindow* glfw() const { return window_; }
  /// For render::Context::current().
  [[nodiscard]] static void (*loader(const char* name))();

 private:
  Window() = default;
  void install_callbacks();
  void on_key(int key, int scancode, int action, int mods);

  GLFWwindow* window_ = nullptr;
  Handlers handlers_;
  struct HeldRelease {
    int key = 0;
    int scancode = 0;
    int mods = 0;
  };
  bool input_ = true;
  bool feeds_imgui_ = false;
  bool pressed_ = false;  ///< a key went down since the last frame
  std::vector<HeldRelease> held_;
  int saved_[4] = {0, 0, 1280, 720};  ///< place and size before full screen
};

}  // namespace dateline::desktop
