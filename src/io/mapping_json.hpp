#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "curation/ledger.hpp"
#include "io/json_fields.hpp"
#include "tabular/mapping.hpp"

namespace dateline::io {

/// What the user of a project has said of the columns of a table, with the headings of which it was
/// said. A project keeps it with the pages of the table (curation::StoryEntry::columns), so that
/// nobody is asked again.
struct KeptColumns {
  std::vector<std::string> headings;
  tabular::Mapping mapping;  ///< with a meaning for each heading
};

/// As records hold it: JSON, the same for the same answers.
[[nodiscard]] std::string columns_text(const std::vector<std::string>& headings,
                                       const tabular::Mapping& mapping);
/// As a project's file has it, from what a record holds.
[[nodiscard]] nlohmann::ordered_json columns_json(const std::string& text);
/// And back; what is wrong is told to the fields' problem, and a default is given.
[[nodiscard]] KeptColumns columns_in(JsonFields fields);

/// What was said last of the table that a project has read from that file or address; nullopt where
/// it keeps nothing of it.
[[nodiscard]] std::optional<KeptColumns> columns_of(const curation::Ledger& ledger,
                                                    const std::string& file);

/// Which columns a table lacks of those that were spoken of, and which it has beside them: "\"a\"
/// is missing, \"b\" is new"; "" where they are the same.
[[nodiscard]] std::string changed_columns(const std::vector<std::string>& before,
                                          const std::vector<std::string>& now);

}  // namespace dateline::io
