#include "app/desktop/talk_windows.hpp"

#include <algorithm>
#include <utility>

namespace dateline::desktop {
namespace {

constexpr int kMapShare = 62;  // percent of a screen that the map and the speaker's window share

}  // namespace

TalkWindows::TalkWindows(Window& window, const render::Context& context,
                         project::SpeakerWindow wanted, Handlers handlers)
    : window_(window),
      context_(context),
      wanted_(wanted),
      handlers_(std::move(handlers)),
      before_(window.ordinary_place()),
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
  window_.leave_full_screen();
  if (moved_) window_.put_at(before_);
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
  Place out = before_;
  out.width = std::min(out.width, on.work.width);
  out.height = std::min(out.height, on.work.height);
  if (overlap(out, on.place) < static_cast<long long>(out.width) * out.height / 2) {
    out.x = on.work.x + (on.work.width - out.width) / 2;
    out.y = on.work.y + (on.work.height - out.height) / 2;
  }
  return out;
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
    window_.leave_full_screen();
    moved_ = true;
    window_.put_at({work.x, work.y, work.width * kMapShare / 100, work.height});
  } else {
    window_.leave_full_screen();
    if (std::exchange(moved_, false)) window_.put_at(before_);
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
    changed = true;
  }
  const bool lost = full_ && !window_.is_full_screen();
  if (auto now = monitor_handles(); now != handles_ || lost) {
    const bool had_two = monitors_.size() > 1;
    handles_ = std::move(now);
    monitors_ = desktop::monitors();
    if (monitors_.size() > 1 && !had_two) full_ = true;
    changed = true;
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
