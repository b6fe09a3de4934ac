// The part of Presentation that has to do with hands, the speaker's window and tests.
#include <algorithm>
#include <ctime>
#include <utility>

#include "app/desktop/presentation.hpp"
#include "brief/plate.hpp"
#include "time/local_time.hpp"

namespace dateline::desktop {
namespace {

using brief::TalkKey;
using brief::TalkScreen;

constexpr float kLine = 60;     // pixels that a key scrolls the notes by
constexpr int kNotesStep = 10;  // percent
constexpr int kLeastNotes = 50;
constexpr int kMostNotes = 300;

/// As the desk's clock has it.
std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  if (localtime_r(&now, &parts) == nullptr) return "";
  char words[8] = {};
  return std::string(words, std::strftime(words, sizeof words, "%H:%M", &parts));
}

const char* name_of(const brief::Talk& talk) {
  if (talk.over()) return "end";
  return talk.screen() == TalkScreen::black   ? "black"
         : talk.screen() == TalkScreen::white ? "white"
                                              : "scene";
}

}  // namespace

void Presentation::act(TalkKey key) {
  const bool was_off_path = talk_.off_path();
  handle(talk_.act(key, Clock::now()), was_off_path);
}

void Presentation::key(const gui::KeyPress& press) {
  pass(Clock::now());
  const gui::TalkPress meant = gui::talk_press_of(press);
  if (meant.digit) {
    handle(talk_.type_digit(*meant.digit, Clock::now()), talk_.off_path());
  } else if (meant.talk) {
    act(*meant.talk);
  } else if (meant.window) {
    // Not here, where the window that the key came to may be closed by it.
    window_keys_.push_back(*meant.window);
    speaker_dirty_ = true;
  } else if (meant.look && leave_path()) {
    free_->act(*meant.look);
    redraw_ = speaker_dirty_ = true;
  }
}

void Presentation::window_key(gui::TalkWindowKey key) {
  speaker_dirty_ = show_again_ = true;
  settles_ = kSettles;
  switch (key) {
    case gui::TalkWindowKey::full_screen:
      return keep(windows_.toggle_full_screen());
    case gui::TalkWindowKey::swap_screens:
      return keep(windows_.swap_screens());
    case gui::TalkWindowKey::speaker:
      return keep(windows_.toggle_speaker());
    case gui::TalkWindowKey::notes_up:
      scroll_ = std::max(0.0F, scroll_ - kLine);
      return;
    case gui::TalkWindowKey::notes_down:
      scroll_ += kLine;
      return;
    case gui::TalkWindowKey::larger_notes:
      notes_ = std::min(kMostNotes, notes_ + kNotesStep);
      return;
    case gui::TalkWindowKey::smaller_notes:
      notes_ = std::max(kLeastNotes, notes_ - kNotesStep);
      return;
  }
}

void Presentation::pointer(const PointerEvent& event) {
  pointer_moved_ = Clock::now();
  pass(pointer_moved_);
  if (std::exchange(cursor_hidden_, false)) needs_.window.hide_cursor(false);
  const bool on_map = talk_.off_path() && talk_.screen() == TalkScreen::scene;
  if (event.kind == PointerEvent::Kind::release && !on_map) free_->let_go();
  const bool moved = event.kind == PointerEvent::Kind::move;
  const bool asks = (event.kind == PointerEvent::Kind::press && event.button == 0) ||
                    (event.kind == PointerEvent::Kind::wheel && event.wheel != 0);
  if (!moved) show_again_ = true;
  if (!talk_.off_path() && (!asks || !leave_path())) return;
  if (talk_.screen() != TalkScreen::scene) return;
  if (free_->pointer(event)) redraw_ = speaker_dirty_ = true;
}

Window::Handlers Presentation::speaker_handlers() {
  Window::Handlers out;
  out.key = [this](const gui::KeyPress& press) { key(press); };
  out.pointer = [this](const PointerEvent& event) {
    if (event.kind != PointerEvent::Kind::wheel) return;
    scroll_ = std::max(0.0F, scroll_ - static_cast<float>(event.wheel) * kLine);
    speaker_dirty_ = true;
  };
  return out;
}

