#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "base/result.hpp"
#include "event/story_reader.hpp"
#include "io/project_stories.hpp"

namespace dateline::io {

/// Puts stories that were read to a project, one after the other, as one step of undo; a step of
/// another kind in between begins a new one. For one thread, that of the store.
class StoryAdder {
 public:
  /// All must outlive it but the options.
  StoryAdder(ProjectStore& store, const event::StoryReader& reader, AddOptions options);

  /// False where nothing more is to be added, as where the project is full: see error() and
  /// report.cancelled. Keeps what was added now and then, if the options say so.
  bool put(base::Result<ReadSource> read);
  void fail(base::Error error);

  /// Told of each story that is put to the project, with its record. May be empty.
  std::function<void(curation::RecordNumber, std::shared_ptr<const event::Document>)> taken;
  AddReport report;
  [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

 private:
  [[nodiscard]] base::Result<void> put_story(const ReadSource& read);
  void keep_columns(curation::RecordNumber number, const std::string& columns);
  void add_to_step(curation::RecordNumber number, curation::StoryEntry entry);

  ProjectStore& store_;
  const event::StoryReader& reader_;
  AddOptions options_;
  KnownStories known_;
  std::optional<std::uint64_t> step_at_;  ///< revision of the ledger after our last change
  std::chrono::steady_clock::time_point keep_at_;
  std::optional<base::Error> error_;
};

}  // namespace dateline::io
