#include "publish/page_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "brief/source_line.hpp"
#include "publish/page_events.hpp"
#include "publish/page_ground.hpp"
#include "publish/page_json.hpp"
#include "publish/page_layers.hpp"
#include "publish/svg_symbols.hpp"
#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/view.hpp"

namespace dateline::publish {
namespace {

using nlohmann::json;

/// Of the ground, so that a page with all else stays below 2 MB.
constexpr std::size_t kMostGround = 1'200'000;

json minute(time::Minute at) { return at.count(); }

json box_json(const geo::WorldBox& box) {
  const json from = page_point({box.x0, box.y0});
  const json to = page_point({box.x1, box.y1});
  return {from[0], from[1], to[0], to[1]};
}

/// The ground that a plate shows.
geo::WorldBox ground_of(const brief::PlateMap& map) {
  return project::box_of(map.camera, map.size);
}

json words_json(const brief::Plate& plate) {
  const curation::Scene& scene = plate.scene;
  json out = {{"place", plate.place},
              {"kind", curation::name(scene.kind)},
              {"name", curation::short_name(scene)}};
  if (!scene.title.empty()) out["title"] = scene.title;
  if (!scene.caption.empty()) out["caption"] = scene.caption;
  if (scene.quote) out["quote"] = {scene.quote->words, scene.quote->source};
  return out;
}

std::string colour(scene::Rgba c) { return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b); }

json theme_json(const scene::Theme& theme) {
  json families = json::object();
  for (int i = 0; i < event::kFamilies; ++i) {
    const auto family = static_cast<event::Family>(i);
    families[std::string(event::name(family))] = colour(theme.family(family));
  }
  json holders = json::array();
  for (const scene::Rgba& holder : theme.holders) holders.push_back(colour(holder));
  json layers = json::object();
  for (std::size_t i = 0; i < curation::kLayerColours; ++i) {
    const auto layer = static_cast<curation::LayerColour>(i);
    layers[std::string(curation::name(layer))] = colour(scene::colour_of(layer, theme));
  }
  return {{"dark", theme.is_dark},
          {"strong", theme.is_strong},
          {"colours",
           {{"panel", colour(theme.panel)},
            {"raised", colour(theme.raised)},
            {"hairline", colour(theme.hairline)},
            {"text", colour(theme.text)},
            {"secondary", colour(theme.secondary)},
            {"accent", colour(theme.accent)},
            {"land", colour(theme.land)},
            {"water", colour(theme.water)},
            {"coast", colour(theme.coast)},
            {"border", colour(theme.border)},
            {"province", colour(theme.province)},
            {"river", colour(theme.river)},
            {"lake-edge", colour(theme.lake_edge)},
            {"label", colour(theme.label)},
            {"halo", colour(theme.halo)},
            {"water-label", colour(theme.water_label)},
            {"conflict", colour(theme.conflict)},
            {"denied", colour(theme.denied)}}},
          {"families", families},
          {"layers", layers},
          {"holders", holders}};
}

}  // namespace

struct PageContent::State {
  explicit State(const scene::BaseMap& map) : base(map), events(map) {}

  const scene::BaseMap& base;
  PageEvents events;
  PageList held;
  PageList layers;
  json scenes = json::array();
  std::vector<geo::WorldBox> views;

  void add_map(const project::Project& project, const brief::PlateMap& map,
               const std::vector<store::Row>& rows, json& out);
  void add_links(const brief::PlateMap& map, const std::map<store::Row, std::size_t>& places,
                 json& out) const;
  [[nodiscard]] json held_in(const store::Snapshot& snapshot, const brief::PlateMap& map);
};

void PageContent::State::add_links(const brief::PlateMap& map,
                                   const std::map<store::Row, std::size_t>& places,
                                   json& out) const {
  const auto place_of = [&](std::uint32_t mark) {
    const auto found = places.find(map.on_timeline.marks[mark].index);
    return found == places.end() ? std::optional<std::size_t>() : found->second;
  };
  json arrows = json::array();
  for (const auto& arrow : map.links.arrows) {
    const auto from = place_of(arrow.from);
    const auto to = place_of(arrow.to);
    if (from && to) arrows.push_back({*from, *to, arrow.told});
  }
  json conflicts = json::array();
  for (const auto& [a, b] : map.links.conflicts) {
    const auto from = place_of(a);
    const auto to = place_of(b);
    if (from && to) conflicts.push_back({*from, *to});
  }
  if (!arrows.empty()) out["arrows"] = arrows;
  if (!conflicts.empty()) out["conflicts"] = conflicts;
}

