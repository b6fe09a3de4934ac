#pragma once

#include <vector>

#include "project/project.hpp"
#include "scene/base_labels.hpp"
#include "scene/event_marks.hpp"
#include "scene/own_places.hpp"
#include "scene/place_names.hpp"

namespace dateline::brief {

// What the map of a project shows, in the window and in every hand-out alike.

/// The events that pass the filter, as of the playhead. The project must outlive them, and may not
/// change meanwhile.
[[nodiscard]] scene::EventMarks map_marks(const project::Project& project);

/// Of the names on the map.
[[nodiscard]] scene::MapLanguage language_of(project::Language language);

/// How the story that is read writes the names of places, where names are to be as it has them;
/// else none.
[[nodiscard]] std::vector<scene::Spelling> spellings_of(const project::Project& project);

/// Places that the user has added, in the order of their records.
[[nodiscard]] std::vector<scene::OwnPlace> own_places_of(const curation::Ledger& ledger);

}  // namespace dateline::brief
