// The part of Project that keeps what is looked at, shows it again, and has scenes in their order.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "base/translate.hpp"
#include "curation/revise.hpp"
#include "project/project.hpp"
#include "project/quotes.hpp"
#include "time/phrase.hpp"

namespace dateline::project {
namespace {

using base::mark_in;

using curation::Look;
using curation::NumberedScene;
using curation::Quote;
using curation::Record;
using curation::RecordNumber;
using curation::RecordPtr;
using curation::Scene;
using curation::SceneKind;
using curation::SceneLook;

constexpr double kMostZoom = 30;  // that a project's file keeps

std::string with_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

const Scene* scene_in(const RecordPtr& record) {
  return record == nullptr ? nullptr : std::get_if<Scene>(record.get());
}

/// The step of the playing speed that is nearest to it.
int speed_index(std::int64_t minutes_a_second) {
  const auto off = [&](std::size_t i) {
    const auto speed = static_cast<double>(kSpeeds.at(i).minutes_a_second);
    return std::abs(std::log(speed / static_cast<double>(std::abs(minutes_a_second))));
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < kSpeeds.size(); ++i) {
    if (off(i) < off(best)) best = i;
  }
  return static_cast<int>(best);
}

}  // namespace

Look Project::present_look() const {
  Look out;
  out.filter = filter_;
  out.filter.view = {};  // it is that of the map
  out.center = geo::from_world(camera_.centre);
  out.zoom = std::clamp(camera_.zoom, 0.0, kMostZoom);
  out.window = {window_.from, window_.to};
  out.playhead = playhead();
  out.cumulative = cumulative_;
  out.projection = settings_.projection;
  out.graticule = settings_.graticule;
  out.inset = settings_.inset;
  return out;
}

void Project::show_look(const Look& look) {
  set_filter(look.filter);
  cumulative_ = look.cumulative;
  settings_.projection = look.projection;
  settings_.graticule = look.graticule;
  settings_.inset = look.inset;
  if (look.window.earliest && look.window.latest) {
    window_ = clamped({*look.window.earliest, *look.window.latest});
  }
  clock_.stop();
  if (look.playhead) set_playhead(*look.playhead);
}

void Project::fly_to_ground(Camera camera, const MapSize& size) {
  looked_ = true;
  camera.conic = conic();
  flight_ = Flight{camera_, same_ground(camera, size, map_size_), 0, std::pair(camera, size)};
}

void Project::save_view(const std::string& name) {
  if (name.empty()) return;
  curation::SavedView view;
  static_cast<Look&>(view) = present_look();
  view.name = name;
  RecordNumber number = 0;
  for (const auto& e : ledger().records()) {
    const auto* v = std::get_if<curation::SavedView>(e.record.get());
    if (v != nullptr && v->name == name) number = e.number;
  }
  edit(fmt::format(mark_in("step", "save the view {}"), name),
       {{number == 0 ? stories_.take_number() : number,
         std::make_shared<const Record>(std::move(view))}});
}

void Project::show_view(RecordNumber number) {
  const RecordPtr record = ledger().find(number);
  const auto* view = record == nullptr ? nullptr : std::get_if<curation::SavedView>(record.get());
  if (view == nullptr) return;
  show_look(*view);
  fly_to({geo::to_world(view->center), view->zoom});
}

const std::vector<NumberedScene>& Project::briefing() const {
  if (briefing_of_ != ledger().revision()) {
    briefing_ = curation::briefing_of(ledger());
    briefing_of_ = ledger().revision();
  }
  return briefing_;
}

RecordNumber Project::scene() const {
  return scene_in(ledger().find(scene_)) == nullptr ? 0 : scene_;
}

SceneLook Project::present_scene_look() const {
  SceneLook out;
  static_cast<Look&>(out) = present_look();
  // Where a flight leads to is what the user wanted to look at.
  if (flight_) {
    out.center = geo::from_world(flight_->to.centre);
    out.zoom = std::clamp(flight_->to.zoom, 0.0, kMostZoom);
  }
  out.map_width = std::max(1.0, map_size_.width);
  out.map_height = std::max(1.0, map_size_.height);
  for (const std::string& id : selected_) {
    const auto row = snapshot().find(id);
    if (!row || snapshot().event(*row).mentions.empty()) continue;
    out.selected.push_back(
        curation::anchor_of(snapshot().document_of(*row), snapshot().event(*row)));
  }
  out.arrows = settings_.arrows;
  out.holders = settings_.holders;
  out.heat = settings_.heat;
  out.language = settings_.language;
  if (!layers().empty()) {
    out.layers.emplace();
    for (const curation::NumberedLayer& layer : layers()) {
      if (shows_layer(layer)) out.layers->push_back(layer.number);
    }
  }
  if (pin_) out.pin = curation::PinnedPlace{pin_->at, pin_->label};
  out.plays = clock_.direction() * clock_.speed().minutes_a_second;
  return out;
}

/// Puts a new scene behind the one shown last, where there is none at the end, and makes it that.
std::size_t Project::add_scene(const char* name, Scene scene) {
  const auto& scenes = briefing();
  const auto shown = curation::place_in(scenes, this->scene());
  const std::size_t at = shown ? *shown + 1 : scenes.size();
  const RecordNumber number = stories_.take_number();
  edit(fmt::format(fmt::runtime(name), at + 1),
       curation::put_in_order(scenes, at, number, std::move(scene)));
  scene_ = number;
  return at + 1;
}

std::optional<Quote> Project::quote_of_selected() const {
  const auto row = primary();
  if (!row) return std::nullopt;
  return quote_of(snapshot().document_of(*row), snapshot().event(*row), snapshot().day_zero());
}

void Project::hush() {
  if (said_.empty()) return;
  said_.clear();
  ++revision_;
}

void Project::capture_scene() {
  Scene scene;
  scene.look = present_scene_look();
  const time::DayZero zero = snapshot().day_zero();
  if (const auto row = primary()) {
    const event::Event& event = snapshot().event(*row);
    if (!event.mentions.empty()) {
      const text::Story& story = snapshot().document_of(*row).story;
      scene.caption = with_capital(story.line(event.mentions.front().span));
    }
    scene.quote = quote_of_selected();
  }
  if (scene.caption.empty()) {
    const base::InEnglish kept;  // in a project's file
    scene.caption = time::day_phrase(playhead().day(), zero);
  }
  const std::size_t place = add_scene(mark_in("step", "capture scene {}"), std::move(scene));
  said_ = base::tr_format("Scene {} captured", place);
}

void Project::add_scene(const AddScene& command) {
  Scene scene;
  scene.kind = command.kind;
  if (command.kind == SceneKind::map) return capture_scene();
  add_scene(command.kind == SceneKind::black   ? mark_in("step", "add a black screen as scene {}")
            : command.kind == SceneKind::title ? mark_in("step", "add a title as scene {}")
                                               : mark_in("step", "add a section as scene {}"),
            std::move(scene));
}

void Project::add_scenes(const AddScenes& command) {
  if (command.scenes.empty()) return;
  const std::size_t before = briefing().size();
  RecordNumber first = 0;
  auto changes = curation::put_at_end(briefing(), command.scenes, [&] {
    const RecordNumber number = stories_.take_number();
    if (first == 0) first = number;
    return number;
  });
  edit(command.scenes.size() == 1
           ? fmt::format(mark_in("step", "draft scene {}"), before + 1)
           : fmt::format(mark_in("step", "draft {} scenes"), command.scenes.size()),
       std::move(changes));
  show_scene(first);
  said_ = base::tr_count("{} scene drafted", "{} scenes drafted", command.scenes.size());
}

void Project::mend_scenes(const MendScenes& command) {
  std::vector<curation::Change> changes;
  std::size_t place = 0;
  for (const MendScenes::Mended& mended : command.scenes) {
    const RecordPtr held = ledger().find(mended.scene);
    const Scene* was = scene_in(held);
    if (was == nullptr) continue;
    Scene now = mended.as;
    now.order = was->order;
    if (now == *was) continue;
    place = *curation::place_in(briefing(), mended.scene) + 1;
    changes.push_back({mended.scene, std::make_shared<const Record>(std::move(now))});
  }
  if (changes.empty()) return;
  const bool shown = std::ranges::any_of(
      changes, [&](const curation::Change& change) { return change.number == scene(); });
  std::string name = changes.size() == 1
                         ? fmt::format(mark_in("step", "put scene {} right"), place)
                         : fmt::format(mark_in("step", "put {} scenes right"), changes.size());
  edit(std::move(name), std::move(changes));
  if (shown) show_scene(scene());
}

void Project::change_scene(const ChangeScene& command) {
  const RecordPtr held = ledger().find(command.scene);
  const Scene* was = scene_in(held);
  if (was == nullptr) return;
  Scene scene = *was;
  scene.kind = command.kind;
  scene.title = command.title;
  scene.caption = command.caption;
  scene.notes = command.notes;
  scene.quote = command.quote;
  if (scene.kind == SceneKind::map && !scene.look) scene.look = present_scene_look();
  put_scene(mark_in("step", "edit scene {}"), command.scene, *was, std::move(scene));
}

void Project::retake_scene(RecordNumber number) {
  const RecordPtr held = ledger().find(number);
  const Scene* was = scene_in(held);
  if (was == nullptr) return;
  Scene scene = *was;
  scene.look = present_scene_look();
  scene_ = number;
  put_scene(mark_in("step", "take anew scene {}"), number, *was, std::move(scene));
}

void Project::put_scene(const char* name, RecordNumber number, const Scene& was, Scene now) {
  if (now == was) return;
  edit(fmt::format(fmt::runtime(name), *curation::place_in(briefing(), number) + 1),
       {{number, std::make_shared<const Record>(std::move(now))}});
}

void Project::move_scene(const MoveScene& command) {
  std::vector<NumberedScene> others = briefing();
  const auto from = curation::place_in(others, command.scene);
  if (!from || command.scene == command.before) return;
  const Scene moved = *others[*from].scene;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(*from));
  const auto to = command.before == 0 ? std::optional(others.size())
                                      : curation::place_in(others, command.before);
  if (!to || *to == *from) return;
  edit(fmt::format(mark_in("step", "move scene {} to place {}"), *from + 1, *to + 1),
       curation::put_in_order(others, *to, command.scene, moved));
}

