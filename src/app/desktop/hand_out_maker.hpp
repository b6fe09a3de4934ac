#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/task_queue.hpp"
#include "gui/hand_out_state.hpp"
#include "project/project.hpp"

namespace dateline::desktop {

/// Has hand-outs made by the program dateline-brief, so that they are what the command line makes
/// of the same project, and the window goes on meanwhile. One at a time. Belongs to the main
/// thread.
class HandOutMaker {
 public:
  using Send = std::function<void(const project::Command&)>;
  /// Keeps the project and gives its file, or why it has none.
  using KeptFile = std::function<base::Result<std::filesystem::path>()>;

  /// `send` is told what has come of them; `wake` ends a wait for events, from any thread.
  HandOutMaker(std::filesystem::path assets, KeptFile kept, Send send, std::function<void()> wake);
  ~HandOutMaker();
  HandOutMaker(const HandOutMaker&) = delete;
  HandOutMaker& operator=(const HandOutMaker&) = delete;

  /// Carries out MakeHandOuts, StopHandOuts and LookForFilmMaker.
  void handle(const project::Command& command, const project::Settings& settings);
  void stop();
  /// Takes over how far they are. True where that has changed.
  bool deliver();
  [[nodiscard]] const gui::HandOutState& state() const { return state_; }
  /// As other tasks in the window have it; nullopt while there is none.
  [[nodiscard]] std::optional<base::TaskQueue::Status> pending() const;

 private:
  /// What the thread that listens to the program shares with the main thread.
  struct Heard;

  void make(const project::MakeHandOuts& asked, const project::Settings& settings);
  bool take_over();
  void finish(const std::shared_ptr<Heard>& heard, const std::optional<base::Error>& error);

  std::filesystem::path assets_;
  KeptFile kept_;
  Send send_;
  std::function<void()> wake_;
  gui::HandOutState state_;
  std::shared_ptr<Heard> heard_;  ///< of those that are being made
  std::uint64_t task_ = 0;
  base::TaskQueue queue_;  // last: its thread ends before what it uses goes
};

}  // namespace dateline::desktop
