#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "project/project.hpp"

namespace dateline::gui {

/// What a record that a user made says, beside its title: "12 June 2014", "the first was before the
/// second"; "" where the title says it all.
[[nodiscard]] std::string detail_of(const curation::Correction& correction);

/// What brings that of which a correction or an own place speaks into view: its event, else the
/// sentence that told it, else its story, or the point on the map. Nothing where none of them is
/// there.
[[nodiscard]] std::vector<project::Command> way_to(const project::Project& project,
                                                   curation::RecordNumber number);

/// The document of an open story; nullopt where it is not open.
[[nodiscard]] std::optional<std::uint32_t> document_of(const store::Snapshot& snapshot,
                                                       const std::string& story);

}  // namespace dateline::gui
