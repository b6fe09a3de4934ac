#include "app/desktop/state_file.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <nlohmann/json.hpp>

#include <utility>
#include <variant>

#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "event/by_hand.hpp"
#include "scene/held_places.hpp"

namespace dateline::desktop {
namespace {

using nlohmann::json;

/// What the project's user owns.
json records(const project::Project& project, const LoopState& loop) {
  json corrections = json::array();
  for (const curation::Fate& fate : project.fates()) {
    const auto& c = std::get<curation::Correction>(*project.ledger().find(fate.correction));
    corrections.push_back({{"title", curation::title(c)},
                           {"note", c.note},
                           {"author", c.author},
                           {"fate", curation::name(fate.kind)}});
  }
  json views = json::array();
  json places = json::array();
  json stories = json::array();
  for (const auto& e : project.ledger().records()) {
    if (const auto* s = std::get_if<curation::StoryEntry>(e.record.get())) {
      const char letter = s->grades.reliability;
      stories.push_back({{"id", s->id},
                         {"publisher", s->publisher},
                         {"author", s->author},
                         {"url", s->url},
                         {"list", s->list},
                         {"reliability", letter == 0 ? std::string() : std::string(1, letter)},
                         {"credibility", s->grades.credibility}});
    }
    if (const auto* p = std::get_if<curation::OwnPlace>(e.record.get())) places.push_back(p->names);
    if (const auto* v = std::get_if<curation::SavedView>(e.record.get())) views.push_back(v->name);
  }
  json scenes = json::array();
  for (const curation::NumberedScene& s : project.briefing()) {
    const curation::Scene& scene = *s.scene;
    scenes.push_back({{"n", s.number},
                      {"kind", curation::name(scene.kind)},
                      {"title", scene.title},
                      {"caption", scene.caption},
                      {"notes", scene.notes},
                      {"quote", scene.quote ? scene.quote->words : ""},
                      {"source", scene.quote ? scene.quote->source : ""},
                      {"highlights", scene.look ? scene.look->selected.size() : 0},
                      {"shown", s.number == project.scene()}});
  }
  json layers = json::array();
  for (const curation::NumberedLayer& l : project.layers()) {
    const curation::Layer& layer = *l.layer;
    const gui::LayerState* state =
        loop.layers == nullptr ? nullptr : gui::state_of(*loop.layers, l.number);
    const bool drawn = state != nullptr && state->shape != nullptr;
    layers.push_back(
        {{"n", l.number},
         {"name", layer.name},
         {"file", layer.file.string()},
         {"layer", layer.layer},
         {"colour", curation::name(layer.colour)},
         {"width", layer.width},
         {"filled", layer.filled},
         {"opacity", layer.opacity},
         {"label", layer.label},
         {"visible", project.shows_layer(l)},
         {"reading", state == nullptr || state->reading},
         {"tiles", state != nullptr && state->raster ? state->raster->tiles().size() : 0},
         {"features", drawn ? state->shape->features().features.size() : 0},
         {"error", state != nullptr && state->error ? state->error->message : ""}});
  }
  return {{"stories", stories},
          {"layers", layers},
          {"scenes", scenes},
          {"corrections", corrections},
          {"places", places},
          {"views", views},
          {"done", project.ledger().done().size()},
          {"undone", project.ledger().undone().size()}};
}

/// What reading stories again has changed.
json report(const project::ReadingReport& report) {
  const auto numbers = [](const std::vector<curation::Fate>& fates) {
    json out = json::array();
    for (const curation::Fate& f : fates) out.push_back(f.correction);
    return out;
  };
  json changed = json::array();
  for (const project::ComparedVersions& c : report.changed) {
    json events = json::array();
    for (const curation::Difference& d : c.differences) {
      const event::Event& e = d.after ? c.after->events[*d.after] : c.before->events[*d.before];
      events.push_back({{"is", curation::name(d.kind)},
                        {"type", event::name(e.type)},
                        {"place", e.place ? e.place->name : ""},
                        {"what", d.what}});
    }
    changed.push_back({{"title", c.title}, {"events", std::move(events)}});
  }
  json errors = json::array();
  for (const base::Error& e : report.errors) errors.push_back(e.to_string());
  return {{"read", report.read},
          {"changed", std::move(changed)},
          {"lost", numbers(report.lost)},
          {"moved", numbers(report.moved)},
          {"found", numbers(report.found)},
          {"errors", std::move(errors)}};
}

json talk_json(const TalkState& talk) {
  return {{"scene", talk.scene},
          {"of", talk.of},
          {"screen", talk.screen},
          {"off_path", talk.off_path},
          {"number", talk.number},
          {"monitors", talk.monitors},
          {"full_screen", talk.full_screen},
          {"speaker", talk.speaker},
          {"seconds", talk.seconds},
          {"auto", talk.by_itself},
          {"paused", talk.paused},
          {"moving", talk.moving},
          {"ready", talk.ready},
          {"playhead", talk.playhead},
          {"map", {{"lng", talk.lng}, {"lat", talk.lat}, {"zoom", talk.zoom}}},
          {"selected", talk.selected},
          {"notes", talk.notes}};
}

}  // namespace

std::optional<std::string> typed_now() {
  // Before any field has had it, its state has the id of nothing.
  if (ImGui::GetActiveID() == 0) return std::nullopt;
  const ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetActiveID());
  if (state == nullptr) return std::nullopt;
  std::string out;
#if IMGUI_VERSION_NUM < 19130
  for (int i = 0; i < state->CurLenW; ++i) {
    base::append_utf8(out, state->TextW[i]);
  }
#else
  out.assign(state->TextA.Data, static_cast<std::size_t>(state->TextLen));
#endif
  return out;
}

