#include "gui/keys.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gui/say.hpp"
#include "gui/talk_keys.hpp"

namespace dateline::gui {
namespace {

struct Gesture {
  const char* keys;
  const char* what;
};

// What panels do with keys and the mouse by themselves, where it has to do with what lies there.
constexpr auto kGestures = std::to_array<Gesture>({
    {mark("Tab, Shift + Tab"),
     mark("Next and previous control; Enter or Space does what a click does")},
    {mark("F6, Shift + F6"), mark("Next and previous panel")},
    {mark("Enter, Shift + Enter, F3, Shift + F3"),
     mark("Next and previous place where the story has the words looked for (Enter in their "
          "field)")},
    {mark("1 \u2026 9"), mark("Choose among the places of a name")},
    {mark("Ctrl + Up, Down"),
     mark("Move the scene that is shown, or the layer that is open, in its list")},
    {mark("F2, Delete"), mark("Edit its words there, remove it")},
    {mark("Wheel"), mark("Zoom at the cursor; Ctrl finer, Shift faster")},
    {mark("Click, Ctrl + click"), mark("Select, add to the selection")},
    {mark("Shift + drag on the map"), mark("Select all in a box")},
    {mark("Ctrl + drag on the timeline"), mark("Show a range of time only")},
    {mark("Middle drag on the timeline"), mark("Zoom to that stretch of time")},
    {mark("Drag the selected marker"), mark("Move the event to another place")},
    {mark("Right click on the map"), mark("Add or move an event there")},
    {mark("Right click on a place\u2019s name"), mark("Choose which place it is")},
    {mark("Drag over the story"), mark("Mark text: to copy it, to add an event, to correct one")},
});

/// "Left, Right"; "Shift + Left, Right": what is held down for both is said once.
std::string joined(const std::string& keys, const Shortcut& before, const Shortcut& next) {
  if (before.shift == next.shift && before.ctrl == next.ctrl) {
    const bool comma = before.key == letter(',');
    return keys + (comma ? "  " : ", ") + key_name(next.key);
  }
  return keys + ", " + words_of(next);
}

}  // namespace

std::string key_name(Key key) {
  switch (key) {
    case Key::none:
    case Key::other:
      return "";
    case Key::left:
      return tr_in("a key", "Left");
    case Key::right:
      return tr_in("a key", "Right");
    case Key::up:
      return tr_in("a key", "Up");
    case Key::down:
      return tr_in("a key", "Down");
    case Key::page_up:
      return tr_in("a key", "PgUp");
    case Key::page_down:
      return tr_in("a key", "PgDn");
    case Key::home:
      return tr_in("a key", "Home");
    case Key::end:
      return tr_in("a key", "End");
    case Key::enter:
      return tr_in("a key", "Enter");
    case Key::backspace:
      return tr_in("a key", "Backspace");
    case Key::del:
      return tr_in("a key", "Delete");
    case Key::escape:
      return tr_in("a key", "Esc");
    case Key::tab:
      return tr_in("a key", "Tab");
    case Key::f6:
      return "F6";
    case Key::f2:
      return "F2";
    case Key::f3:
      return "F3";
    case Key::f5:
      return "F5";
    case Key::f10:
      return "F10";
    case Key::f11:
      return "F11";
    case Key::menu:
      return tr_in("a key", "Menu");
  }
  return key == letter(' ') ? tr_in("a key", "Space") : std::string(1, static_cast<char>(key));
}

std::string words_of(const Shortcut& s) {
  if (!s.any()) return "";
  return (s.ctrl ? std::string(tr_in("a key", "Ctrl")) + " + " : "") +
         (s.shift ? std::string(tr_in("a key", "Shift")) + " + " : "") + key_name(s.key);
}

std::optional<Action> action_of(const KeyPress& press, bool typing) {
  if (typing && press.key == Key::escape) return Action::clear_text_focus;
  for (const ActionInfo& a : actions()) {
    if (!a.key.is(press) && !a.other_key.is(press)) continue;
    if ((press.repeat && !a.held()) || (typing && !a.typing())) return std::nullopt;
    return a.id;
  }
  return std::nullopt;
}

std::vector<KeyHelpGroup> key_help() {
  std::vector<KeyHelpGroup> out;
  std::optional<ActionGroup> group;
  const ActionInfo* before = nullptr;
  for (const ActionInfo& a : actions()) {
    if (!a.key.any()) continue;
    if (group != a.group) {
      group = a.group;
      out.push_back({tr(name(a.group)), {}});
      before = nullptr;
    }
    auto& lines = out.back().lines;
    if (before != nullptr && a.list != nullptr && before->list != nullptr &&
        std::string_view(a.list) == before->list) {
      lines.back().keys = joined(lines.back().keys, before->key, a.key);
    } else {
      lines.push_back({words_of(a.key), tr(a.list != nullptr ? a.list : a.name)});
    }
    before = &a;
  }
  out.push_back({tr("While a briefing is presented"), talk_key_help()});
  out.push_back({tr("In the panels"), {}});
  for (const Gesture& g : kGestures) out.back().lines.push_back({tr(g.keys), tr(g.what)});
  return out;
}

}  // namespace dateline::gui
