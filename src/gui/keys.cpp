#include "gui/keys.hpp"

#include <array>
#include <utility>

namespace dateline::gui {
namespace {

using namespace project;  // NOLINT: every line below names a command

constexpr std::array<KeyHelp, 52> kHelp = {{
    {"Space", "Play and pause"},
    {"Left, Right", "Previous and next event"},
    {"Shift + Left, Right", "Previous and next day"},
    {"Ctrl + Left, Right", "Page the timeline"},
    {"Home, End", "First and last moment"},
    {"J  K  L", "Play backward, stop, play forward"},
    {",  .", "Slower, faster"},
    {"G", "Go to a date"},
    {"Ctrl + G", "Go to a place or coordinates"},
    {"F", "Fit the map to the selection"},
    {"0", "Fit everything"},
    {"Enter", "Show the selected event's sentence"},
    {"E", "Edit the selected event: time, type, who, whom"},
    {"M", "Add an event with a click on the map"},
    {"A", "Draw the area of the selected event"},
    {"1 \u2026 9", "Choose among the places of a name"},
    {"Esc", "Close, unselect"},
    {"Ctrl + F", "Find events"},
    {"Ctrl + O", "Open a story or a project"},
    {"Ctrl + V", "Paste a story"},
    {"Ctrl + S", "Save the project; with Shift under another name"},
    {"Ctrl + N", "New project"},
    {"Ctrl + R", "Read the stories again"},
    {"Ctrl + Q", "Quit"},
    {"Ctrl + Z", "Undo"},
    {"Ctrl + Shift + Z", "Redo"},
    {"T", "Light or dark"},
    {"N", "Names on the map in English or Arabic"},
    {"O", "Arrows of order: one event's, all, none"},
    {"H", "Who held which place"},
    {"D", "How close together events lie: a heat map in place of symbols"},
    {"Q", "True shapes (conic projection), or Web Mercator"},
    {"U", "Lines of latitude and longitude"},
    {"X", "What stories contradict each other about"},
    {"R", "What was put right"},
    {"Y", "What was done, to go back and forward in"},
    {"C", "Capture what is looked at as a scene"},
    {"PgUp, PgDn", "Previous and next scene"},
    {"S", "The scenes of the briefing"},
    {"Ctrl + Up, Down", "Move the scene that is shown, in that list"},
    {"F2, Delete", "Edit its words there, remove it"},
    {"V", "Two versions of a story compared"},
    {"F11", "Full screen"},
    {"?", "This list"},
    {"Wheel", "Zoom at the cursor; Ctrl finer, Shift faster"},
    {"Click, Ctrl + click", "Select, add to the selection"},
    {"Shift + drag on the map", "Select all in a box"},
    {"Ctrl + drag on the timeline", "Show a range of time only"},
    {"Drag the selected marker", "Move the event to another place"},
    {"Right click on the map", "Add or move an event there"},
    {"Right click on a place\u2019s name", "Choose which place it is"},
    {"Drag over the story, Ctrl + C", "Mark text to copy, or to add an event"},
}};

std::optional<KeyMeaning> with_ctrl(const KeyPress& p) {
  if (p.key == Key::left) return KeyMeaning(Command(StepPage{-1}));
  if (p.key == Key::right) return KeyMeaning(Command(StepPage{1}));
  if (p.key == letter('Z')) {
    return p.shift ? KeyMeaning(Command(Redo{})) : KeyMeaning(Command(Undo{}));
  }
  if (p.key == letter('Y')) return KeyMeaning(Command(Redo{}));
  if (p.key == letter('F')) return KeyMeaning(Action::find);
  if (p.key == letter('G')) return KeyMeaning(Action::go_to_place);
  if (p.key == letter('O')) return KeyMeaning(Action::open_dialog);
  if (p.key == letter('S')) return KeyMeaning(p.shift ? Action::save_as : Action::save);
  if (p.key == letter('N')) return KeyMeaning(Action::new_project);
  if (p.key == letter('Q')) return KeyMeaning(Action::quit);
  if (p.key == letter('C') && !p.shift) return KeyMeaning(Action::copy_text);
  if (p.key == letter('V')) return KeyMeaning(Action::paste_dialog);
  if (p.key == letter('R') && !p.repeat) return KeyMeaning(Action::read_again);
  return std::nullopt;
}

}  // namespace

std::optional<KeyMeaning> meaning_of(const KeyPress& p, bool typing) {
  if (p.key == Key::f11 && !p.repeat) return KeyMeaning(Action::full_screen);
  if (p.key == Key::escape) return KeyMeaning(typing ? Action::clear_text_focus : Action::escape);
  if (typing) {
    if (p.ctrl && (p.key == letter('F') || p.key == letter('G') || p.key == letter('O') ||
                   p.key == letter('S')))
      return with_ctrl(p);
    return std::nullopt;
  }
  if (p.ctrl) return with_ctrl(p);
  switch (p.key) {
    case Key::left:
      return KeyMeaning(p.shift ? Command(StepDay{-1}) : Command(StepEvent{-1}));
    case Key::right:
      return KeyMeaning(p.shift ? Command(StepDay{1}) : Command(StepEvent{1}));
    case Key::home:
      return KeyMeaning(Command(GoFirst{}));
    case Key::end:
      return KeyMeaning(Command(GoLast{}));
    case Key::page_up:
      return KeyMeaning(Command(StepScene{-1}));
    case Key::page_down:
      return KeyMeaning(Command(StepScene{1}));
    case Key::enter:
      return KeyMeaning(Action::show_source);
    default:
      break;
  }
  if (p.key == letter(',')) return KeyMeaning(Command(ChangeSpeed{-1}));
  if (p.key == letter('.')) return KeyMeaning(Command(ChangeSpeed{1}));
  if (p.repeat || p.shift) return std::nullopt;  // the rest switches something: once a press
  switch (static_cast<char>(p.key)) {
    case ' ':
      return KeyMeaning(Command(PlayPause{}));
    case 'J':
      return KeyMeaning(Command(Play{-1}));
    case 'K':
      return KeyMeaning(Command(Play{0}));
    case 'L':
      return KeyMeaning(Command(Play{1}));
    case 'G':
      return KeyMeaning(Action::go_to_date);
    case 'F':
      return KeyMeaning(Command(FitSelection{}));
    case '0':
      return KeyMeaning(Command(FitAll{}));
    case 'E':
      return KeyMeaning(Action::correct_time);
    case 'M':
      return KeyMeaning(Action::add_event);
    case 'A':
      return KeyMeaning(Action::draw_area);
    case 'T':
      return KeyMeaning(Action::toggle_theme);
    case 'N':
      return KeyMeaning(Action::toggle_language);
    case 'O':
      return KeyMeaning(Action::next_arrows);
    case 'D':
      return KeyMeaning(Action::toggle_heat);
    case 'H':
      return KeyMeaning(Action::toggle_holders);
    case 'Q':
      return KeyMeaning(Action::toggle_projection);
    case 'U':
      return KeyMeaning(Action::toggle_graticule);
    case 'X':
      return KeyMeaning(Action::toggle_contradictions);
    case 'R':
      return KeyMeaning(Action::toggle_corrections);
    case 'C':
      return KeyMeaning(Command(CaptureScene{}));
    case 'S':
      return KeyMeaning(Action::toggle_scenes);
    case 'V':
      return KeyMeaning(Action::compare_versions);
    case 'Y':
      return KeyMeaning(Action::toggle_history);
    default:
      return std::nullopt;
  }
}

std::pair<const KeyHelp*, std::size_t> key_help() { return {kHelp.data(), kHelp.size()}; }

}  // namespace dateline::gui
