#include "app/desktop/talk_windows.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace dateline::desktop {
namespace {

constexpr int kMapShare = 62;  // percent of a screen that the map and the speaker's window share

/// As large as that, where there is room, in the middle of an area.
Place middle_of(const Place& area, const Place& size) {
  Place out = size;
  out.width = std::min(out.width, area.width);
  out.height = std::min(out.height, area.height);
  out.x = area.x + (area.width - out.width) / 2;
  out.y = area.y + (area.height - out.height) / 2;
  return out;
}

/// Places of screens are looked at so often: two that show the same are made one without being
/// unplugged.
constexpr auto kLookAgain = std::chrono::milliseconds(500);

bool same(const Monitor& a, const Monitor& b) { return a.handle == b.handle && a.place == b.place; }

}  // namespace

TalkWindows::TalkWindows(Window& window, const render::Context& context,
                         project::SpeakerWindow wanted, Handlers handlers)
    : window_(window),
      context_(context),
      wanted_(wanted),
      handlers_(std::move(handlers)),
      before_(window.ordinary_place()),
      was_maximised_(window.is_maximised()),
      was_full_(window.is_full_screen()),
      monitors_(desktop::monitors()),
      handles_(monitor_handles()) {
  full_ = monitors_.size() > 1 || !wants_speaker();
}

TalkWindows::~TalkWindows() {
  speaker_.reset();
  window_.hide_cursor(false);
  if (was_full_ && !monitors_.empty()) {
    const std::vector<Monitor> now = desktop::monitors();
    if (!now.empty()) window_.full_screen_on(now[monitor_at(now, before_)]);
    return;
  }
  put_back();
}

/// Where and as large as it was before.
void TalkWindows::put_back() {
  window_.leave_full_screen(!moved_);
  if (!std::exchange(moved_, false)) return;
  window_.put_at(before_);
  if (was_maximised_) window_.maximise();
}

/// Somewhere else than before, without all of a screen.
void TalkWindows::put_map(const Place& place) {
  window_.leave_full_screen(false);
  moved_ = true;
  window_.put_at(place);
}

bool TalkWindows::wants_speaker() const {
  switch (wanted_) {
    case project::SpeakerWindow::always:
      return true;
    case project::SpeakerWindow::second_screen:
      return monitors_.size() > 1;
    case project::SpeakerWindow::never:
      break;
  }
  return false;
}

/// On a screen of its own where the program's window was, if that was there; else in its middle.
Place TalkWindows::speaker_place(std::size_t home) const {
  const Monitor& on = monitors_[home];
  if (monitors_.size() == 1) {
    const int map = on.work.width * kMapShare / 100;
    return {on.work.x + map, on.work.y, on.work.width - map, on.work.height};
  }
  const Place middle = middle_of(on.work, before_);
  Place out = before_;
  out.width = middle.width;
  out.height = middle.height;
  const bool there = overlap(out, on.place) >= static_cast<long long>(out.width) * out.height / 2;
  return there ? out : middle;
}

base::Result<void> TalkWindows::arrange() {
  if (monitors_.empty()) return {};
  const std::size_t home = monitor_at(monitors_, before_);
  const std::size_t map = (home + 1 + swapped_) % monitors_.size();
  const std::size_t own = map != home ? home : (home + 1) % monitors_.size();
  if (full_) {
    window_.full_screen_on(monitors_[map]);
  } else if (monitors_.size() == 1 && wants_speaker()) {
    const Place& work = monitors_[map].work;
    put_map({work.x, work.y, work.width * kMapShare / 100, work.height});
  } else if (monitors_.size() > 1 && wants_speaker()) {
    put_map(middle_of(monitors_[map].work, before_));  // the speaker's is where it was before
  } else {
    put_back();
  }
  if (!wants_speaker()) {
    speaker_.reset();
    return {};
  }
  const Place place = speaker_place(own);
  if (speaker_ != nullptr) {
    speaker_->window().put_at(place);
    return {};
  }
  auto opened = SpeakerWindow::open(window_, context_, place, handlers_());
  if (!opened) return opened.error();
  speaker_ = std::move(*opened);
  window_.take_keyboard();  // whoever opened it, the keys do the same in both
  return {};
}

bool TalkWindows::follow() {
  bool changed = false;
  if (speaker_ != nullptr && speaker_->should_close()) {
    wanted_ = project::SpeakerWindow::never;
    if (monitors_.size() == 1) full_ = true;
    changed = true;
  }
  auto handles = monitor_handles();
  const auto now = Clock::now();
  const bool lost = full_ && !handles.empty() && !window_.is_full_screen();
  if (handles != handles_ || lost || now - looked_ >= kLookAgain) {
    looked_ = now;
    handles_ = std::move(handles);
    auto there = desktop::monitors();
    if (lost || !std::ranges::equal(there, monitors_, same)) {
      const std::size_t had = monitors_.size();
      monitors_ = std::move(there);
      if (monitors_.size() > 1 && had < 2) full_ = true;
      if (monitors_.size() == 1 && had > 1) full_ = !wants_speaker();
      changed = true;
    }
  }
  if (changed) static_cast<void>(arrange());  // what cannot be opened is done without
  return changed;
}

base::Result<void> TalkWindows::toggle_full_screen() {
  full_ = !full_;
  return arrange();
}

base::Result<void> TalkWindows::swap_screens() {
  if (monitors_.size() < 2) return {};
  ++swapped_;
  return arrange();
}

base::Result<void> TalkWindows::toggle_speaker() {
  wanted_ = speaker_ != nullptr ? project::SpeakerWindow::never : project::SpeakerWindow::always;
  if (monitors_.size() == 1) full_ = wanted_ == project::SpeakerWindow::never;
  return arrange();
}

}  // namespace dateline::desktop
