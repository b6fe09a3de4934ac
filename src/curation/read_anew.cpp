#include "curation/read_anew.hpp"

#include <utility>

namespace dateline::curation {

base::Result<event::Document> read_anew(std::string_view text, const StoryEntry& story,
                                        const event::Document* before,
                                        const event::StoryReader& reader,
                                        const std::function<bool(float)>& progress) {
  auto made = text::make_story(text, story.title, story.id);
  if (!made) return made.error();
  event::ReadOptions options;
  options.date = story.date;
  options.progress = progress;
  if (before != nullptr) {
    made->path = before->story.path;
    if (!options.date && before->date_from == event::DateFrom::given) options.date = before->date;
  }
  if (!story.publisher.empty()) made->publisher = story.publisher;
  if (!story.author.empty()) made->author = story.author;
  if (!story.url.empty()) made->url = story.url;
  return reader.read(std::move(*made), options);
}

}  // namespace dateline::curation
