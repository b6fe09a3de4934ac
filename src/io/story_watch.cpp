#include "io/story_watch.hpp"

#include <variant>

#include "base/checksum.hpp"
#include "io/story_sources.hpp"

namespace dateline::io {

using curation::RecordNumber;

std::vector<StoryWatch::Story> StoryWatch::stories_of(const curation::Ledger& ledger) {
  std::vector<Story> out;
  for (const auto& e : ledger.records()) {
    const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
    if (s == nullptr || s->file.empty() || holds_many(s->file)) continue;
    if (s->reading.size > 0) out.push_back({e.number, s->file, s->reading.text});
  }
  return out;
}

std::vector<RecordNumber> StoryWatch::look(const std::vector<Story>& stories,
                                           const std::function<bool()>& goes_on) {
  std::vector<RecordNumber> out;
  for (const Story& story : stories) {
    if (!goes_on()) break;
    const auto state = base::state_of(story.file);
    if (!state) continue;
    const auto [seen, first] = seen_.try_emplace(story.file.string());
    if (first || !(seen->second.state == *state)) {
      const auto bytes = story_text(story.file);
      if (!bytes) {
        seen_.erase(seen);
        continue;
      }
      seen->second = {*state, base::fnv1a(*bytes)};
    }
    if (seen->second.text != story.text) out.push_back(story.number);
  }
  return out;
}

}  // namespace dateline::io
