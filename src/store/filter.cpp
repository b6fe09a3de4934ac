#include "store/filter.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"
#include "text/folded.hpp"
#include "timeline/occurrences.hpp"

namespace dateline::store {
namespace {

bool text_passes(const std::string& part, const Snapshot& snapshot, Row row) {
  const event::Event& e = snapshot.event(row);
  if (text::holds_folded(e.actor, part) || text::holds_folded(e.target, part) ||
      (e.place && text::holds_folded(e.place->name, part)) ||
      text::holds_folded(event::name(e.type), part))
    return true;
  const auto& story = snapshot.document_of(row).story;
  return std::ranges::any_of(e.mentions, [&](const event::EventMention& m) {
    return text::holds_folded(story.utf8(story.sentences[m.sentence].span), part);
  });
}

bool known_by(time::Days day, const Snapshot& snapshot, Row row) {
  const event::Document& document = snapshot.document_of(row);
  // Of a row that cites no story it is not known when it was written down.
  if (document.date_from == event::DateFrom::rows) {
    const auto& over = snapshot.times(row).whole.latest;
    return over && over->day() <= day;
  }
  return timeline::told_by(document, day);
}

}  // namespace

std::vector<Row> apply(const Filter& filter, const Snapshot& snapshot) {
  const EventTable& table = snapshot.events();
  const std::string actor = text::folded(filter.actor);
  const std::string words = text::folded(filter.text);
  const std::string by = base::lower_ascii(filter.by);
  const std::string place = base::lower_ascii(filter.place);
  // An event that several stories tell is meant by any of its tellings.
  std::unordered_set<std::uint32_t> only;
  for (const std::string& id : filter.only) {
    if (const auto row = snapshot.find(id)) only.insert(table.occurrence[*row]);
  }
  std::vector<Row> out;
  for (Row row = 0; row < table.size(); ++row) {
    if (!filter.types.test(static_cast<std::size_t>(table.type[row])) ||
        !filter.statuses.test(static_cast<std::size_t>(table.status[row])))
      continue;
    if (table.dated[row] != 0) {
      if (filter.from && table.latest[row] < filter.from->count()) continue;
      if (filter.to && table.earliest[row] > filter.to->count()) continue;
    }
    if (!filter.only.empty() && !only.contains(table.occurrence[row])) continue;
    if (filter.in_view && table.placed[row] != 0 &&
        !filter.view.contains(geo::to_world(snapshot.event(row).place->at)))
      continue;
    if (filter.known_by && !known_by(*filter.known_by, snapshot, row)) continue;
    if (!by.empty() && base::lower_ascii(snapshot.event(row).actor) != by) continue;
    if (!place.empty() &&
        (!snapshot.event(row).place || base::lower_ascii(snapshot.event(row).place->name) != place))
      continue;
    if (!actor.empty() && !text::holds_folded(snapshot.event(row).actor, actor)) continue;
    if (!words.empty() && !text_passes(words, snapshot, row)) continue;
    out.push_back(row);
  }
  return out;
}

}  // namespace dateline::store
