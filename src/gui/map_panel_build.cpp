// What the map is drawn from: the other half of MapPanel, which says what is to be seen.

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>

#include "gui/map_panel.hpp"
#include "gui/mark_links.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::gui {
namespace {

/// How the story that is read writes the names of places.
std::vector<scene::Spelling> spellings_of(const event::Document* document) {
  std::vector<scene::Spelling> out;
  if (document == nullptr) return out;
  for (const geoparse::PlaceMention& m : document->places) {
    if (!scene::is_name(m)) continue;
    const gazetteer::Place& place = *m.place();
    const bool known = std::ranges::any_of(
        out, [&](const scene::Spelling& s) { return s.name == place.name && s.at == place.at; });
    if (!known) out.push_back({std::string(place.name), place.at, m.surface});
  }
  return out;
}

}  // namespace

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
  scene::MarkOptions options = lit_marks(project);
  options.playhead = project.playhead();
  options.fresh = minutes(project.recent());
  options.old = 7 * options.fresh;
  if (!project.cumulative()) options.past = options.fresh;
  options.as_written = project.settings().language == project::Language::story;
  scene::EventMarks marks = scene::marks_of(project.snapshot(), project.shown(), options);
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
  input.language = language_of(project.settings().language);
  if (options.as_written) input.spellings = spellings_of(project.current());
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
