#include "curation/own_places.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "event/story_reader.hpp"

namespace dateline::curation {

std::string key_of(RecordNumber place) { return "project:" + std::to_string(place); }

std::vector<gazetteer::Row> own_places(const Ledger& ledger) {
  std::vector<gazetteer::Row> out;
  for (const auto& e : ledger.records()) {
    const auto* p = std::get_if<OwnPlace>(e.record.get());
    if (p == nullptr || p->names.empty()) continue;
    gazetteer::Row row;
    row.key = key_of(e.number);
    row.name = p->names.front();
    for (std::size_t i = 1; i < p->names.size(); ++i) row.names.push_back({p->names[i], false});
    row.kind = p->kind;
    row.country = p->country;
    row.at = p->at;
    row.radius_km = static_cast<float>(p->radius_km);
    out.push_back(std::move(row));
  }
  return out;
}

bool uses_own_places(const Ledger& ledger) {
  return std::ranges::any_of(ledger.records(), [](const auto& e) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    return std::holds_alternative<OwnPlace>(*e.record) ||
           (s != nullptr && !event::own_places_in(s->reading.data).empty());
  });
}

}  // namespace dateline::curation
