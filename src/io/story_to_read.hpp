#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "event/story_reader.hpp"
#include "io/story_sources.hpp"

namespace dateline::io {

/// A story with what its file says of it, ready for a reader.
struct StoryToRead {
  text::Story story;
  event::ReadOptions options;      ///< with the dates that are known of it
  std::vector<std::string> notes;  ///< what was guessed of it or left out, for people
};

/// Makes one. `date`: given by the user for all that come without a date of their own in a
/// collection; it goes before what a file or a text says. Errors: as text_of() and
/// text::make_story().
[[nodiscard]] base::Result<StoryToRead> story_to_read(StorySource source,
                                                      std::optional<time::Days> date);

/// Hands over each story that the paths name, in their order, as find_stories() finds them, or why
/// it is none; until `each` gives false. Files are called as in `paths`, those of folders by their
/// whole path. A folder without stories is an error, too.
void each_story(const std::vector<std::filesystem::path>& paths, std::optional<time::Days> date,
                const std::function<bool(base::Result<StoryToRead>)>& each);

}  // namespace dateline::io
