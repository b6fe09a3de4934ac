#include "gui/talk_keys.hpp"

#include <algorithm>
#include <array>

#include "gui/say.hpp"

namespace dateline::gui {
namespace {

using brief::TalkKey;

template <class Meaning>
struct Row {
  Shortcut key;
  Meaning means;
  bool held = false;  ///< goes on while it is held down
};

constexpr auto kTalk = std::to_array<Row<TalkKey>>({
    {{Key::page_down}, TalkKey::next},
    {{letter(' ')}, TalkKey::next},
    {{Key::page_up}, TalkKey::previous},
    {{letter(' '), true}, TalkKey::previous},
    {{Key::home}, TalkKey::first},
    {{Key::end}, TalkKey::last},
    {{Key::enter}, TalkKey::go},
    {{letter('B')}, TalkKey::black},
    {{letter('.')}, TalkKey::black},
    {{letter('W')}, TalkKey::white},
    {{letter(',')}, TalkKey::white},
    {{Key::backspace}, TalkKey::come_back},
    {{letter('A')}, TalkKey::pause},
    {{Key::escape}, TalkKey::out},
});

constexpr auto kWindow = std::to_array<Row<TalkWindowKey>>({
    {{Key::f11}, TalkWindowKey::full_screen},
    {{letter('M')}, TalkWindowKey::swap_screens},
    {{letter('N')}, TalkWindowKey::speaker},
    {{Key::up}, TalkWindowKey::notes_up, true},
    {{Key::down}, TalkWindowKey::notes_down, true},
    {{letter('+'), false, true}, TalkWindowKey::larger_notes, true},
    {{letter('-'), false, true}, TalkWindowKey::smaller_notes, true},
});

// Those of the window that only look: nothing of the project is changed by them.
constexpr auto kLooks = std::to_array<Action>(
    {Action::previous_event, Action::next_event, Action::previous_day, Action::next_day,
     Action::play_backward, Action::stop, Action::play_forward, Action::zoom_in, Action::zoom_out,
     Action::pan_left, Action::pan_right, Action::pan_up, Action::pan_down, Action::fit_selection});

struct Line {
  const char* keys;
  const char* what;
};
constexpr auto kHelp = std::to_array<Line>({
    {mark("PgDn, Space"), mark("Next scene")},
    {mark("PgUp, Shift + Space"), mark("The scene before")},
    {mark("3, Enter"), mark("Scene 3")},
    {mark("Home, End"), mark("First and last scene")},
    {mark("B or full stop, W or comma"), mark("Black screen, white screen, and back")},
    {mark("Drag, wheel, click, Left, Right, +, -"),
     mark("Leave the path and look around; the scene stays as it is")},
    {mark("Backspace"), mark("Back to the scene, exactly as it was left")},
    {mark("A"), mark("Stop going on by itself, and go on")},
    {mark("N"), mark("The speaker\u2019s window: notes, next scene, time")},
    {mark("Up, Down, Ctrl + Plus, Ctrl + Minus"),
     mark("Scroll the notes, make them larger, smaller")},
    {mark("M"), mark("Swap the screens")},
    {mark("F11"), mark("Full screen or a window")},
    {mark("Esc"), mark("One level out, at last out of the presentation")},
});

template <class Meaning, std::size_t N>
std::optional<Meaning> find(const std::array<Row<Meaning>, N>& rows, const KeyPress& press) {
  const auto row = std::ranges::find_if(rows, [&](const auto& r) { return r.key.is(press); });
  if (row == rows.end() || (press.repeat && !row->held)) return std::nullopt;
  return row->means;
}

}  // namespace

TalkPress talk_press_of(const KeyPress& press) {
  TalkPress out;
  const auto code = static_cast<int>(press.key);
  if (!press.ctrl && code >= '0' && code <= '9') {
    if (!press.repeat) out.digit = code - '0';
    return out;
  }
  out.talk = find(kTalk, press);
  if (!out.talk) out.window = find(kWindow, press);
  if (out.talk || out.window) return out;
  const auto action = action_of(press, false);
  if (action && std::ranges::find(kLooks, *action) != kLooks.end()) out.look = action;
  return out;
}

std::vector<KeyHelp> talk_key_help() {
  std::vector<KeyHelp> out;
  out.reserve(kHelp.size());
  for (const Line& line : kHelp) out.push_back({tr(line.keys), tr(line.what)});
  return out;
}

}  // namespace dateline::gui
