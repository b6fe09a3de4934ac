// What a scene lets through and its map cannot show: beside the frame, without a place or a time.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "project/camera.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;

std::string english_titles(const store::Snapshot& snapshot, const std::vector<store::Row>& rows) {
  const base::InEnglish kept;  // in a project's file
  return titles_of(snapshot, rows);
}

}  // namespace

void check_frame(const Sight& sight, Findings& out) {
  const store::Snapshot& snapshot = sight.snapshot();
  const geo::WorldBox near = surroundings(sight.camera, sight.size);
  std::vector<store::Row> missed;
  bool highlighted = false;
  for (const store::Row row : sight.off_frame) {
    const bool selected = sight.selects(row);
    const bool news = is_news(*sight.project, row, sight.at) &&
                      near.contains(geo::to_world(snapshot.event(row).place->at));
    if (!selected && !news) continue;
    highlighted = highlighted || selected;
    missed.push_back(row);
  }
  if (missed.empty()) return;
  std::string words =
      highlighted
          ? tr_format("What it highlights lies outside of its map: {}.",
                      titles_of(snapshot, missed))
          : tr_count("{} event that was news then lies just outside of its map",
                     "{} events that were news then lie just outside of its map", missed.size()) +
                ": " + titles_of(snapshot, missed) + ".";
  Finding finding = finding_of(FindingKind::off_frame, sight, missed, std::move(words),
                               tr("Widen the map, or filter them out."));
  const geo::WorldBox seen = project::box_of(sight.camera, sight.size);
  geo::WorldBox all = *project::box_of(snapshot, missed);
  all = {std::min(all.x0, seen.x0), std::min(all.y0, seen.y0), std::max(all.x1, seen.x1),
         std::max(all.y1, seen.y1)};
  // What it takes in is seen whole, and is not half cut by the edge.
  const double margin = std::min({24.0, sight.size.width / 10, sight.size.height / 10});
  const project::Camera wide =
      project::fitted(all, sight.size, margin, sight.camera.zoom, sight.camera);
  curation::Scene as = *sight.scene;
  as.look->center = geo::from_world(wide.centre);
  as.look->zoom = wide.zoom;
  finding.remedy = mending(sight, tr("Widen the map"), std::move(as));
  out.push_back(std::move(finding));
}

void check_dropped(const Sight& sight, Findings& out) {
  if (sight.says(Admission::missing)) return;
  const store::Snapshot& snapshot = sight.snapshot();
  const store::EventTable& table = snapshot.events();
  const bool last = sight.last_map;
  std::vector<store::Row> placeless;  // on the timeline alone
  std::vector<store::Row> timeless;   // on the map at any time
  std::vector<store::Row> nowhere;    // on neither, in no scene
  for (const store::Row row : sight.shown.rows()) {
    // What somebody said is no thing that a map shows.
    if (table.type[row] == event::EventType::statement) continue;
    const bool placed = table.placed[row] != 0;
    const bool dated = table.dated[row] != 0;
    if (!placed && dated && (sight.selects(row) || sight.fresh(row))) placeless.push_back(row);
    if (placed && !dated && sight.frames(row)) timeless.push_back(row);
    if (!placed && !dated && last) nowhere.push_back(row);
  }
  if (placeless.empty() && timeless.empty() && nowhere.empty()) return;
  std::string words;
  std::string more;  // in English, for the caption
  const auto say = [&](const std::vector<store::Row>& rows, const std::string& what,
                       const char* kept) {
    if (rows.empty()) return;
    words += (words.empty() ? "" : " ") + what + ": " + titles_of(snapshot, rows) + ".";
    more += (more.empty() ? "" : " ") + std::string(kept) + english_titles(snapshot, rows) + ".";
  };
  say(placeless,
      tr_count("{} event of these days has no place and is not on the map",
               "{} events of these days have no place and are not on the map", placeless.size()),
      "Not on the map, for want of a place: ");
  say(timeless,
      tr_count("{} event has no date: it is on the map at any time, and not on the timeline",
               "{} events have no date: they are on the map at any time, and not on the timeline",
               timeless.size()),
      "Day unknown: ");
  say(nowhere,
      tr_count("{} event has neither place nor date and is in no scene",
               "{} events have neither place nor date and are in no scene", nowhere.size()),
      "Not on the map, for want of place and day: ");
  std::vector<store::Row> rows = std::move(placeless);
  rows.insert(rows.end(), timeless.begin(), timeless.end());
  rows.insert(rows.end(), nowhere.begin(), nowhere.end());
  Finding finding =
      finding_of(FindingKind::not_on_map, sight, rows, std::move(words),
                 tr("Say where and when they were (E edits an event), or say so in the caption."));
  finding.remedy = saying_so(sight, more);
  out.push_back(std::move(finding));
}

}  // namespace dateline::brief
