#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

#include "base/task_queue.hpp"
#include "project/project.hpp"
#include "project/readers.hpp"

namespace dateline::project {

/// Keeps what was read off a project's stories in step with the places of its own: looks, beside
/// the window, which stories were read with others than they name now, and has those read again.
/// After undo that is mostly none, since a step takes what was read for it along.
///
/// Belongs to the main thread. `send` is called by deliver() alone.
class Rereader {
 public:
  using Send = std::function<void(Command)>;
  /// `wake` is called on other threads when there is something to deliver.
  Rereader(std::shared_ptr<Readers> readers, std::size_t threads, Send send,
           std::function<void()> wake);

  /// Begins where anything has changed since the last call; costs nothing where nothing has, and
  /// little where the project has no places of its own.
  void look(const Project& project);
  /// Sends what was read. True when there was anything.
  bool deliver() { return queue_.run_finished(); }
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const { return queue_.pending(); }
  /// Leaves stories as they were read until their places change again.
  void cancel();

 private:
  /// A story that is looked at.
  struct Asked {
    curation::RecordNumber number = 0;
    curation::RecordPtr entry;
    DocumentPtr document;
  };
  struct Found {
    StoriesReread read;
    std::vector<base::Error> errors;
  };
  /// Reads a story again, where its reading is not what it would be now.
  static void find(const std::shared_ptr<const event::StoryReader>& reader, const Asked& asked,
                   const std::function<bool(float)>& progress, Found& out);
  [[nodiscard]] static Found find_all(const std::shared_ptr<const event::StoryReader>& reader,
                                      const std::vector<Asked>& asked, std::size_t threads,
                                      base::TaskControl& control);
  /// Stories whose readings were not looked at with these places.
  [[nodiscard]] std::vector<Asked> unsettled(const Project& project) const;
  void start(std::vector<Asked> asked);
  void settle();

  std::shared_ptr<Readers> readers_;
  std::size_t threads_;
  Send send_;
  const curation::Ledger* ledger_ = nullptr;  ///< that was looked at last
  std::uint64_t revision_ = 0;                ///< of it
  std::vector<gazetteer::Row> places_;
  /// Readings that were looked at with those places, whatever came of it: what cannot be read is
  /// not tried for ever.
  std::unordered_set<std::uint64_t> settled_;
  std::vector<std::uint64_t> looked_at_;  ///< by the task that runs
  std::uint64_t task_ = 0;                ///< 0 for none
  base::TaskQueue queue_;                 // last: its thread ends before what it uses goes
};

}  // namespace dateline::project
