#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/options.hpp"
#include "app/export/table_answers.hpp"
#include "event/story_reader.hpp"
#include "store/filter.hpp"
#include "store/snapshot.hpp"

namespace dateline::exporting {

struct ReadEvents {
  std::unique_ptr<event::StoryReader> reader;  ///< what documents point into; outlives them
  store::Snapshot snapshot;                    ///< concluded
  int status = 0;    ///< exit status: that of the last input that could not be read
  bool any = false;  ///< whether one could
  std::vector<std::string> projects;  ///< ids of the projects among them
};

/// Whether a file holds a table of events by its ending: a table, or geodata.
[[nodiscard]] bool is_event_table(const std::filesystem::path& path);

/// Reads all that the paths name: stories and folders and collections of them, tables of events
/// (CSV, spreadsheets, geodata), projects with what their users put right. Says on standard error
/// what cannot be read and what was left out. `answers` hold for each of the tables; `filter` is
/// what servers of databases among them look for, so that other rows need not come.
[[nodiscard]] ReadEvents events_of(const std::vector<std::filesystem::path>& paths,
                                   const cli::ReadingOptions& options,
                                   const tabular::Answers& answers, const store::Filter& filter);

}  // namespace dateline::exporting
