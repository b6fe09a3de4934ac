#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "curation/records.hpp"
#include "io/json_fields.hpp"
#include "io/reader_table.hpp"

namespace dateline::io {

/// Records of a project as its file has them; docs/project-file.md describes each. Paths are
/// relative to `folder`, that of the project, where there is a way without a drive. The file has a
/// table of those who read its stories; in the journal, where each line speaks for itself, there is
/// none (nullptr), and each reading says it in full.

/// What a record is: "story", "correction", "place", "view", "scene", "layer".
[[nodiscard]] std::string_view kind_of(const curation::Record& record);

[[nodiscard]] nlohmann::ordered_json record_json(const curation::Record& record,
                                                 const std::filesystem::path& folder,
                                                 ReaderTable* readers);
/// Of that kind; what is wrong is told to the fields' problem. All fields but "n" and "kind" belong
/// to it, of a story also "text".
[[nodiscard]] curation::Record record_in(std::string_view kind, JsonFields& fields,
                                         const std::filesystem::path& folder,
                                         const ReaderTable* readers);

}  // namespace dateline::io
