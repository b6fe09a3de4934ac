#include "brief/plate.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "brief/as_of.hpp"
#include "brief/map_marks.hpp"
#include "brief/source_line.hpp"
#include "scene/view.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

/// What the map shows: symbols that are drawn and lie within it.
void add_in_sight(const PlateMap& map, std::vector<store::Row>& rows) {
  const scene::View view(std::max(1, static_cast<int>(std::lround(map.size.width))),
                         std::max(1, static_cast<int>(std::lround(map.size.height))), 1,
                         map.camera.centre, map.camera.zoom, map.camera.conic);
  const scene::PixelBox all{0, 0, static_cast<float>(view.width()),
                            static_cast<float>(view.height())};
  for (const scene::EventMark& mark : map.marks.marks) {
    if (!mark.at) continue;
    const typeset::PathPoint at = view.project(geo::to_world(*mark.at));
    if (all.contains(at.x, at.y)) rows.push_back(mark.index);
  }
}

/// What has a bar on the timeline.
void add_in_time(const PlateMap& map, std::vector<store::Row>& rows) {
  if (!map.timed) return;
  for (const scene::EventMark& mark : map.on_timeline.marks) {
    if (!mark.bounds.earliest && !mark.bounds.latest) continue;
    const bool over = mark.bounds.latest && *mark.bounds.latest < map.window.from;
    const bool to_come = mark.bounds.earliest && *mark.bounds.earliest > map.window.to;
    if (!over && !to_come) rows.push_back(mark.index);
  }
}

}  // namespace

PlateMap map_of(const project::Project& project) {
  const store::Snapshot& snapshot = project.snapshot();
  const project::Settings& settings = project.settings();
  PlateMap out;
  out.camera = project.camera();
  out.size = project.map_size();
  out.marks = map_marks(project);
  if (settings.holders) out.held = scene::held_places(snapshot, project.playhead());
  out.own = own_places_of(project.ledger());
  for (const curation::NumberedLayer& layer : project.layers()) {
    if (project.shows_layer(layer)) out.layers.push_back(layer.number);
  }
  out.pin = project.pin();
  out.language = language_of(settings.language);
  out.spellings = spellings_of(project);
  out.heat = settings.heat;
  out.graticule = settings.graticule;
  out.inset = settings.inset;

  out.on_timeline = scene::marks_of(snapshot, project.shown(), lit_marks(project));
  out.links = add_links(project, out.on_timeline);
  out.window = project.window();
  out.timed = project.extent().has_value();
  out.playhead = project.playhead();
  if (const auto range = project.range()) out.range = time::Bounds{range->from, range->to};
  const event::Document* document = project.current();
  if (document != nullptr && document->utc_offset_minutes) {
    out.zone = time::offset_phrase(*document->utc_offset_minutes);
  }
  out.zero = snapshot.day_zero();

  out.as_of = as_of_line(project);
  add_in_sight(out, out.in_sight);
  add_in_time(out, out.in_sight);
  std::ranges::sort(out.in_sight);
  out.in_sight.erase(std::unique(out.in_sight.begin(), out.in_sight.end()), out.in_sight.end());
  out.stories = stories_behind(snapshot, out.in_sight);
  out.sources = source_line(snapshot, out.stories);
  return out;
}

Plate take_plate(project::Project& project, std::size_t at, const project::MapSize& size,
                 std::optional<project::Language> language) {
  Plate out;
  out.place = at + 1;
  out.of = project.briefing().size();
  const curation::NumberedScene numbered = project.briefing()[at];
  out.scene = *numbered.scene;
  if (out.scene.kind != curation::SceneKind::map || !out.scene.look) return out;
  project::Display display = project.settings().display;
  display.still = true;  // without a flight
  project.apply(project::SetDisplay{display});
  project.apply(project::SetMapSize{size});
  // A plate is the same whichever were taken before it.
  project.apply(project::ShowDocument{0});
  if (!out.scene.look->playhead) project.apply(project::GoLast{});
  project.apply(project::ShowScene{numbered.number});
  // What was known by a day is other stories, of which it has yet to be said what follows.
  conclude(project);
  if (language) project.apply(project::SetLanguage{*language});
  project.tick(0);
  out.map = map_of(project);
  return out;
}

void conclude(project::Project& project) {
  while (const auto unconcluded = project.take_unconcluded()) {
    project.apply(
        project::Concluded{std::make_shared<const store::Snapshot>(unconcluded->concluded())});
  }
}

}  // namespace dateline::brief