publish::SpeakerContent Presentation::speaker_content() const {
  const auto& scenes = project_->briefing();
  const curation::Scene& scene = *scenes[talk_.at()].scene;
  publish::SpeakerContent out;
  out.place = talk_.at() + 1;
  out.of = talk_.scenes();
  out.name = curation::short_name(scene);
  out.notes = scene.notes;
  if (talk_.off_path()) {
    out.sources = brief::map_of(free_->project()).sources;
  } else if (show_->stage.is_prepared(talk_.at())) {
    out.sources = show_->stage.credits(talk_.at());
  }
  if (const auto next = talk_.next()) out.next_name = curation::short_name(*scenes[*next].scene);
  if (!now_.rgba.empty()) out.now = &now_;
  if (talk_.next() && next_is_ == talk_.next() && !next_.rgba.empty()) out.next = &next_;
  const auto now = Clock::now();
  out.clock = time_of_day();
  out.spent = talk_.spent(now).count();
  out.spent_here = talk_.spent_at(talk_.at(), now).count();
  out.typed = talk_.typed();
  out.screen = talk_.screen();
  out.off_path = talk_.off_path();
  out.by_itself = talk_.by_itself();
  out.paused = talk_.paused();
  out.over = talk_.over();
  out.scroll = scroll_;
  return out;
}

void Presentation::draw_speaker() {
  speaker_dirty_ = false;
  SpeakerWindow* speaker = windows_.speaker();
  if (speaker == nullptr) return;
  if (std::exchange(now_is_old_, false)) now_ = show_->screen->small(kSmallWidth, kSmallHeight);
  publish::SpeakerLook look;
  look.width = std::max(320, speaker->window().width());
  look.height = std::max(240, speaker->window().height());
  look.notes = static_cast<float>(notes_) / 100;
  keep(speaker->draw(press_, type_, speaker_content(), look));
  scroll_ = speaker->view().scroll;
}

TalkState Presentation::state() const {
  TalkState out;
  out.scene = talk_.at() + 1;
  out.of = talk_.scenes();
  out.screen = name_of(talk_);
  out.off_path = talk_.off_path();
  out.number = talk_.typed();
  out.monitors = windows_.monitors();
  out.full_screen = windows_.full_screen();
  out.speaker = windows_.speaker() != nullptr;
  out.seconds = static_cast<int>(talk_.spent(Clock::now()).count());
  out.by_itself = talk_.by_itself();
  out.paused = talk_.paused();
  out.moving = moves() || redraw_;
  out.ready = !talk_.next() || next_is_ == talk_.next() || *talk_.next() == talk_.at();
  if (seen_) {
    const geo::LngLat at = geo::from_world(seen_->frame.camera.centre);
    out.lng = at.lng();
    out.lat = at.lat();
    out.zoom = seen_->frame.camera.zoom;
    out.playhead = time::to_iso_minute(seen_->plate.map->playhead);
  }
  if (talk_.off_path() && !free_->project().selected().empty())
    out.selected = free_->project().selected().back();
  if (windows_.speaker() != nullptr) out.notes = project_->briefing()[talk_.at()].scene->notes;
  return out;
}

std::optional<scene::View> Presentation::map_view() const {
  if (!seen_) return std::nullopt;
  publish::StageView view;
  view.map = seen_;
  return map_view(view);
}

std::optional<scene::View> Presentation::map_view(const publish::StageView& view) const {
  const scene::PixelBox box = FreeLook::map_box(view, width_, height_);
  if (box.width() < 1 || box.height() < 1) return std::nullopt;
  const project::Camera& camera = view.map->frame.camera;
  return scene::View(static_cast<int>(box.width()), static_cast<int>(box.height()), scale(),
                     camera.centre, camera.zoom, camera.conic);
}

std::vector<gui::NamedBox> Presentation::boxes() const {
  std::vector<gui::NamedBox> out;
  out.push_back({"talk/screen", {0, 0, static_cast<float>(width_), static_cast<float>(height_)}});
  if (!seen_) return out;
  publish::StageView view;
  view.map = seen_;
  const scene::PixelBox map = FreeLook::map_box(view, width_, height_);
  out.push_back({"talk/map", map});
  return out;
}

}  // namespace dateline::desktop
