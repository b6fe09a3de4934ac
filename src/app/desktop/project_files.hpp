#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/many_stories.hpp"
#include "app/desktop/rereading.hpp"
#include "base/task_queue.hpp"
#include "io/mapping_json.hpp"
#include "io/project_store.hpp"
#include "project/project.hpp"
#include "project/readers.hpp"

namespace dateline::desktop {

/// The files behind the project in the window. What is done is kept within a second, whether or not
/// it is ever saved: a project without a name lies in the user's state folder until it has one, or
/// is given up. Belongs to the main thread.
class ProjectFiles {
 public:
  /// `unsaved` is the folder for projects without a name, "" for none: they are then in memory.
  /// `wake` ends the window's wait, from any thread.
  ProjectFiles(project::Project& project, std::shared_ptr<project::Readers> readers,
               std::filesystem::path unsaved, std::function<void()> wake);
  ~ProjectFiles();
  ProjectFiles(const ProjectFiles&) = delete;
  ProjectFiles& operator=(const ProjectFiles&) = delete;

  /// A project without a name and without stories; looks for what earlier runs left behind.
  void begin();
  /// Carries out what is asked of files; false for commands of other kinds.
  bool handle(const project::Command& command);
  /// Keeps what has yet to be kept and takes in what has been read. True when anything has changed.
  bool tick();
  /// Seconds until tick() has something to do; nullopt for never.
  [[nodiscard]] std::optional<double> due() const;
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const;
  /// Reads a table of a database into the project, what was read of it before in place or beside it
  /// (`in_part`). False where that must wait: another is being read. `silent`: nothing is said but
  /// errors.
  struct DatabaseRead {
    io::DatabaseAddress address;
    tabular::Mapping mapping;
    store::Filter filter = {};  ///< view, time and types
    bool in_part = false;
    std::vector<std::string> headings = {};  ///< of which `mapping` speaks; empty: not known
    bool no_step = false;                    ///< it is no step that can be undone
  };
  bool add_database(const DatabaseRead& read);
  /// What was said of the columns of a database, as the project keeps it.
  [[nodiscard]] std::optional<io::KeptColumns> columns_of(const std::string& database) const;
  /// Addresses of databases that events of the project were read from, for people.
  [[nodiscard]] const std::set<std::string>& databases() const { return databases_; }
  /// Whether a read of a database has gone wrong since this was asked last.
  [[nodiscard]] bool take_database_failed() { return std::exchange(database_failed_, false); }
  /// Made with the project, whatever its file is called; "" of one in memory alone.
  [[nodiscard]] std::string project_id() const {
    return store_ == nullptr ? std::string() : store_->file().id;
  }
  /// Keeps all that was done so far and gives the file that another program finds it by. Errors: of
  /// keeping; unsupported where the project is in memory alone.
  [[nodiscard]] base::Result<std::filesystem::path> kept_file();
  [[nodiscard]] bool adding_many() const { return many_ != nullptr; }
  void set_follows(bool on);

  /// Stops the adding of many stories, of which what was added by then stays, and the reading of
  /// stories again, of which nothing stays.
  void cancel();
  /// The user has come back to the window: files may have been changed meanwhile.
  void look_at_files() { rereading_.look(false); }

  /// Whether the window may close without a word: there is no work that is in no named file.
  [[nodiscard]] bool may_quit() const { return !state_.unsaved; }
  [[nodiscard]] bool quits() const { return quits_; }
  /// The last thing before the end: a project without a name that holds nothing is removed.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  using Store = std::shared_ptr<io::ProjectStore>;

  void adopt(Store store, std::map<curation::RecordNumber, project::DocumentPtr> read);
  void open(const std::filesystem::path& path);
  /// Whether a project is one of the program's own data, which nobody changes.
  [[nodiscard]] bool is_shipped(const std::filesystem::path& path) const;
  void save(const project::SaveProject& command);
  void discard();
  void fail(base::Error error);
  void look_for_left_behind();
  void read_again(const io::ProjectStore& store);
  /// What is changed in a project that cannot be written to is kept like one without a name.
  void go_on_in_a_copy();
  void tell_state();
  [[nodiscard]] bool add_many(const std::vector<std::filesystem::path>& paths);
  /// Adds what the columns of a table tell.
  void add_table(const project::ImportTable& command);
  /// Readers and words of meaning for a table; tells what is wrong with them.
  void begin_table(ManyStories::Table table, const std::string& name, bool no_step = false);
  void find_databases();
  void tell_database(const ManyStories::DatabaseRows& rows);
  [[nodiscard]] io::AddOptions adding(const event::StoryReader& reader) const;
  [[nodiscard]] bool take_many();
  /// Tells the user so where stories are being added or read again.
  [[nodiscard]] bool waits_for_many();
  [[nodiscard]] bool has_name() const;
  /// With all that lies beside it. Of projects without a name alone.
  static void remove(const std::filesystem::path& project);

  project::Project& project_;
  std::shared_ptr<project::Readers> readers_;
  std::filesystem::path unsaved_;
  std::function<void()> wake_;
  Store store_;  ///< nullptr: in memory alone
  project::FileState state_;
  std::uint64_t kept_revision_ = 0;
  bool keeping_ = false;  ///< a keep is on its way
  std::optional<Clock::time_point> keep_at_;
  bool complained_ = false;  ///< of keeping, since it last worked
  bool quits_ = false;
  bool discarded_ = false;
  bool save_failed_ = false;           ///< since the last time that it worked, or that it was told
  std::unique_ptr<ManyStories> many_;  ///< while they are being added
  std::string many_words_;             ///< what is being done, for people
  std::set<std::string> databases_;
  std::optional<std::pair<const void*, std::uint64_t>> databases_of_;  ///< store and revision
  bool database_failed_ = false;
  ManyStories::Read many_read_;  ///< of those, not yet in the window
  Clock::time_point show_many_at_;
  Rereading rereading_;
  base::TaskQueue work_;    ///< opening
  base::TaskQueue keeper_;  ///< keeping, which waits for nothing else; last: its thread ends first
};

/// Whether a project holds anything that is not simply its stories as they were read.
[[nodiscard]] bool holds_work(const curation::Ledger& ledger);

}  // namespace dateline::desktop