/// A briefing goes on from the scene before the one that is taken out.
void Project::leave_scene(RecordNumber number) {
  if (scene() != number) return;
  const auto place = curation::place_in(briefing(), number);
  scene_ = place && *place > 0 ? briefing()[*place - 1].number : 0;
}

void Project::show_scene(RecordNumber number) {
  const RecordPtr held = ledger().find(number);
  const Scene* scene = scene_in(held);
  if (scene == nullptr) return;
  scene_ = number;
  clock_.stop();
  if (scene->kind != SceneKind::map || !scene->look) {
    said_ = base::tr_format("Scene {}: {}", *curation::place_in(briefing(), number) + 1,
                            scene->kind == SceneKind::black && scene->title.empty()
                                ? base::tr("a black screen")
                                : curation::short_name(*scene));
    return;
  }
  const SceneLook& look = *scene->look;
  settings_.arrows = look.arrows;
  settings_.holders = look.holders;
  settings_.heat = look.heat;
  settings_.language = look.language;
  scene_layers_ = look.layers;
  show_look(look);
  fly_to_ground({geo::to_world(look.center), look.zoom}, {look.map_width, look.map_height});
  select_again(look.selected);
  pin_.reset();
  if (look.pin) pin_ = Pin{look.pin->at, look.pin->label};
  if (look.plays != 0) {
    clock_.set_speed(speed_index(look.plays));
    if (extent_) clock_.play(look.plays > 0 ? 1 : -1, ends());
  }
}