std::string state_json(const project::Project& project, const std::vector<gui::NamedBox>& boxes,
                       const LoopState& loop) {
  json out;
  const auto at = geo::from_world(project.camera().centre);
  const event::Document* document = project.current();
  out["frames"] = loop.frames;
  out["talk"] = loop.talk ? talk_json(*loop.talk) : json(nullptr);
  out["first_frame_ms"] = loop.first_frame_ms;
  out["dialog"] = loop.dialog;
  out["guide"] = loop.guide;
  out["reached"] = loop.reached;
  out["tip"] = loop.tip;
  out["busy"] = loop.busy;
  out["typed"] = loop.typed ? json(*loop.typed) : json(nullptr);
  out["changed_on_disk"] = project.story_states().changed.size();
  out["report"] = project.reading_report() ? report(*project.reading_report()) : json(nullptr);
  out["title"] = document == nullptr ? "" : document->story.title;
  out["stories"] = project.snapshot().documents().size();
  out["playhead"] = time::to_iso_minute(project.playhead());
  out["playing"] = project.clock().direction();
  out["speed"] = project.clock().speed().name;
  out["window"] = {time::to_iso_minute(project.window().from),
                   time::to_iso_minute(project.window().to)};
  out["cumulative"] = project.cumulative();
  out["range"] = nullptr;
  if (const auto range = project.range()) {
    out["range"] = {time::to_iso_minute(range->from), time::to_iso_minute(range->to)};
  }
  out["camera"] = {{"lng", at.lng()},
                   {"lat", at.lat()},
                   {"zoom", project.camera().zoom},
                   {"conic", project.camera().conic}};
  out["projection"] = project::name(project.settings().projection);
  out["graticule"] = project.settings().graticule;
  out["inset"] = project.settings().inset;
  out["selected"] = project.selected();
  out["hovered"] = project.hovered();
  out["focus"] = nullptr;
  if (const auto focus = project.focus()) out["focus"] = {focus->document, focus->sentence};
  const auto& counts = project.counts();
  out["counts"] = {{"all", counts.all},
                   {"shown", counts.shown},
                   {"undated", counts.undated},
                   {"unplaced", counts.unplaced}};
  out["language"] = name(project.settings().language);
  out["interface"] = project.settings().interface_language;
  out["untranslated"] = base::missing_texts();
  out["theme"] = project::name(project.settings().theme);
  out["display"] = {{"size", project.settings().display.size},
                    {"text", project.settings().display.text},
                    {"still", project.settings().display.still},
                    {"dates", name(project.settings().display.dates)},
                    {"zone", nullptr}};
  if (const auto& zone = project.settings().display.zone) out["display"]["zone"] = *zone;
  out["notation"] = geo::name(project.settings().notation);
  out["pin"] = nullptr;
  if (const auto& pin = project.pin()) {
    out["pin"] = {{"lng", pin->at.lng()}, {"lat", pin->at.lat()}, {"label", pin->label}};
  }
  out["notice"] = project.notice();
  out["said"] = project.said();
  out["error"] = project.error() ? project.error()->to_string() : "";
  const store::Conclusions* conclusions = project.snapshot().conclusions();
  out["concluded"] = project.snapshot().is_concluded();
  out["statements"] = project.snapshot().user_statements().size();
  out["undo"] = project.undo_name();
  out["redo"] = project.redo_name();
  out["records"] = records(project, loop);
  out["file"] = {
      {"path", project.file().path.string()}, {"unsaved", project.file().unsaved},
      {"held", project.file().held},          {"databases", project.file().databases},
      {"follows", project.file().follows},    {"left_behind", project.file().left_behind.size()}};
  out["contradictions"] = conclusions == nullptr ? 0 : conclusions->contradictions.size();
  out["arrows"] = project::name(project.settings().arrows);
  out["holders_shown"] = project.settings().holders;
  out["heat"] = project.settings().heat;
  out["legend"] = project.settings().legend;
  out["lanes"] = project::name(project.settings().lanes);
  json held = json::array();
  for (const scene::HeldPlace& h : scene::held_places(project.snapshot(), project.playhead())) {
    json by = json::array();
    for (const auto& holder : h.holders) by.push_back(holder.name);
    held.push_back({{"place", h.name}, {"how", timeline::name(h.how)}, {"holders", by}});
  }
  out["held"] = std::move(held);
  const auto iso = [](const std::optional<time::Minute>& m) {
    return m ? json(time::to_iso_minute(*m)) : json(nullptr);
  };
  json events = json::array();
  constexpr std::size_t kMostListed = 2000;  // more would take longer than the frame
  for (const store::Row row : project.shown()) {
    if (events.size() == kMostListed) break;
    const event::Event& e = project.snapshot().event(row);
    const store::EventTimes& times = project.snapshot().times(row);
    events.push_back({{"id", e.id},
                      {"type", event::name(e.type)},
                      {"status", event::name(e.status)},
                      {"actor", e.actor},
                      {"target", e.target},
                      {"by_hand", event::names_by_hand(e)},
                      {"mentions", e.mentions.size()},
                      {"place", e.place ? e.place->name : ""},
                      {"at", e.place ? json{e.place->at.lng(), e.place->at.lat()} : json(nullptr)},
                      {"area", e.place ? e.place->area.size() : 0},
                      {"earliest", iso(times.whole.earliest)},
                      {"latest", iso(times.whole.latest)},
                      {"tightened", times.tightened},
                      {"disputed", times.disputed},
                      {"stories", project.snapshot().stories_telling(row)},
                      {"lit", project.selects(row)},
                      {"hovered", project.hovers(row)},
                      {"sentence", e.mentions.empty() ? 0 : e.mentions.front().sentence}});
  }
  out["events"] = std::move(events);
  json places = json::object();
  for (const gui::NamedBox& b : boxes) {
    places[b.name] = {b.box.x0, b.box.y0, b.box.x1, b.box.y1};
  }
  out["boxes"] = std::move(places);
  return out.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::desktop