/// Who held the places of the map at some time of the timeline.
json PageContent::State::held_in(const store::Snapshot& snapshot, const brief::PlateMap& map) {
  json out = json::array();
  const geo::WorldBox ground = ground_of(map);
  for (const scene::HeldSpan& span : scene::held_spans(snapshot)) {
    const geo::WorldPoint at = geo::to_world(span.held.at);
    const bool over = span.to && *span.to < std::min(map.window.from, map.playhead);
    const bool to_come = span.from && *span.from > std::max(map.window.to, map.playhead);
    if (!ground.contains(at) || over || to_come) continue;
    json holders = json::array();
    for (const auto& holder : span.held.holders) holders.push_back({holder.name, holder.colour});
    json because = json::array();
    for (const timeline::HoldEvidence& evidence : span.because) {
      const scene::HoldSource source = scene::source_of(snapshot, evidence);
      const event::Document& document = *snapshot.documents()[source.document];
      if (document.story.sentences.empty()) continue;
      because.push_back(events.add_sentence(document, source.sentence));
    }
    const time::Bounds when{span.from, span.to};
    out.push_back(held.add({{"place", span.held.name},
                            {"at", page_point(at)},
                            {"how", timeline::name(span.held.how)},
                            {"time", page_bounds(when)},
                            {"holders", holders},
                            {"said", because}}));
  }
  return out;
}

void PageContent::State::add_map(const project::Project& project, const brief::PlateMap& map,
                                 const std::vector<store::Row>& rows, json& out) {
  const store::Snapshot& snapshot = project.snapshot();
  scene::MarkOptions options;
  // What is drawn of an event while it is selected is all that there is of it.
  options.selected = [](store::Row) { return true; };
  options.as_written = !map.spellings.empty();
  json all = json::array();
  json selected = json::array();
  std::map<store::Row, std::size_t> places;
  for (const scene::EventMark& mark : scene::marks_of(snapshot, rows, options).marks) {
    const std::size_t place = events.add(snapshot, mark);
    places[mark.index] = place;
    all.push_back(place);
    if (project.selects(mark.index)) selected.push_back(place);
  }
  views.push_back(ground_of(map));
  out["view"] = box_json(views.back());
  out["events"] = all;
  if (!selected.empty()) out["selected"] = selected;
  out["window"] = {minute(map.window.from), minute(map.window.to)};
  out["timed"] = map.timed;
  out["at"] = minute(map.playhead);
  if (map.range) out["range"] = page_bounds(*map.range);
  out["fresh"] = project::minutes(project.recent());
  out["past"] = project.cumulative();
  if (!map.zone.empty()) out["zone"] = map.zone;
  if (map.zero == time::DayZero::story) out["relative"] = true;
  out["arabic"] = map.language == scene::MapLanguage::arabic;
  json spellings = json::object();
  for (const scene::Spelling& spelling : map.spellings) spellings[spelling.name] = spelling.written;
  if (!spellings.empty()) out["spellings"] = spellings;
  if (map.held) out["held"] = held_in(snapshot, map);
  if (map.pin) {
    out["pin"] = {{"at", page_point(geo::to_world(map.pin->at))}, {"label", map.pin->label}};
  }
  json own = json::array();
  const geo::WorldBox ground = views.back();
  for (const scene::OwnPlace& place : map.own) {
    const geo::WorldPoint at = geo::to_world(place.at);
    if (ground.contains(at)) own.push_back({page_point(at), std::string(place.name)});
  }
  if (!own.empty()) out["own"] = own;
  add_links(map, places, out);
  out["sources"] = brief::source_line(snapshot, brief::stories_behind(snapshot, rows));
}

PageContent::PageContent(const scene::BaseMap& base) : state_(std::make_unique<State>(base)) {}
PageContent::PageContent(PageContent&&) noexcept = default;
PageContent& PageContent::operator=(PageContent&&) noexcept = default;
PageContent::~PageContent() = default;

void PageContent::add(const project::Project& project, const brief::Plate& plate,
                      const std::vector<store::Row>& rows,
                      const std::vector<scene::LayerOnMap>& layers) {
  json out = words_json(plate);
  if (plate.map) {
    state_->add_map(project, *plate.map, rows, out);
    for (const scene::LayerOnMap& layer : layers) {
      if (layer.shape == nullptr) continue;
      out["layers"].push_back(state_->layers.add(page_layer(layer, state_->views.back())));
    }
    if (plate.scene.look && plate.scene.look->plays != 0) out["plays"] = plate.scene.look->plays;
  }
  state_->scenes.push_back(std::move(out));
}

std::string PageContent::text() const {
  const State& s = *state_;
  json kinds = json::object();
  json statuses = json::object();
  for (const auto& [kind, is_used] : s.events.kinds()) {
    kinds[std::string(event::name(kind.first))] = scene::words_of(kind.first);
    statuses[std::string(event::name(kind.second))] = scene::words_of(kind.second);
  }
  json out = {{"scenes", s.scenes},
              {"kinds", kinds},
              {"statuses", statuses},
              {"events", s.events.events()},
              {"sentences", s.events.sentences()},
              {"stories", s.events.stories()},
              {"areas", s.events.areas()},
              {"held", s.held.all()},
              {"layers", s.layers.all()}};
  if (!s.views.empty()) out["ground"] = page_ground(s.base, s.views, kMostGround);
  return page_json(out);
}

std::string PageContent::symbols(typeset::Typesetter& type) const {
  std::string out;
  for (const auto& [kind, is_used] : state_->events.kinds()) {
    out += svg_symbol(type, kind.first, kind.second);
  }
  return out;
}

std::string page_themes(const scene::Theme& light, const scene::Theme& dark) {
  return page_json({{"light", theme_json(light)}, {"dark", theme_json(dark)}});
}

}  // namespace dateline::publish
