#include "event/mention_index.hpp"

#include <algorithm>

namespace dateline::event {

using geoparse::Role;

template <typename Mentions>
MentionIndex::BySentence::BySentence(const text::Story& story, const Mentions& mentions)
    : begin(story.sentences.size() + 1, 0) {
  if (story.sentences.empty()) return;
  const auto each = [&](const text::Span& span, const auto& take) {
    std::uint32_t s = story.sentence_at(span.start);
    do take(s++);
    while (s < story.sentences.size() && story.sentences[s].span.start < span.end);
  };
  for (const auto& m : mentions) each(m.span, [&](std::uint32_t s) { ++begin[s + 1]; });
  for (std::size_t s = 1; s < begin.size(); ++s) begin[s] += begin[s - 1];
  items.resize(begin.back());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  int index = 0;
  for (const auto& m : mentions) {
    each(m.span, [&](std::uint32_t s) { items[next[s]++] = index; });
    ++index;
  }
}

MentionIndex::MentionIndex(const Document& document)
    : document_(&document),
      places_(document.story, document.places),
      times_(document.story, document.times) {
  for (std::size_t m = 0; m < document.places.size(); ++m) {
    const gazetteer::Place* p = document.places[m].place();
    if (p == nullptr) continue;
    starts_[p->key].push_back(document.places[m].span.start);
    if (p->feature == "PPLC") capitals_.try_emplace(p->country, static_cast<int>(m));
  }
  // Mentions that the user gives come in an order of his own.
  for (auto& [key, starts] : starts_) std::ranges::sort(starts);
  find_country();
}

void MentionIndex::find_country() {
  std::map<std::string_view, int> votes;
  const auto& places = document_->places;
  const auto filed = std::ranges::find_if(places, [](const geoparse::PlaceMention& m) {
    return m.role == Role::dateline && m.place() != nullptr && !m.place()->country.empty();
  });
  if (filed != places.end()) {
    country_ = filed->place()->country;
  } else {
    for (const auto& m : places) {
      if (m.place() == nullptr || m.place()->country.empty()) continue;
      if (m.role == Role::adjective || m.role == Role::actor) continue;
      votes[m.place()->country] += m.place()->kind == gazetteer::PlaceKind::country ? 1 : 2;
    }
    const auto best = std::ranges::max_element(votes, {}, [](const auto& v) { return v.second; });
    if (best != votes.end()) country_ = best->first;
  }
  for (std::size_t m = 0; m < places.size(); ++m) {
    const gazetteer::Place* p = places[m].place();
    if (p == nullptr || p->kind != gazetteer::PlaceKind::country || p->country != country_)
      continue;
    if (country_first_ < 0) country_first_ = static_cast<int>(m);
    country_last_ = static_cast<int>(m);
  }
}

std::size_t MentionIndex::named(std::string_view key, std::uint32_t before) const {
  const auto it = starts_.find(key);
  if (it == starts_.end()) return 0;
  return static_cast<std::size_t>(std::ranges::lower_bound(it->second, before) -
                                  it->second.begin());
}

int MentionIndex::capital_of(std::string_view country) const {
  const auto it = capitals_.find(country);
  return it == capitals_.end() ? -1 : it->second;
}

}  // namespace dateline::event
