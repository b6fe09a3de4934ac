#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/desktop/arrivals.hpp"
#include "io/database_table.hpp"
#include "io/story_adder.hpp"
#include "tabular/lexicon.hpp"
#include "tabular/mapping.hpp"

namespace dateline::desktop {

/// Reads folders and collections of stories on all cores, or a table of events, beside the window,
/// and puts them to the project on the main thread, to which all calls belong.
class ManyStories {
 public:
  using Read = std::map<curation::RecordNumber, std::shared_ptr<const event::Document>>;

  /// `wake` is called on any thread when there is something to take.
  ManyStories(std::shared_ptr<io::ProjectStore> store,
              std::shared_ptr<const event::StoryReader> reader,
              std::vector<std::filesystem::path> paths, io::AddOptions options,
              std::function<void()> wake);
  /// A table, by what its columns mean.
  struct Table {
    std::filesystem::path path;
    tabular::Mapping mapping;
    std::shared_ptr<const tabular::Lexicon> lexicon;
    /// Of a database: `path` is its address for people.
    std::optional<io::DatabaseAddress> database = {};
    io::DatabaseExtent extent = {};
    std::vector<std::string> headings = {};  ///< of which `mapping` speaks; empty: not known
  };
  /// What has been read of a database, as far as the server has said.
  struct DatabaseRows {
    std::size_t read = 0;
    std::optional<std::size_t> passing;       ///< those that fit what was asked for
    std::vector<std::string> not_looked_for;  ///< what the server could not look for
    bool failed = false;
    bool whole = false;  ///< all that was asked for has come
  };
  ManyStories(std::shared_ptr<io::ProjectStore> store,
              std::shared_ptr<const event::StoryReader> reader, Table table, io::AddOptions options,
              std::function<void()> wake);
  ManyStories(const ManyStories&) = delete;
  ManyStories& operator=(const ManyStories&) = delete;
  ~ManyStories();  ///< what was not taken is not added

  /// Puts what has been read to the project; gives those stories.
  [[nodiscard]] Read take();
  void cancel() { arrived_.stop(); }
  [[nodiscard]] bool done() const { return arrived_.done(); }
  [[nodiscard]] float progress() const;  ///< 0..1
  [[nodiscard]] const io::AddReport& report() const { return adder_.report; }
  [[nodiscard]] const std::optional<base::Error>& error() const { return adder_.error(); }
  /// Once done(); nullopt for all that is no database.
  [[nodiscard]] const std::optional<DatabaseRows>& database() const { return database_; }

 private:
  ManyStories(std::shared_ptr<io::ProjectStore> store,
              std::shared_ptr<const event::StoryReader> reader, io::AddOptions options,
              std::function<void()> wake);
  void run(const std::vector<std::filesystem::path>& paths);
  void run_table(const Table& table);
  base::Result<void> read_database(const Table& table);
  /// For rows that are stories; any thread may call it.
  [[nodiscard]] std::function<base::Result<io::ReadSource>(io::StorySource)> story_reader() const;

  std::shared_ptr<io::ProjectStore> store_;
  std::shared_ptr<const event::StoryReader> reader_;
  std::size_t threads_;
  const io::KnownStories before_;
  io::StoryAdder adder_;
  Read taken_;
  std::atomic<std::size_t> found_ = 0;
  std::optional<DatabaseRows> database_;  ///< the thread's, until it ends
  Arrivals<base::Result<io::ReadSource>> arrived_;
  std::jthread thread_;  // last: it ends before what it uses goes
};

}  // namespace dateline::desktop
