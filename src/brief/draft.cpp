#include "brief/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/translate.hpp"
#include "brief/event_caption.hpp"
#include "brief/source_line.hpp"
#include "brief/turning_points.hpp"
#include "curation/anchor.hpp"
#include "geo/geodesic.hpp"
#include "project/camera.hpp"
#include "project/quotes.hpp"
#include "project/time_range.hpp"
#include "scene/event_marks.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

constexpr double kNearKm = 250;         // what is news around an event
constexpr std::size_t kMostAround = 6;  // more than so many names nobody reads
constexpr std::size_t kNamed = 2;       // stories; of more a title says how many
constexpr double kMostZoom = 8.5;       // the towns around say where it is

/// The events around one that are news when it is over, the nearest first.
std::vector<store::Row> around(const project::Project& project, store::Row row, time::Minute at) {
  const store::Snapshot& snapshot = project.snapshot();
  const geo::LngLat here = snapshot.event(row).place->at;
  const std::int64_t fresh = minutes(project.recent());
  std::vector<std::pair<double, store::Row>> near;
  for (const store::Row other : project.shown()) {
    const store::EventTable& table = snapshot.events();
    if (other == row || table.placed[other] == 0 || table.dated[other] == 0) continue;
    const event::Event& e = snapshot.event(other);
    if (e.place->precision == event::Precision::country) continue;
    const store::EventTimes times = snapshot.times(other);
    const bool begun = times.whole.earliest && *times.whole.earliest <= at;
    const bool news = over_by(times) >= at - fresh;
    if (!begun || !news) continue;
    const double km = geo::geodesic(here, e.place->at).km;
    if (km <= kNearKm) near.emplace_back(km, other);
  }
  std::ranges::sort(near);
  if (near.size() > kMostAround) near.resize(kMostAround);
  std::vector<store::Row> out{row};
  for (const auto& [km, other] : near) out.push_back(other);
  return out;
}

curation::Scene scene_of(const project::Project& project, const TurningPoint& turn) {
  const store::Snapshot& snapshot = project.snapshot();
  const event::Event& e = snapshot.event(turn.row);
  const time::Minute at = over_by(snapshot.times(turn.row));
  curation::Scene out;
  curation::SceneLook look = project.present_scene_look();
  look.filter.in_view = false;  // the map goes elsewhere
  look.playhead = at;
  if (look.window.earliest && look.window.latest) {
    const project::TimeRange window =
        project::moved_to_show({*look.window.earliest, *look.window.latest}, at);
    look.window = {window.from, window.to};
  }
  look.heat = false;  // it hides the symbol that the scene is about
  look.pin.reset();
  look.plays = 0;
  look.selected.clear();
  if (!e.mentions.empty()) {
    look.selected.push_back(curation::anchor_of(snapshot.document_of(turn.row), e));
  }
  const project::MapSize size{look.map_width, look.map_height};
  const double margin = std::min({110.0, size.width / 5, size.height / 5});  // room for names
  project::Camera like = project.camera();
  like.conic = look.projection == curation::Projection::conic ? 1 : 0;
  if (const auto box = project::box_of(snapshot, around(project, turn.row, at))) {
    const project::Camera camera = project::fitted(*box, size, margin, kMostZoom, like);
    look.center = geo::from_world(camera.centre);
    look.zoom = camera.zoom;
  }
  out.look = std::move(look);
  out.caption = event_caption(snapshot, turn.row);
  out.quote = project::quote_of(snapshot.document_of(turn.row), e, snapshot.day_zero());
  if (!turn.why.empty()) {
    out.notes = scene::sentence_case(fmt::format("{}.", fmt::join(turn.why, "; ")));
  }
  return out;
}

/// "war-of-june.dateline": "War of june".
std::string heading_of(const project::Project& project) {
  std::string name = project.file().path.stem().string();
  std::ranges::replace(name, '-', ' ');
  std::ranges::replace(name, '_', ' ');
  if (!name.empty()) return scene::sentence_case(name);
  const auto documents = project.snapshot().documents();
  const event::Document* only = nullptr;
  for (const auto& document : documents) {
    if (document->story.id == curation::kNotes) continue;
    if (only != nullptr) return "What happened";
    only = document.get();
  }
  return only == nullptr || only->story.title.empty() ? "What happened" : only->story.title;
}

curation::Scene title_of(const project::Project& project, const std::vector<TurningPoint>& turns) {
  const store::Snapshot& snapshot = project.snapshot();
  curation::Scene out;
  out.kind = curation::SceneKind::title;
  out.title = heading_of(project);
  const store::EventTimes begin = snapshot.times(turns.front().row);
  const time::Days first = begin.whole.earliest.value_or(over_by(begin)).day();
  const time::Days last = over_by(snapshot.times(turns.back().row)).day();
  const time::DayZero zero = snapshot.day_zero();
  out.caption = first == last ? time::day_phrase(first, zero)
                              : fmt::format("{} to {}", time::day_phrase(first, zero),
                                            time::day_phrase(last, zero));
  std::vector<store::Row> rows;
  for (const TurningPoint& turn : turns) rows.push_back(turn.row);
  const auto stories = stories_behind(snapshot, rows);
  out.caption +=
      ", as told by " + (stories.size() > kNamed ? fmt::format("{} stories", stories.size())
                                                 : source_line(snapshot, stories));
  out.notes = "Drafted from the events by Dateline: read it before you show it.";
  if (!project.filter().all()) {
    out.notes += fmt::format(" Of {} events the {} that pass the filter were looked at.",
                             project.counts().all, project.counts().shown);
  }
  return out;
}

}  // namespace

std::vector<curation::Scene> draft_of(const project::Project& project) {
  const base::InEnglish kept;  // in a project's file
  const std::vector<TurningPoint> turns = turning_points(project);
  std::vector<curation::Scene> out;
  if (turns.empty()) return out;
  out.push_back(title_of(project, turns));
  for (const TurningPoint& turn : turns) out.push_back(scene_of(project, turn));
  return out;
}

}  // namespace dateline::brief
