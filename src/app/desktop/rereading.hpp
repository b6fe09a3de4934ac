#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/stories_again.hpp"
#include "base/task_queue.hpp"
#include "io/story_watch.hpp"
#include "project/project.hpp"
#include "project/readers.hpp"

namespace dateline::desktop {

/// Stories of the open project that are to be read once more: which have changed on disk or were
/// read by others, the reading itself, and the report of what it has changed. Belongs to the main
/// thread.
class Rereading {
 public:
  using Store = std::shared_ptr<io::ProjectStore>;

  /// `wake` ends the window's wait, from any thread.
  Rereading(project::Project& project, std::shared_ptr<project::Readers> readers,
            std::function<void()> wake);

  /// Another project is open; what was being read of the last one is dropped. nullptr for none.
  void adopt(Store store);
  /// Finds out which stories have changed on disk; with `versions` also which were read by an
  /// earlier program or other data. The project is told when that is known.
  void look(bool versions);
  /// Begins to read those stories again; tells the project where that cannot be done.
  void begin(const std::vector<curation::RecordNumber>& stories);
  /// True while stories are being read.
  [[nodiscard]] bool is_reading() const { return again_ != nullptr; }
  void cancel();
  /// Takes in what has come; true where there is something to draw. `settled`: nobody else is
  /// adding stories, so that files may be looked at when the stories are other ones.
  bool tick(bool settled);
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const;

 private:
  using Documents = std::map<curation::RecordNumber, project::DocumentPtr>;

  void take_in();
  void report(StoriesAgain::Result result, const Documents& before,
              const std::vector<curation::Fate>& fates);
  void tell();
  [[nodiscard]] Documents documents() const;
  [[nodiscard]] std::uint64_t readings_hash() const;

  project::Project& project_;
  std::shared_ptr<project::Readers> readers_;
  std::function<void()> wake_;
  Store store_;
  std::unique_ptr<StoriesAgain> again_;
  std::shared_ptr<io::StoryWatch> watch_;  ///< touched by looker_'s thread alone
  std::vector<curation::RecordNumber> changed_;
  std::optional<io::ReadBy> by_;  ///< what would read now; nullopt until it was looked up
  std::uint64_t seen_revision_ = 0;
  std::uint64_t seen_readings_ = 0;
  bool look_again_ = false;
  bool with_versions_ = false;
  std::uint64_t project_number_ = 0;  ///< counts up as projects are opened
  base::TaskQueue compare_;
  base::TaskQueue looker_;  // last: their threads end before what they use goes
};

}  // namespace dateline::desktop
