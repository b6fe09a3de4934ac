// What is planned, considered or denied and counts, or is told, as if it had happened. Who holds
// which place never rests on it (timeline::Holders), and its symbol says what it is.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "brief/check_parts.hpp"
#include "scene/marker_layout.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;
using event::Status;

constexpr std::array kNotHappened{Status::planned, Status::considered, Status::denied};

bool not_happened(const store::Snapshot& snapshot, store::Row row) {
  return std::ranges::find(kNotHappened, snapshot.events().status[row]) != kNotHappened.end();
}

/// Whether words for the audience say that it is none.
bool says(const Sight& sight, Status status) {
  return sight.says(status == Status::denied ? Admission::denied : Admission::planned);
}

/// In circles with a number, which count all alike.
std::vector<store::Row> gathered(const Sight& sight) {
  // Where there is none on the map, no circle has to be drawn to know that.
  const bool any = std::ranges::any_of(
      sight.in_frame, [&](store::Row row) { return not_happened(sight.snapshot(), row); });
  if (!any) return {};
  const scene::EventMarks marks = marks_of(sight);
  const scene::View view(std::max(1, static_cast<int>(std::lround(sight.size.width))),
                         std::max(1, static_cast<int>(std::lround(sight.size.height))), 1,
                         sight.camera.centre, sight.camera.zoom, sight.camera.conic);
  std::vector<store::Row> out;
  for (const scene::MarkerSite& site : scene::layout_markers(marks, view, scene::Sizes::symbol)) {
    if (!site.cluster) continue;
    for (const std::uint32_t mark : site.marks) {
      const store::Row row = marks.marks[mark].index;
      if (not_happened(sight.snapshot(), row) && sight.frames(row)) out.push_back(row);
    }
  }
  std::ranges::sort(out);
  return out;
}

/// The scene without what has not happened.
curation::Scene without_them(const Sight& sight) {
  curation::Scene as = *sight.scene;
  for (const Status status : kNotHappened) {
    as.look->filter.statuses.reset(static_cast<std::size_t>(status));
  }
  return as;
}

void check_highlighted(const Sight& sight, Findings& out) {
  const store::Snapshot& snapshot = sight.snapshot();
  std::vector<store::Row> rows;
  std::ranges::copy_if(sight.selected, std::back_inserter(rows), [&](store::Row row) {
    return not_happened(snapshot, row) && !says(sight, snapshot.events().status[row]);
  });
  if (rows.empty()) return;
  const Status status = snapshot.events().status[rows.front()];
  Finding finding =
      finding_of(FindingKind::not_happened, sight, rows,
                 tr_format("{}: it is highlighted, and the words beside the map tell it as a fact.",
                           titles_of(snapshot, rows)),
                 tr("Say in the caption what has not happened."));
  // What is kept in a project's file is English.
  const char* const says_so = status == Status::planned      ? "Planned: "
                              : status == Status::considered ? "Considered: "
                                                             : "Denied: ";
  curation::Scene as = *sight.scene;
  as.caption = says_so + as.caption;
  finding.remedy = mending(sight, tr("Say so in the caption"), std::move(as));
  out.push_back(std::move(finding));
}

}  // namespace

void check_statuses(const Sight& sight, Findings& out) {
  const store::Snapshot& snapshot = sight.snapshot();
  check_highlighted(sight, out);
  std::vector<store::Row> counted;
  if (sight.look->heat) {
    std::ranges::copy_if(sight.in_frame, std::back_inserter(counted),
                         [&](store::Row row) { return not_happened(snapshot, row); });
  } else {
    counted = gathered(sight);
  }
  if (counted.empty()) return;
  Finding finding = finding_of(
      FindingKind::not_happened, sight, counted,
      sight.look->heat
          ? tr_count(
                "The heat map counts {} event that was planned or denied: ",
                "The heat map counts {} events that were planned or denied: ", counted.size()) +
                titles_of(snapshot, counted) + "."
          : tr_count(
                "A circle counts {} event that was planned or denied like those that happened: ",
                "Circles count {} events that were planned or denied like those that happened: ",
                counted.size()) +
                titles_of(snapshot, counted) + ".",
      tr("Filter out what has not happened, or say so."));
  finding.remedy = mending(sight, tr("Filter it out"), without_them(sight));
  out.push_back(std::move(finding));
}

}  // namespace dateline::brief
