#pragma once

#include "event/story_reader.hpp"
#include "io/project_store.hpp"

namespace dateline::desktop {

/// By which versions it reads, places of a project's own apart.
[[nodiscard]] io::ReadBy read_by(const event::StoryReader& reader);

}  // namespace dateline::desktop
