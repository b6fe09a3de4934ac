#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/monitor.hpp"
#include "base/result.hpp"
#include "gui/key_press.hpp"

struct GLFWwindow;

namespace dateline::desktop {

/// What the mouse did over a window. Pixels of the framebuffer, from its upper left corner.
struct PointerEvent {
  enum class Kind : std::uint8_t { move, press, release, wheel };
  Kind kind = Kind::move;
  double x = 0;
  double y = 0;
  int button = 0;    ///< of press and release: 0 the left one, 1 the right one, 2 the wheel's
  double wheel = 0;  ///< notches, up (away from the hand) positive
  bool shift = false;
  bool ctrl = false;
};

/// A GLFW window with an OpenGL 3.3 core context, current on the main thread. Input arrives through
/// the handlers, at once; any input counts as a reason to draw.
class Window {
 public:
  struct Handlers {
    std::function<void(const gui::KeyPress&)> key;
    std::function<void(char32_t)> character;
    std::function<void(std::vector<std::filesystem::path>)> drop;
    std::function<void()> focus;  ///< the user has come back to it
    std::function<void(const PointerEvent&)> pointer;
  };

  /// Connects to the display, so that something can be got ready by its scale while open() is at
  /// work. Error unsupported: there is no display; says what to do.
  [[nodiscard]] static base::Result<void> connect();
  /// Of the main monitor, as Monitor::scale. REQUIRES connect().
  [[nodiscard]] static float monitor_scale();

  /// REQUIRES connect(). Error unsupported: no OpenGL 3.3; says what to do.
  [[nodiscard]] static base::Result<std::unique_ptr<Window>> open(int width, int height,
                                                                  const std::string& title);
  /// Another window, at a place of the desktop, whose context shares textures with this one's. It
  /// does not take the keyboard. The context of the new window is current then. REQUIRES this one
  /// outlives it. Error unsupported: the system gives no second one.
  [[nodiscard]] base::Result<std::unique_ptr<Window>> open_beside(const Place& at,
                                                                  const std::string& title) const;
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  void set_handlers(Handlers handlers) { handlers_ = std::move(handlers); }
  /// Hands input on to Dear ImGui from here on. REQUIRES its GLFW part is set up without callbacks
  /// of its own. A key that goes up in a frame in which one went down is handed on one frame
  /// later: ImGui 1.86 would never see it, or not see what it was held down for.
  void feed_imgui() { feeds_imgui_ = true; }
  /// Keeps what is pressed and typed from Dear ImGui until it is called with false; what is let go
  /// still gets there, so that nothing stays pressed.
  void hold_back_input(bool on) { holds_back_ = on; }
  void end_frame();  ///< after each frame: hands on what was held back

  void set_title(const std::string& title);
  /// On the monitor that shows most of it, and back to the place and size before.
  void toggle_full_screen();
  /// All over a monitor, which keeps its mode; from one monitor to another as well. The place and
  /// size that it had before are kept for leave_full_screen().
  void full_screen_on(const Monitor& monitor);
  /// Nothing where it was not asked to be one. Where that place is on no monitor any more, on one
  /// that is there. As large as its monitor where it was that before, unless `maximise` is false.
  void leave_full_screen(bool maximise = true);
  /// Or was before it went all over a monitor.
  [[nodiscard]] bool is_maximised() const;
  void maximise();  ///< nothing while it is all over a monitor
  /// False, too, once its monitor was unplugged.
  [[nodiscard]] bool is_full_screen() const;
  /// Where it lies on the desktop; of a window of full screen that monitor.
  [[nodiscard]] Place place() const;
  /// Where it lies when it is no full screen.
  [[nodiscard]] Place ordinary_place() const;
  /// Moves a window that is no full screen.
  void put_at(const Place& place);
  void hide_cursor(bool on);
  void take_keyboard();  ///< asks the desktop for it
  void make_current();

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
  void on_pointer(PointerEvent event, int mods);
  [[nodiscard]] static base::Result<GLFWwindow*> create(int width, int height,
                                                        const std::string& title,
                                                        GLFWwindow* shares);

  GLFWwindow* window_ = nullptr;
  Handlers handlers_;
  struct HeldRelease {
    int key = 0;
    int scancode = 0;
    int mods = 0;
  };
  bool input_ = true;
  bool feeds_imgui_ = false;
  bool holds_back_ = false;
  bool ends_library_ = false;  ///< the program's first one, which outlives all others
  bool pressed_ = false;       ///< a key went down since the last frame
  std::vector<HeldRelease> held_;
  Place ordinary_{0, 0, 1280, 720};  ///< before full screen
  bool maximised_ = false;           ///< likewise
  bool full_ = false;                ///< asked to be a full screen
};

}  // namespace dateline::desktop
