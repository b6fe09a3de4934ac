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

/// Reads a table as pages of rows, each a story of its own, and gives them one by one, with an
/// error for each row that does not fit, until `each` gives false. `about` is told how many rows
/// there seem to be, now and then. Errors: as EventTable; bad_value where the mapping does not fit
/// the table or makes no events. Whatever came before stays good.
[[nodiscard]] base::Result<void> read_table(
    const std::filesystem::path& path, const tabular::Mapping& mapping,
    const tabular::Lexicon& lexicon, const gazetteer::Gazetteer* world,
    const std::function<bool(base::Result<ReadSource>)>& each,
    const std::function<void(std::size_t)>& about = {});

}  // namespace dateline::io
