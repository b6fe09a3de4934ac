#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/task_queue.hpp"
#include "project/project.hpp"

namespace dateline::desktop {

/// Writes the events that are shown into files of other programs and tables of databases, away from
/// the main thread.
/// Belongs to the main thread.
class EventExports {
 public:
  using Send = std::function<void(const project::Command&)>;

  /// `send` is told what has come of each; `wake` ends a wait for events, from any thread.
  EventExports(Send send, std::function<void()> wake)
      : send_(std::move(send)), queue_(std::move(wake)) {}

  /// Carries out ExportEvents and ExportToDatabase. `id` is that of the project, "" where it has
  /// none.
  void handle(const project::Command& command, const project::Project& project,
              const std::string& id);
  /// Tells what is done. True where there was anything.
  bool deliver() { return queue_.run_finished(); }
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const { return queue_.pending(); }

  /// What the dialog offers: ".kml" and "KML for Google Earth".
  [[nodiscard]] static std::vector<std::pair<std::string, std::string>> endings();

 private:
  void write(const project::Project& project, const project::ExportEvents& asked);
  void write(const project::Project& project, const project::ExportToDatabase& asked,
             const std::string& id);

  Send send_;
  base::TaskQueue queue_;  // last: its thread ends before what it uses goes
};

}  // namespace dateline::desktop
