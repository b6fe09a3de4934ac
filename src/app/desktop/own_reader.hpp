#pragma once

#include <filesystem>
#include <memory>

#include "event/story_reader.hpp"
#include "io/project_store.hpp"

namespace dateline::desktop {

/// Opens a reader by the shipped data with the user's own places and words over them, as they are
/// now: some milliseconds. Thread-safe. Errors of StoryReader::open().
[[nodiscard]] base::Result<std::shared_ptr<const event::StoryReader>> open_own_reader(
    const std::filesystem::path& assets);

/// By which versions it reads.
[[nodiscard]] io::ReadBy read_by(const event::StoryReader& reader);

}  // namespace dateline::desktop
