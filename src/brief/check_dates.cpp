// What more is known than a scene shows.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "brief/turning_points.hpp"
#include "project/time_range.hpp"
#include "store/filter_parts.hpp"
#include "time/calendar.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;
using event::Status;

bool told(const store::Snapshot& snapshot, store::Row row) {
  const store::EventTable& table = snapshot.events();
  const Status status = table.status[row];
  return table.type[row] != event::EventType::statement &&
         (status == Status::happened || status == Status::ongoing || status == Status::reported);
}

/// The last map of a briefing is taken for the present: what is told of later days is missing.
void check_end(const Sight& sight, Findings& out) {
  if (!sight.last_map || sight.look->plays > 0) return;
  const store::Snapshot& snapshot = sight.snapshot();
  std::vector<store::Row> later;
  time::Minute newest = sight.at;
  for (const store::Row row : sight.shown.rows()) {
    if (snapshot.events().dated[row] == 0 || !told(snapshot, row)) continue;
    const store::EventTimes times = snapshot.times(row);
    if (!times.whole.earliest || *times.whole.earliest <= sight.at) continue;
    later.push_back(row);
    newest = std::max(newest, over_by(times));
  }
  if (later.empty()) return;
  const time::DayZero zero = snapshot.day_zero();
  Finding finding =
      finding_of(FindingKind::stale, sight, later,
                 tr_format("The last map is as of {}, and stories tell of later days: {}.",
                           time::day_phrase(sight.at.day(), zero), titles_of(snapshot, later)),
                 tr("Move its time to the newest, or add a scene."));
  curation::Scene as = *sight.scene;
  as.look->playhead = newest;
  if (as.look->window.earliest && as.look->window.latest) {
    const project::TimeRange window =
        project::moved_to_show({*as.look->window.earliest, *as.look->window.latest}, newest);
    as.look->window = {window.from, window.to};
  }
  finding.remedy = mending(sight, tr_format("Move it to {}", time::day_phrase(newest.day(), zero)),
                           std::move(as));
  out.push_back(std::move(finding));
}

/// What was known by a day, on a map that does not say so: no line of it does.
void check_known(const Sight& sight, Findings& out) {
  const std::optional<time::Days>& day = sight.filter.known_by;
  if (!day) return;
  if (sight.says(Admission::known)) return;
  const int month = time::month_of(*day);
  if (have_day_in_numbers(sight.words(), month, time::day_of_month(*day))) return;
  const store::Snapshot& snapshot = sight.snapshot();
  const store::Shown now(store::without(sight.filter, store::FilterPart::known), snapshot);
  std::set<std::uint32_t> stories;
  std::vector<store::Row> rows;
  for (const store::Row row : now.rows()) {
    if (!told(snapshot, row)) continue;
    const auto& begun = snapshot.times(row).whole.earliest;
    if (begun && *begun > sight.at) continue;
    bool newer = false;
    for (const store::Row telling : snapshot.tellings(row)) {
      const event::Document& document = snapshot.document_of(telling);
      if (!document.date || *document.date <= *day) continue;
      stories.insert(snapshot.events().document[telling]);
      newer = true;
    }
    if (newer) rows.push_back(row);
  }
  if (rows.empty()) return;
  Finding finding =
      finding_of(FindingKind::stale, sight, rows,
                 tr_format("It shows only what was known by {}, which no line of it says.",
                           time::day_phrase(*day)) +
                     " " +
                     tr_count("{} later story tells of its days",
                              "{} later stories tell of its days", stories.size()) +
                     ": " + titles_of(snapshot, rows) + ".",
                 tr("Show what is known now, or say in the caption by when it was known."));
  curation::Scene as = *sight.scene;
  as.look->filter.known_by.reset();
  finding.remedy = mending(sight, tr("Show what is known now"), std::move(as));
  out.push_back(std::move(finding));
}

/// When a scene was made or changed last, seconds since 1970; nullopt where no step tells.
std::optional<std::int64_t> touched(const Sight& sight) {
  const auto& steps = sight.project->ledger().done();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const bool of_scene = std::ranges::any_of(
        step->changes, [&](const curation::Change& c) { return c.number == sight.number; });
    if (of_scene) return step->made;
  }
  return std::nullopt;
}

/// Stories that came after the scene and tell what it shows: whoever wrote its caption had not
/// read them.
void check_added(const Sight& sight, Findings& out) {
  const auto made = touched(sight);
  if (!made) return;
  const store::Snapshot& snapshot = sight.snapshot();
  std::set<std::uint32_t> stories;
  std::vector<store::Row> rows;
  for (const store::Row row : sight.in_frame) {
    if (!told(snapshot, row) || !(sight.fresh(row) || sight.selects(row))) continue;
    bool newer = false;
    for (const store::Row telling : snapshot.tellings(row)) {
      const std::uint32_t document = snapshot.events().document[telling];
      const curation::StoryEntry* entry = sight.project->entry_of(document);
      if (entry == nullptr || entry->added <= *made) continue;
      stories.insert(document);
      newer = true;
    }
    if (newer) rows.push_back(row);
  }
  if (rows.empty()) return;
  Finding finding = finding_of(
      FindingKind::stale, sight, rows,
      tr_count(
          "{} story was added since this scene was made or changed, and tells of what it shows",
          "{} stories were added since this scene was made or changed, and tell of what it "
          "shows",
          stories.size()) +
          ": " + titles_of(snapshot, rows) + ".",
      tr("Look at it again, and take its look or edit its caption anew."));
  out.push_back(std::move(finding));
}

}  // namespace

void check_dates(const Sight& sight, Findings& out) {
  check_end(sight, out);
  check_known(sight, out);
  check_added(sight, out);
}

}  // namespace dateline::brief
