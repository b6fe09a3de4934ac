#include "brief/map_marks.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "brief/mark_links.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::brief {
namespace {

bool as_written(const project::Project& project) {
  return project.settings().language == project::Language::story;
}

}  // namespace

scene::EventMarks map_marks(const project::Project& project) {
  scene::MarkOptions options = lit_marks(project);
  options.playhead = project.playhead();
  options.fresh = minutes(project.recent());
  options.old = 7 * options.fresh;
  if (!project.cumulative()) options.past = options.fresh;
  options.as_written = as_written(project);
  return scene::marks_of(project.snapshot(), project.shown(), options);
}

scene::MapLanguage language_of(project::Language language) {
  // As a story spells it is English with other words: MapInput::spellings.
  return language == project::Language::arabic ? scene::MapLanguage::arabic
                                               : scene::MapLanguage::english;
}

std::vector<scene::Spelling> spellings_of(const project::Project& project) {
  std::vector<scene::Spelling> out;
  const event::Document* document = project.current();
  if (!as_written(project) || document == nullptr) return out;
  for (const geoparse::PlaceMention& m : document->places) {
    if (!scene::is_name(m)) continue;
    const gazetteer::Place& place = *m.place();
    const bool known = std::ranges::any_of(
        out, [&](const scene::Spelling& s) { return s.name == place.name && s.at == place.at; });
    if (!known) out.push_back({std::string(place.name), place.at, m.surface});
  }
  return out;
}

std::vector<scene::OwnPlace> own_places_of(const curation::Ledger& ledger) {
  std::vector<scene::OwnPlace> out;
  for (const auto& e : ledger.records()) {
    const auto* place = std::get_if<curation::OwnPlace>(e.record.get());
    if (place != nullptr) out.push_back({place->at, place->names.front()});
  }
  return out;
}

}  // namespace dateline::brief
