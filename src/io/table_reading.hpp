#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "base/in_order.hpp"
#include "io/project_stories.hpp"
#include "io/table_source.hpp"
#include "io/table_stories.hpp"
#include "tabular/page.hpp"
#include "tabular/row_reader.hpp"
#include "tabular/told_story.hpp"

namespace dateline::io {

// What the ways to read a table share (table_stories.hpp), and those that are files of their own.

/// A table that is being read. What it refers to must outlive it.
struct TableToRead {
  TableSource& table;
  const std::filesystem::path& file;
  const tabular::Mapping& mapping;
  const tabular::Lexicon& lexicon;
  const gazetteer::Gazetteer* world;
  const EachPage& each;
  const TableReading& how;

  [[nodiscard]] tabular::RowReader row_reader() const {
    return {table.headings(), mapping, lexicon, world};
  }
};

/// A page is known by its text, which has all its cells, and what was said of the columns.
[[nodiscard]] ReadSource source_of(tabular::Page&& page, const std::filesystem::path& path,
                                   const std::string& signature, bool packed);
/// The text of a story that rows cite has but what they quote: it is known by all that was read.
[[nodiscard]] ReadSource source_of(tabular::ToldStory&& told, const std::filesystem::path& path,
                                   bool packed);

/// "TABLE, row 7": where a row is, for people.
[[nodiscard]] std::string where_of(const std::string& table, const tabular::Row& row);
/// An error of a row, with where it is and what becomes of it.
[[nodiscard]] base::Error misfit(base::Error error, const std::string& table,
                                 const tabular::Row& row);

/// How much is made at once.
[[nodiscard]] base::InOrder::Limits room_for(const TableReading& how);

/// A table whose rows have keys: its pages come at the end, as a row of any may be the last.
[[nodiscard]] base::Result<void> read_keyed(const TableToRead& reading, std::size_t pages);
/// A table whose rows are stories that nothing has been read off yet.
[[nodiscard]] base::Result<void> read_row_stories(const TableToRead& reading);

}  // namespace dateline::io
