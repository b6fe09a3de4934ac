#pragma once

#include <memory>
#include <string>

#include "app/desktop/window.hpp"
#include "publish/speaker_view.hpp"

namespace dateline::desktop {

/// The window that who speaks reads: notes, this and the next scene, time. Drawn by the context of
/// the program's window, which is current between all calls. Belongs to the main thread.
class SpeakerWindow {
 public:
  /// REQUIRES `window` and `context` (its) outlive it. Errors of the window.
  [[nodiscard]] static base::Result<std::unique_ptr<SpeakerWindow>> open(
      Window& window, const render::Context& context, const Place& at, Window::Handlers handlers);
  SpeakerWindow(const SpeakerWindow&) = delete;
  SpeakerWindow& operator=(const SpeakerWindow&) = delete;
  ~SpeakerWindow();

  /// Draws and shows it. Errors of OpenGL.
  [[nodiscard]] base::Result<void> draw(publish::PicturePress& press, typeset::Typesetter& type,
                                        const publish::SpeakerContent& content,
                                        const publish::SpeakerLook& look);
  /// Whether it has become larger or smaller, was uncovered or touched since the last call.
  [[nodiscard]] bool take_input() { return window_->take_input(); }
  [[nodiscard]] bool should_close() const { return window_->should_close(); }
  [[nodiscard]] Window& window() { return *window_; }
  [[nodiscard]] const Window& window() const { return *window_; }
  /// As it was drawn last.
  [[nodiscard]] const publish::SpeakerView& view() const { return view_; }

 private:
  SpeakerWindow(Window& main, const render::Context& context) : main_(main), context_(context) {}
  Window& main_;
  const render::Context& context_;
  std::unique_ptr<Window> window_;
  std::optional<render::Target> target_;
  publish::SpeakerView view_;
};

}  // namespace dateline::desktop
