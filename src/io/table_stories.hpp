#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

#include "gazetteer/gazetteer.hpp"
#include "io/project_stories.hpp"
#include "io/table_source.hpp"
#include "tabular/mapping.hpp"
#include "tabular/preview.hpp"

namespace dateline::io {

/// Looks at the beginning of a table. Errors: as EventTable, or the source.
[[nodiscard]] base::Result<tabular::Preview> preview_table(
    const std::filesystem::path& path, std::shared_ptr<const tabular::Lexicon> lexicon);
[[nodiscard]] base::Result<tabular::Preview> preview_table(
    TableSource& table, std::shared_ptr<const tabular::Lexicon> lexicon,
    std::size_t most_rows = tabular::Preview::kMostRows);

using EachPage = std::function<bool(base::Result<ReadSource>)>;

struct TableReading {
  /// That make pages of the rows, beside the one that reads them. Of a table whose rows have keys
  /// one does both.
  std::size_t threads = 1;
  bool packed = false;  ///< with ReadSource::packed
  /// Told how many rows there seem to be, now and then. May be empty.
  std::function<void(std::size_t)> about = {};
  /// Reads a row of a table whose rows are stories (tabular::has_stories()), on any of the threads.
  std::function<base::Result<ReadSource>(StorySource)> read_story = {};
  /// So many rows that cite stories wait in memory for others of the same story, each some two
  /// kilobytes; then they are told, with a note, and those that follow are further parts. Not of
  /// tables whose rows have keys, which come in no order.
  std::size_t most_waiting = 100'000;
};

/// Reads a table as pages of rows, each a story of its own, and gives them one by one, in order,
/// with an error for each row that does not fit before its page, until `each` gives false. Pages of
/// a table whose rows have keys come at its end, as do the stories that rows cite
/// (tabular::ToldStory), which are in no page. A table whose rows are stories gives each of them,
/// as read_story reads it. `each` may be called by threads of its own, one at a time. Errors: as
/// EventTable, or the source; bad_value where the mapping does not fit the table or makes no
/// events. Whatever came before stays good.
[[nodiscard]] base::Result<void> read_table(const std::filesystem::path& path,
                                            const tabular::Mapping& mapping,
                                            const tabular::Lexicon& lexicon,
                                            const gazetteer::Gazetteer* world, const EachPage& each,
                                            const TableReading& how = {});
/// `file` is what projects note as the file of its pages, "" for none.
[[nodiscard]] base::Result<void> read_table(TableSource& table, const std::filesystem::path& file,
                                            const tabular::Mapping& mapping,
                                            const tabular::Lexicon& lexicon,
                                            const gazetteer::Gazetteer* world, const EachPage& each,
                                            const TableReading& how = {});

}  // namespace dateline::io
