#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

#include "gazetteer/gazetteer.hpp"
#include "io/project_stories.hpp"
#include "tabular/mapping.hpp"
#include "tabular/preview.hpp"

namespace dateline::io {

/// Looks at the beginning of a table. Errors: as EventTable.
[[nodiscard]] base::Result<tabular::Preview> preview_table(
    const std::filesystem::path& path, std::shared_ptr<const tabular::Lexicon> lexicon);

struct TableReading {
  std::size_t threads = 1;  ///< that make pages of the rows, beside the one that reads them
  bool packed = false;      ///< with ReadSource::packed
  /// Told how many rows there seem to be, now and then. May be empty.
  std::function<void(std::size_t)> about = {};
};

/// Reads a table as pages of rows, each a story of its own, and gives them one by one, in order,
/// with an error for each row that does not fit before its page, until `each` gives false. `each`
/// is called by threads of its own, one at a time. Errors: as EventTable; bad_value where the
/// mapping does not fit the table or makes no events. Whatever came before stays good.
[[nodiscard]] base::Result<void> read_table(
    const std::filesystem::path& path, const tabular::Mapping& mapping,
    const tabular::Lexicon& lexicon, const gazetteer::Gazetteer* world,
    const std::function<bool(base::Result<ReadSource>)>& each, const TableReading& how = {});

}  // namespace dateline::io
