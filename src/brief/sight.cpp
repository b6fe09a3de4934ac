#include "brief/sight.hpp"

#include <algorithm>
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

/// Whether it has a symbol, by the rules of scene::marks_of(): it may have begun, and is not over
/// too long where the past does not stay.
bool is_seen(const Sight& sight, store::Row row) {
  const store::EventTable& table = sight.snapshot().events();
  if (table.dated[row] == 0) return true;
  // Most are told by the columns alone; open ends are beyond all times there.
  if (table.earliest[row] > sight.at.count()) return false;
  const store::EventTimes times = table.times(row);
  const bool known = times.start.earliest || times.start.latest;
  if (scene::happened_by(known ? times.start : times.whole, sight.at) <= 0) return false;
  if (sight.look->cumulative) return true;
  const auto last = times.whole.latest ? times.whole.latest : times.whole.earliest;
  return !last || *last >= sight.at - minutes(sight.project->recent());
}

constexpr double kEdge = 1e-4;  // degrees; the columns have places to a metre

Sight::Ground ground_of(const geo::WorldBox& box) {
  const geo::LngLat a = geo::from_world({box.x0, box.y0});
  const geo::LngLat b = geo::from_world({box.x1, box.y1});
  return {a.lng() - kEdge, b.lng() + kEdge, b.lat() - kEdge, a.lat() + kEdge};
}

}  // namespace

bool is_news(const project::Project& project, store::Row row, time::Minute at) {
  using event::Status;
  const store::EventTable& table = project.snapshot().events();
  const Status status = table.status[row];
  const bool told =
      status == Status::happened || status == Status::ongoing || status == Status::reported;
  return told && table.placed[row] != 0 && table.type[row] != event::EventType::statement &&
         is_fresh(project, row, at) &&
         project.snapshot().event(row).place->precision != event::Precision::country;
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
  // By degrees first: most of a long table lies far within the frame or far from it.
  const store::EventTable& table = snapshot().events();
  const auto lng = static_cast<double>(table.lng[row]);
  const auto lat = static_cast<double>(table.lat[row]);
  if (lng < ground.west || lng > ground.east || lat < ground.south || lat > ground.north) {
    return false;
  }
  const bool within = lng > ground.west + 2 * kEdge && lng < ground.east - 2 * kEdge &&
                      lat > ground.south + 2 * kEdge && lat < ground.north - 2 * kEdge;
  if (within && camera.conic == 0) return true;
  return project::shows(camera, size, geo::to_world(lng, lat), 0);
}

std::optional<Sight> sight_of(const project::Project& project, std::size_t at) {
  const auto& scenes = project.briefing();
  const bool last = std::none_of(scenes.begin() + static_cast<std::ptrdiff_t>(at) + 1, scenes.end(),
                                 [](const curation::NumberedScene& later) {
                                   return later.scene->kind == curation::SceneKind::map;
                                 });
  auto out = sight_of(project, *scenes[at].scene, last);
  if (!out) return out;
  out->place = at + 1;
  out->number = scenes[at].number;
  return out;
}

std::optional<Sight> sight_of(const project::Project& project, const curation::Scene& scene,
                              bool last_map) {
  if (scene.kind != curation::SceneKind::map || !scene.look) return std::nullopt;
  Sight out;
  out.project = &project;
  out.last_map = last_map;
  out.scene = &scene;
  out.look = &*scene.look;
  out.size = {out.look->map_width, out.look->map_height};
  project::Camera camera{geo::to_world(out.look->center), out.look->zoom, 0};
  camera.conic = out.look->projection == curation::Projection::conic ? 1 : 0;
  out.camera = project::clamped(camera, out.size);
  const geo::WorldBox box = project::box_of(out.camera, out.size);
  out.ground = ground_of(box);
  out.filter = out.look->filter;
  if (out.filter.in_view) out.filter.view = box;
  const store::Snapshot& snapshot = project.snapshot();
  out.shown = store::Shown(out.filter, snapshot);
  out.at = time_of(project, *out.look);
  out.selected = selected_of(out);
  for (const store::Row row : out.shown.rows()) {
    if (snapshot.events().placed[row] == 0 || !is_seen(out, row)) continue;
    (out.frames(row) ? out.in_frame : out.off_frame).push_back(row);
  }
  return out;
}

scene::EventMarks marks_of(const Sight& sight) {
  // By the columns alone: a table's events lie far apart in memory.
  const store::EventTable& table = sight.snapshot().events();
  const std::int64_t fresh = minutes(sight.project->recent());
  scene::EventMarks out;
  out.marks.reserve(sight.shown.rows().size());
  for (const store::Row row : sight.shown.rows()) {
    scene::EventMark& m = out.marks.emplace_back();
    m.index = row;
    m.type = table.type[row];
    m.status = table.status[row];
    if (table.placed[row] == 0 || !is_seen(sight, row)) {
      m.happened = 0;
      continue;
    }
    m.at = geo::LngLat::from_degrees(static_cast<double>(table.lng[row]),
                                     static_cast<double>(table.lat[row]));
    m.selected = sight.selects(row);
    if (table.dated[row] == 0) continue;
    const store::EventTimes times = table.times(row);
    m.bounds = times.whole;
    const bool known = times.start.earliest || times.start.latest;
    m.happened = scene::happened_by(known ? times.start : times.whole, sight.at);
    m.opacity = scene::age_opacity(times.whole, sight.at, fresh, 7 * fresh);
  }
  return out;
}

}  // namespace dateline::brief
