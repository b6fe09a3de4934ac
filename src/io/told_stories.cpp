#include "io/told_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/checksum.hpp"
#include "tabular/page.hpp"

namespace dateline::io {

using tabular::ToldStory;

bool any_of(const event::Document& document, const std::set<std::string, std::less<>>& events) {
  return !events.empty() && std::ranges::any_of(document.events, [&](const event::Event& e) {
    return events.contains(e.id);
  });
}

void ToldStories::add(const tabular::Row& row, tabular::RowEvent event) {
  const tabular::Citation& cited = *event.cited;
  std::string story = cited.story();
  // What nobody is named for may be any number of rows: those with keys are parted as into pages.
  if (table_.pages() && cited.title.empty() && cited.publisher.empty() && cited.url.empty()) {
    story += fmt::format("\n{}", base::fnv1a(row.key) % *table_.pages());
  }
  std::size_t& part = parts_.try_emplace(story, 1).first->second;
  std::string id = ToldStory::id_of(table_.id(), story, part);
  auto known = at_.find(id);
  // Rows with keys come in any order, and in parts of the table: each must find its story again.
  if (known != at_.end() && !table_.pages() &&
      stories_[known->second].size() >= ToldStory::kMostRows) {
    id = ToldStory::id_of(table_.id(), story, ++part);
    known = at_.end();
  }
  if (known == at_.end()) {
    stories_.emplace_back(table_.name(), id, cited);
    known = at_.emplace(std::move(id), stories_.size() - 1).first;
  }
  stories_[known->second].add(row, std::move(event));
  ++waiting_;
}

std::vector<ToldStory> ToldStories::take() {
  at_.clear();
  for (auto& [story, part] : parts_) ++part;
  waiting_ = 0;
  return std::exchange(stories_, {});
}

void ToldStories::take_before(const std::set<std::string, std::less<>>& gone) {
  const std::string head = tabular::slug(table_.id()) + "-s";
  for (const std::string& id : table_.documents_before()) {
    if (!id.starts_with(head)) continue;
    const auto before = table_.before(id);
    const auto known = at_.find(id);
    if (known == at_.end()) {
      if (before == nullptr) continue;
      // Of a part that is read nothing but what is there, or is gone, is told.
      if (!table_.in_part()) {
        stories_.emplace_back(*before);
      } else if (any_of(*before, gone)) {
        stories_.emplace_back(*before).keep_rows_of(*before, gone);
      }
    } else if (before != nullptr && table_.in_part()) {
      stories_[known->second].keep_rows_of(*before, gone);
    }
  }
}

}  // namespace dateline::io