/// Highlights what was highlighted, as far as the stories still tell it. Time and map stay.
void Project::select_again(const std::vector<curation::EventAnchor>& anchors) {
  selected_.clear();
  focus_.reset();
  std::size_t lost = 0;
  for (const curation::EventAnchor& anchor : anchors) {
    const auto documents = snapshot().documents();
    const auto document =
        std::ranges::find_if(documents, [&](const auto& d) { return d->story.id == anchor.story; });
    const auto fit = document == documents.end() ? std::nullopt : curation::fit(anchor, **document);
    if (fit) {
      selected_.push_back((*document)->events[fit->index].id);
    } else {
      ++lost;
    }
  }
  settle_selection();
  if (const auto row = primary()) focus_on(*row);
  if (lost > 0) {
    said_ = base::tr_count("An event that this scene highlights is no longer told",
                           "{} events that this scene highlights are no longer told", lost);
  }
}

void Project::step_scene(int by) {
  const auto& scenes = briefing();
  if (scenes.empty()) {
    said_ = base::tr("There is no scene yet: C captures one");
    return;
  }
  const auto last = static_cast<std::int64_t>(scenes.size()) - 1;
  const auto shown = curation::place_in(scenes, scene());
  const std::int64_t from = shown ? static_cast<std::int64_t>(*shown) : by > 0 ? -1 : last + 1;
  const std::int64_t to = std::clamp<std::int64_t>(from + by, 0, last);
  if (to != from) show_scene(scenes[static_cast<std::size_t>(to)].number);
}

}  // namespace dateline::project
