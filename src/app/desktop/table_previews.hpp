#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/task_queue.hpp"
#include "io/database_address.hpp"
#include "project/command.hpp"
#include "tabular/preview.hpp"

namespace dateline::desktop {

/// Looks at the beginning of tables, away from the main thread, so that their user can be asked
/// what the columns mean. Belongs to the main thread.
class TablePreviews {
 public:
  using Ask = std::function<void(std::shared_ptr<const tabular::Preview>)>;
  using Send = std::function<void(const project::Command&)>;

  /// `ask` is given each preview, `send` what has gone wrong; both by deliver() alone. `wake` ends
  /// a wait for events, from any thread.
  TablePreviews(std::filesystem::path assets, Ask ask, Send send, std::function<void()> wake);

  void look(const std::filesystem::path& path);
  /// At a table of a database.
  void look(const io::DatabaseAddress& address);
  /// True where there was anything.
  bool deliver() { return queue_.run_finished(); }
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const { return queue_.pending(); }

 private:
  using Look = std::function<base::Result<tabular::Preview>(std::shared_ptr<const tabular::Lexicon>,
                                                            const base::TaskControl&)>;
  void look(const std::string& name, Look at);

  std::filesystem::path assets_;
  Ask ask_;
  Send send_;
  std::shared_ptr<const tabular::Lexicon> lexicon_;  ///< the worker's, from its first task on
  base::TaskQueue queue_;  // last: its thread ends before what it uses goes
};

}  // namespace dateline::desktop
