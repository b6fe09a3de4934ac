#include "io/story_to_read.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "intake/kind.hpp"

namespace dateline::io {

using base::Error;
using base::Result;

Result<StoryToRead> story_to_read(StorySource source, std::optional<time::Days> date) {
  auto text = text_of(source);
  if (!text) return text.error();
  auto story = text::make_story(*text, source.where, source.id);
  if (!story) return story.error();
  StoryToRead out{std::move(*story), {}, std::move(source.notes)};
  if (!source.publisher.empty()) out.story.publisher = std::move(source.publisher);
  if (!source.author.empty()) out.story.author = std::move(source.author);
  if (!source.url.empty()) out.story.url = std::move(source.url);
  if (!holds_many(source.file)) out.story.path = source.file;
  out.options.date = source.date ? source.date : date ? date : source.stated;
  out.options.else_date = source.made;
  return out;
}

void each_story(const std::vector<std::filesystem::path>& paths, std::optional<time::Days> date,
                const std::function<bool(Result<StoryToRead>)>& each) {
  for (const auto& path : paths) {
    std::error_code code;
    const bool folder = std::filesystem::is_directory(path, code);
    if (!folder && (!holds_many(path) || is_table(path))) {
      StorySource source;
      source.file = path;
      source.where = path.string();
      if (!each(story_to_read(std::move(source), date))) return;
      continue;
    }
    bool goes_on = true;
    const FoundStories found = find_stories({path}, [&](StorySource source) {
      goes_on = each(story_to_read(std::move(source), date));
      return goes_on;
    });
    if (!goes_on) return;
    for (const Error& error : found.errors) {
      if (!each(error)) return;
    }
    if (found.found > 0 || found.failed > 0) continue;
    const Error none{base::ErrorCode::not_found, "holds no story", path.string(),
                     folder ? fmt::format("Stories end in {} or .jsonl", intake::endings())
                            : std::string("Check that it is the file that you mean")};
    if (!each(none)) return;
  }
}

}  // namespace dateline::io
