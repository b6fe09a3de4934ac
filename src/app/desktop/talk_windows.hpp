#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "app/desktop/speaker_window.hpp"
#include "project/settings.hpp"

namespace dateline::desktop {

/// Where the windows of a presentation are: the map all over a screen, the speaker's window on
/// another one or, where there is one screen, beside the map. Puts the program's window back to
/// where and how it was when it goes. Belongs to the main thread.
class TalkWindows {
 public:
  using Handlers = std::function<Window::Handlers()>;
  /// `handlers`: of each speaker's window that is opened. What it is given must outlive it.
  TalkWindows(Window& window, const render::Context& context, project::SpeakerWindow wanted,
              Handlers handlers);
  TalkWindows(const TalkWindows&) = delete;
  TalkWindows& operator=(const TalkWindows&) = delete;
  ~TalkWindows();

  /// Puts the windows where they belong. Errors of the speaker's window, without which the map is
  /// there all the same.
  [[nodiscard]] base::Result<void> arrange();
  /// The same where screens were plugged in or out since, and closes a speaker's window that its
  /// user has closed. True where anything has changed.
  [[nodiscard]] bool follow();

  [[nodiscard]] base::Result<void> toggle_full_screen();
  /// The map goes to the next screen. Nothing where there is one.
  [[nodiscard]] base::Result<void> swap_screens();
  [[nodiscard]] base::Result<void> toggle_speaker();

  [[nodiscard]] std::size_t monitors() const { return monitors_.size(); }
  [[nodiscard]] bool full_screen() const { return full_; }
  [[nodiscard]] SpeakerWindow* speaker() { return speaker_.get(); }  ///< nullptr: it is not open
  [[nodiscard]] const SpeakerWindow* speaker() const { return speaker_.get(); }

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool wants_speaker() const;
  [[nodiscard]] Place speaker_place(std::size_t home) const;
  void put_back();
  void put_map(const Place& place);

  Window& window_;
  const render::Context& context_;
  project::SpeakerWindow wanted_;
  Handlers handlers_;
  Place before_;  ///< of the program's window
  bool was_maximised_ = false;
  bool was_full_ = false;
  std::vector<Monitor> monitors_;
  std::vector<GLFWmonitor*> handles_;  ///< that they were found of
  Clock::time_point looked_ = Clock::now();
  std::size_t swapped_ = 0;  ///< screens that the map has gone on by
  bool full_ = true;
  bool moved_ = false;  ///< the program's window was put beside the speaker's
  std::unique_ptr<SpeakerWindow> speaker_;
};

}  // namespace dateline::desktop
