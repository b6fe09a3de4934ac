#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "project/command.hpp"

namespace dateline::gui {

/// Keys that mean something, whatever window library they come from. Letters, digits, comma and
/// full stop are their own (upper-case) ASCII characters.
enum class Key : std::uint16_t {
  none = 0,
  left = 256,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  enter,
  backspace,
  del,
  escape,
  f2,
  f11,
  other
};

struct KeyPress {
  Key key = Key::none;
  bool shift = false;
  bool ctrl = false;
  bool repeat = false;  ///< held down
};

[[nodiscard]] constexpr Key letter(char c) {
  return static_cast<Key>(static_cast<std::uint8_t>(c));
}

/// What a key does that is the window's own affair.
enum class Action : std::uint8_t {
  open_dialog,
  save,  ///< under its name; asks for one where it has none
  save_as,
  new_project,
  quit,
  paste_dialog,
  go_to_date,
  go_to_place,
  story_date,
  find,
  help,
  full_screen,
  escape,
  show_source,   ///< the selected event's sentence in the story
  correct_time,  ///< of the event selected last
  add_event,     ///< by a click on the map
  draw_area,     ///< of the one selected event
  copy_text,     ///< that is selected in the story
  toggle_theme,
  toggle_language,
  next_arrows,  ///< of the selected event, all, none
  toggle_heat,
  toggle_holders,
  toggle_projection,
  toggle_graticule,
  toggle_contradictions,
  toggle_history,
  toggle_corrections,
  toggle_scenes,
  read_again,        ///< asks which stories
  show_reading,      ///< what reading again has changed
  compare_versions,  ///< of the story that is read
  clear_text_focus
};

using KeyMeaning = std::variant<project::Command, Action>;

/// What a key pressed does; nullopt for none. While text is being typed, only what no text field
/// wants is left: Esc, F11 and Ctrl with F, G, O, S.
[[nodiscard]] std::optional<KeyMeaning> meaning_of(const KeyPress& press, bool typing);

/// A line of the list of keys: "Space", "play and pause".
struct KeyHelp {
  const char* keys;
  const char* what;
};
[[nodiscard]] std::pair<const KeyHelp*, std::size_t> key_help();

}  // namespace dateline::gui
