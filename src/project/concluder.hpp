#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/stop_check.hpp"
#include "base/task_queue.hpp"
#include "project/project.hpp"
#include "store/snapshot.hpp"

namespace dateline::project {

/// Has what follows from all open stories worked out beside the window, always of what it shows
/// now: what is at work on stories that are no longer these is told to stop, and nothing waits for
/// it.
///
/// Belongs to the main thread. `send` is called by deliver() alone.
class Concluder {
 public:
  using Send = std::function<void(Command)>;
  /// Store::Snapshot::concluded(), unless a test has its own.
  using Draw =
      std::function<std::optional<store::Snapshot>(const store::Snapshot&, const base::StopCheck&)>;
  /// `wake` is called on another thread when there is something to deliver, `draw` on that too.
  Concluder(Send send, std::function<void()> wake, Draw draw = &conclusions_of);

  /// Begins where the project shows a snapshot whose conclusions have yet to be drawn, and stops
  /// what is of another. Costs nothing where neither is so.
  void look(Project& project);
  /// Sends what was drawn, as Concluded. True when there was anything.
  bool deliver() { return queue_.run_finished(); }
  /// Whether anything is at work or waits for deliver().
  [[nodiscard]] bool busy() const { return !queue_.pending().empty(); }
  /// Stops what is at work, for when nothing more will be shown.
  void cancel();

 private:
  [[nodiscard]] static std::optional<store::Snapshot> conclusions_of(
      const store::Snapshot& snapshot, const base::StopCheck& stop);

  Send send_;
  Draw draw_;
  std::uint64_t task_ = 0;      ///< the last one begun, 0 for none
  std::uint64_t revision_ = 0;  ///< of the snapshot that it is about
  base::TaskQueue queue_;       // last: its thread ends before what it uses goes
};

}  // namespace dateline::project
