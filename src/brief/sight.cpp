#include "brief/sight.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "brief/turning_points.hpp"
#include "curation/anchor.hpp"
#include "project/time_range.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::brief {
namespace {

/// The rows that stand for what a scene highlights, as far as they are told and shown.
std::vector<store::Row> selected_of(const Sight& sight) {
  std::vector<store::Row> out;
  const store::Snapshot& snapshot = sight.snapshot();
  const auto documents = snapshot.documents();
  for (const curation::EventAnchor& anchor : sight.look->selected) {
    const auto document =
        std::ranges::find_if(documents, [&](const auto& d) { return d->story.id == anchor.story; });
    if (document == documents.end()) continue;
    const auto fit = curation::fit(anchor, **document);
    if (!fit) continue;
    const auto index = static_cast<std::uint32_t>(document - documents.begin());
    const auto lead =
        sight.shown.lead(snapshot.row({index, static_cast<std::uint32_t>(fit->index)}));
    if (lead && std::ranges::find(out, *lead) == out.end()) out.push_back(*lead);
  }
  return out;
}

time::Minute time_of(const project::Project& project, const curation::SceneLook& look) {
  if (look.playhead) return *look.playhead;
  return project.extent() ? project.extent()->to : project.playhead();
}

bool is_fresh(const project::Project& project, store::Row row, time::Minute at) {
  const store::Snapshot& snapshot = project.snapshot();
  if (snapshot.events().dated[row] == 0) return false;
  const store::EventTimes times = snapshot.times(row);
  const bool begun = !times.whole.earliest || *times.whole.earliest <= at;
  return begun && over_by(times) >= at - minutes(project.recent());
}

}  // namespace

bool is_news(const project::Project& project, store::Row row, time::Minute at) {
  using event::Status;
  const store::EventTable& table = project.snapshot().events();
  const Status status = table.status[row];
  const bool told =
      status == Status::happened || status == Status::ongoing || status == Status::reported;
  return told && table.placed[row] != 0 && table.type[row] != event::EventType::statement &&
         project.snapshot().event(row).place->precision != event::Precision::country &&
         is_fresh(project, row, at);
}

geo::WorldBox surroundings(const project::Camera& camera, const project::MapSize& size) {
  const geo::WorldBox box = project::box_of(camera, size);
  const double w = (box.x1 - box.x0) / 4;
  const double h = (box.y1 - box.y0) / 4;
  return {box.x0 - w, box.y0 - h, box.x1 + w, box.y1 + h};
}

bool Sight::selects(store::Row row) const {
  return std::ranges::find(selected, row) != selected.end();
}

bool Sight::fresh(store::Row row) const { return is_fresh(*project, row, at); }

bool Sight::frames(store::Row row) const {
  return project::shows(camera, size, geo::to_world(snapshot().event(row).place->at), 0);
}

std::optional<Sight> sight_of(const project::Project& project, std::size_t at) {
  const curation::NumberedScene& numbered = project.briefing()[at];
  const curation::Scene& scene = *numbered.scene;
  if (scene.kind != curation::SceneKind::map || !scene.look) return std::nullopt;
  Sight out;
  out.project = &project;
  out.place = at + 1;
  out.number = numbered.number;
  out.scene = &scene;
  out.look = &*scene.look;
  out.size = {out.look->map_width, out.look->map_height};
  project::Camera camera{geo::to_world(out.look->center), out.look->zoom, 0};
  camera.conic = out.look->projection == curation::Projection::conic ? 1 : 0;
  out.camera = project::clamped(camera, out.size);
  out.filter = out.look->filter;
  if (out.filter.in_view) out.filter.view = project::box_of(out.camera, out.size);
  const store::Snapshot& snapshot = project.snapshot();
  out.shown = store::Shown(out.filter, snapshot);
  out.at = time_of(project, *out.look);
  out.selected = selected_of(out);

  scene::MarkOptions options;
  options.playhead = out.at;
  options.fresh = minutes(project.recent());
  options.old = 7 * options.fresh;
  if (!out.look->cumulative) options.past = options.fresh;
  options.selected = [&](store::Row row) { return out.selects(row); };
  out.marks = scene::marks_of(snapshot, out.shown.rows(), options);
  for (const scene::EventMark& mark : out.marks.marks) {
    if (!mark.at || mark.happened <= 0 || mark.opacity <= 0) continue;
    (out.frames(mark.index) ? out.in_frame : out.off_frame).push_back(mark.index);
  }
  return out;
}

}  // namespace dateline::brief
