#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/desktop/arrivals.hpp"
#include "io/project_rerun.hpp"
#include "project/readers.hpp"

namespace dateline::desktop {

/// Reads stories of a project once more on all cores, beside the window. Nothing of the project
/// changes before all have been read: finish() gives the one step that changes it. All calls belong
/// to the main thread.
class StoriesAgain {
 public:
  using Read = std::map<curation::RecordNumber, std::shared_ptr<const event::Document>>;

  /// `numbers` are in order. `wake` is called on any thread when there is something to take.
  StoriesAgain(std::shared_ptr<io::ProjectStore> store, std::shared_ptr<project::Readers> readers,
               const std::vector<curation::RecordNumber>& numbers, std::size_t threads,
               std::function<void()> wake);
  StoriesAgain(const StoriesAgain&) = delete;
  StoriesAgain& operator=(const StoriesAgain&) = delete;
  ~StoriesAgain();

  /// Puts what has been read to the store's readings, as much as a frame has time for.
  void take();
  void cancel();  ///< nothing is changed then
  [[nodiscard]] bool cancelled() const { return cancelled_; }
  [[nodiscard]] bool done() const { return arrived_.done(); }
  [[nodiscard]] float progress() const;  ///< 0..1

  struct Result {
    curation::Step step;  ///< of the stories that are still as they were when this was begun
    Read read;            ///< what was read of those
    std::vector<base::Error> errors;   ///< of stories left as they were
    std::optional<base::Error> error;  ///< of all: nothing was read, or it could not be kept
  };
  /// Once, when it is done and was not cancelled.
  [[nodiscard]] Result finish(std::string user);

 private:
  /// What a worker has made: a story, or why there are none.
  struct Made {
    std::shared_ptr<io::StoryAgain> again;
    std::shared_ptr<const event::StoryReader> reader;  ///< into whose data its document points
    std::optional<base::Error> error;
  };
  void run();

  std::shared_ptr<io::ProjectStore> store_;
  std::shared_ptr<project::Readers> readers_;
  const std::vector<gazetteer::Row> places_;  ///< of the project's own
  const std::size_t threads_;
  std::vector<io::StoryAgain> wanted_;  ///< of the thread, once it runs
  const std::size_t all_;
  std::size_t taken_ = 0;
  bool cancelled_ = false;
  Result result_;
  std::map<curation::RecordNumber, curation::StoryEntry> was_;
  std::map<curation::RecordNumber, curation::StoryEntry> now_;  ///< with what was read
  Arrivals<Made> arrived_;
  std::jthread thread_;  // last: it ends before what it uses goes
};

}  // namespace dateline::desktop
