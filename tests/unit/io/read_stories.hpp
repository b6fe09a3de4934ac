#pragma once

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event/story_reader.hpp"

namespace dateline::tests {

/// The reader with all that is shipped, the one of the test program.
inline const event::StoryReader& shipped_reader() {
  static const event::StoryReader reader = [] {
    auto opened =
        event::StoryReader::open(std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline");
    if (!opened) throw std::runtime_error(opened.error().to_string());
    return std::move(*opened);
  }();
  return reader;
}

inline event::Document read_text(std::string_view text, std::string_view date = "2014-06-16") {
  auto story = text::make_story(text, "test");
  if (!story) throw std::runtime_error(story.error().to_string());
  event::ReadOptions options;
  options.date = time::parse_iso_date(date);
  return shipped_reader().read(std::move(*story), options);
}

/// Short, with something of everything: an area, a place that only the story has, a number, a
/// holder, an order of events, curly quotes and Arabic letters.
inline constexpr std::string_view kShortStory =
    "BAGHDAD, June 16, 2014 (Wire) - Rebels captured Tal Afar on Sunday, a day after police fled "
    "to Sake, a village 25 km west of Mosul, officials said.\n\n"
    "At least 12 soldiers were killed in clashes south of Kirkuk (\u0643\u0631\u0643\u0648\u0643) "
    "before the army withdrew. \u201CIt\u2019s ours,\u201D a fighter said in rebel-held Tikrit at "
    "0400 GMT.";

/// At most so many of the stories of tests/stories, from all of them evenly, as they are read
/// without a date given. Each takes long under the sanitizers.
inline std::vector<event::Document> read_annotated_stories(std::size_t most) {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(DATELINE_SOURCE_DIR) / "tests" / "stories";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::vector<event::Document> out;
  const std::size_t count = std::min(most, files.size());
  for (std::size_t i = 0; i < count; ++i) {
    auto story = text::read_story(files[i * files.size() / count]);
    if (!story) throw std::runtime_error(story.error().to_string());
    out.push_back(shipped_reader().read(std::move(*story)));
  }
  return out;
}

}  // namespace dateline::tests
