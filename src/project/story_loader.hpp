#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/task_queue.hpp"
#include "project/command.hpp"
#include "project/readers.hpp"

namespace dateline::project {

/// Reads stories on a worker and hands what comes of it back as commands. The readers are opened
/// there too, with the first story or when prepare() is called, so that the window never waits for
/// them.
///
/// Belongs to the main thread. `send` is called by deliver() alone.
class StoryLoader {
 public:
  using Send = std::function<void(Command)>;
  /// `wake` is called on the worker when there is something to deliver.
  StoryLoader(std::shared_ptr<Readers> readers, Send send, std::function<void()> wake);

  void prepare();  ///< opens gazetteer and models now
  void start(ReadRequest wanted);
  void cancel_all();
  /// Sends what has come of the finished requests. True when there was any.
  bool deliver() { return queue_.run_finished(); }
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const { return queue_.pending(); }

 private:
  std::shared_ptr<Readers> readers_;
  Send send_;
  base::TaskQueue queue_;  // last: its thread ends before what it uses goes
};

}  // namespace dateline::project
