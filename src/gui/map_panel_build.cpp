// What the map is drawn from: the other half of MapPanel, which says what is to be seen.

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>

#include "brief/map_marks.hpp"
#include "gui/map_panel.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::gui {

void MapPanel::show_versions(std::vector<VersionMark> marks) {
  // Names on the map keep clear of ghosts and of the signs over symbols.
  const auto same = [](const VersionMark& a, const VersionMark& b) {
    return a.was == b.was && a.event == b.event;
  };
  if (!std::ranges::equal(marks, versions_, same)) forget();
  versions_ = std::move(marks);
}

void MapPanel::build(Frame& frame, const scene::View& view, const scene::BaseMap* base) {
  const project::Project& project = frame.project;
  scene::EventMarks marks = brief::map_marks(project);
  scene::MapInput input;
  input.base = base;
  input.events = &marks;
  held_ = scene::held_places(project.snapshot(), project.playhead());
  if (project.settings().holders) input.held = &held_;
  input.heat = project.settings().heat;
  input.legend = project.settings().legend ? scene::MapInput::Legend::with_button
                                           : scene::MapInput::Legend::folded;
  input.graticule = project.settings().graticule;
  input.inset = project.settings().inset;
  input.text = frame.scale / frame.map_scale;
  input.whole_labels = true;  // a name cut by a panel's edge cannot be read
  input.language = brief::language_of(project.settings().language);
  input.spellings = brief::spellings_of(project);
  input.taken.push_back(MapTools::buttons_on(frame, static_cast<float>(view.width())));
  const auto keep_clear = [&](typeset::PathPoint at) {
    input.taken.push_back(scene::PixelBox{at.x, at.y, at.x, at.y}.grown(frame.px(12)));
  };
  for (const VersionMark& mark : versions_) {
    if (mark.was) keep_clear(view.project(geo::to_world(*mark.was)));
  }
  for (const geo::LngLat& ghost : tools_.ghost_places()) {
    keep_clear(MapTools::ghost_spot(frame, view, ghost));
  }
  std::unordered_set<store::Row> signed_over;
  for (const VersionMark& mark : versions_) {
    const auto row = mark.event.empty() ? std::nullopt : project.snapshot().find(mark.event);
    if (const auto lead = row ? project.lead(*row) : std::nullopt) signed_over.insert(*lead);
  }
  for (scene::EventMark& mark : marks.marks) mark.sign_above = signed_over.contains(mark.index);
  gather_own_places(project);
  std::vector<scene::OwnPlace> own;
  for (const OwnPlace& o : own_) own.push_back({o.place.at, o.place.names.front()});
  input.own = &own;
  if (base != nullptr) input.attribution = base->attribution();
  input.attribution = scene::attribution_with(std::move(input.attribution), layers_.layers);
  input.layers = &layers_.layers;
  // Names stay where they are while the map is dragged or time goes by.
  scene::LabelMemory before;
  if (list_) before = std::move(list_->labels);
  input.before = &before;
  list_ = scene::build_map(input, view, frame.theme, frame.type);
  ++serial_;
}

void MapPanel::gather_own_places(const project::Project& project) {
  // Another project may have a ledger of the same revision.
  const curation::Ledger& ledger = project.ledger();
  const std::pair now{project.shown_revision(), ledger.revision()};
  if (own_of_ == now) return;
  own_of_ = now;
  own_.clear();
  for (const auto& e : ledger.records()) {
    if (const auto* place = std::get_if<curation::OwnPlace>(e.record.get())) {
      own_.push_back({e.number, *place});
    }
  }
}

}  // namespace dateline::gui
