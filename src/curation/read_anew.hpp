#pragma once

#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "curation/records.hpp"
#include "event/story_reader.hpp"

namespace dateline::curation {

/// A story of a project read once more, by another program or with other places: the same story,
/// with its id, its date and what the user says of its source. `before`: as it was read, nullptr
/// where that is gone. `progress` as ReadOptions has it. Thread-safe. Errors: as text::make_story.
[[nodiscard]] base::Result<event::Document> read_anew(
    std::string_view text, const StoryEntry& story, const event::Document* before,
    const event::StoryReader& reader, const std::function<bool(float)>& progress = {});

}  // namespace dateline::curation
