// Gains of one side that are shown while its losses are filtered out.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "brief/check_parts.hpp"
#include "store/filter_parts.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_format;
using event::EventType;
using event::Status;
using store::FilterPart;

/// By which a filter chooses a side, or what it did.
store::Filter of_all_sides(store::Filter filter) {
  for (const FilterPart part :
       {FilterPart::types, FilterPart::statuses, FilterPart::actor, FilterPart::by}) {
    filter = store::without(filter, part);
  }
  return filter;
}

std::string side_of(const event::Event& e) {
  return e.actor_id.empty() ? base::lower_ascii(e.actor) : e.actor_id.str();
}

/// A place changed hands by then, where the scene looks.
bool changes_hands(const Sight& sight, store::Row row) {
  const store::Snapshot& snapshot = sight.snapshot();
  const store::EventTable& table = snapshot.events();
  const bool told = table.status[row] == Status::happened || table.status[row] == Status::ongoing ||
                    table.status[row] == Status::reported;
  if (!told || table.placed[row] == 0 || table.dated[row] == 0) return false;
  if (table.type[row] != EventType::capture && table.type[row] != EventType::withdrawal) {
    return false;
  }
  const auto& begun = snapshot.times(row).whole.earliest;
  if (begun && *begun > sight.at) return false;
  if (!sight.look->cumulative && !sight.fresh(row)) return false;
  return sight.frames(row);
}

/// The same filter, no wider than lets those rows through.
store::Filter widened(const Sight& sight, const std::vector<store::Row>& hidden) {
  const store::Snapshot& snapshot = sight.snapshot();
  store::Filter filter = sight.look->filter;
  for (const store::Row row : hidden) {
    filter.types.set(static_cast<std::size_t>(snapshot.events().type[row]));
    filter.statuses.set(static_cast<std::size_t>(snapshot.events().status[row]));
  }
  for (const FilterPart part : {FilterPart::actor, FilterPart::by}) {
    const store::Shown shown(store::alone(filter, part), snapshot);
    const bool blocks =
        std::ranges::any_of(hidden, [&](store::Row row) { return !shown.lead(row); });
    if (blocks) filter = store::without(filter, part);
  }
  return filter;
}

}  // namespace

void check_sides(const Sight& sight, Findings& out) {
  const store::Filter wide = of_all_sides(sight.filter);
  if (wide == sight.filter) return;
  const store::Snapshot& snapshot = sight.snapshot();
  std::set<std::string> gaining;  // sides of which a gain is shown
  std::string gainer;             // one of them, by name
  std::size_t gains = 0;
  bool losses = false;
  for (const store::Row row : sight.shown.rows()) {
    if (!changes_hands(sight, row)) continue;
    const event::Event& e = snapshot.event(row);
    losses = losses || e.type == EventType::withdrawal;
    if (e.type != EventType::capture) continue;
    ++gains;
    gaining.insert(side_of(e));
    if (gainer.empty()) gainer = e.actor.str();
  }
  if (gains == 0) return;
  std::vector<store::Row> hidden;
  const store::Shown everything(wide, snapshot);
  for (const store::Row row : everything.rows()) {
    if (sight.shown.lead(row) || !changes_hands(sight, row)) continue;
    const event::Event& e = snapshot.event(row);
    const bool taken = e.type == EventType::capture && !gaining.contains(side_of(e));
    const bool left = e.type == EventType::withdrawal && !losses &&
                      (side_of(e).empty() || gaining.contains(side_of(e)));
    if (taken || left) hidden.push_back(row);
  }
  if (hidden.empty()) return;
  Finding finding = finding_of(
      FindingKind::one_sided, sight, hidden,
      gaining.size() == 1 && !gainer.empty()
          ? tr_format("What {} took is shown, and what was lost again or taken by others is "
                      "filtered out: {}.",
                      gainer, titles_of(snapshot, hidden))
          : tr_format("Captures are shown, and losses are filtered out: {}.",
                      titles_of(snapshot, hidden)),
      tr("Let the filter show both."));
  curation::Scene as = *sight.scene;
  as.look->filter = widened(sight, hidden);
  finding.remedy = mending(sight, tr("Show losses, too"), std::move(as));
  out.push_back(std::move(finding));
}

}  // namespace dateline::brief
