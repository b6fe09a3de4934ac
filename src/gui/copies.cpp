#include "gui/copies.hpp"

#include "text/wording.hpp"

namespace dateline::gui {

std::optional<std::uint32_t> Copies::original(const store::Snapshot& snapshot,
                                              std::uint32_t document) {
  if (seen_ != snapshot.revision()) {
    seen_ = snapshot.revision();
    const auto documents = snapshot.documents();
    std::vector<std::pair<std::string, std::size_t>> stories;
    if (documents.size() <= kMost) {
      for (const auto& d : documents) stories.emplace_back(d->story.id, d->story.text.size());
    }
    if (stories != stories_) {
      stories_ = std::move(stories);
      std::vector<text::Wording> wordings;
      wordings.reserve(stories_.size());
      for (std::size_t i = 0; i < stories_.size(); ++i) wordings.emplace_back(documents[i]->story);
      originals_ = text::copies(wordings);
    }
  }
  if (document >= originals_.size() || originals_[document] == document) return std::nullopt;
  return originals_[document];
}

}  // namespace dateline::gui
