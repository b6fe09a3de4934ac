#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/key_press.hpp"
#include "project/command.hpp"

namespace dateline::gui {

/// All that a key, the palette or a button of the window's own can do, in the order of actions().
enum class Action : std::uint8_t {
  // Time
  play_pause,
  previous_event,
  next_event,
  previous_day,
  next_day,
  page_back,
  page_forward,
  go_first,
  go_last,
  play_backward,
  stop,
  play_forward,
  slower,
  faster,
  go_to_date,
  keep_past,
  known_by,      ///< only what was told by a day
  zoom_time_in,  ///< around the playhead
  zoom_time_out,
  range_from,     ///< only what was from the playhead on
  range_to,       ///< only what was until then
  zoom_to_range,  ///< of time, where there is one
  next_lanes,     ///< of the timeline: by type, actor, place ...
  // Map
  go_to_place,
  fit_selection,
  fit_all,
  map_menu,  ///< what a right click opens
  measure,   ///< distance and bearing, by dragging
  zoom_in,
  zoom_out,
  pan_left,
  pan_right,
  pan_up,
  pan_down,
  toggle_language,
  next_arrows,
  toggle_holders,
  toggle_heat,
  toggle_legend,
  toggle_projection,
  toggle_graticule,
  toggle_inset,
  next_notation,
  copy_map,       ///< as a picture
  save_map,       ///< likewise, to a file
  export_events,  ///< those that are shown, to a file of another program
  toggle_layers,  ///< the list of the user's own
  add_layer,
  open_table,
  open_example,
  open_database,
  refresh_databases,
  follow_databases,  ///< what the map shows
  // Events
  find,
  reset_filter,
  toggle_in_view,        ///< only what the map shows
  toggle_only_selected,  ///< only what is selected now
  show_source,           ///< the selected event's sentence in the story
  previous_name,         ///< of a place in the story: asks which place it is
  next_name,
  edit_event,  ///< the one selected last
  add_event,   ///< by a click on the map
  draw_area,   ///< of the one selected event
  // Stories and the project
  open_dialog,
  paste_dialog,
  story_date,
  close_story,
  copy_text,         ///< that is selected in the story
  read_again,        ///< asks which stories
  show_reading,      ///< what reading again has changed
  compare_versions,  ///< of the story that is read
  save,              ///< under its name; asks for one where it has none
  save_as,
  new_project,
  undo,
  redo,
  quit,
  // Scenes and views
  capture_scene,
  retake_scene,
  previous_scene,
  next_scene,
  present,             ///< the briefing, from the scene that is shown
  present_from_start,  ///< from the first one
  hand_outs,           ///< files of them for others: slides, pages, films
  toggle_scenes,
  add_title,
  add_section,
  add_black,
  draft_scenes,  ///< of the events that are shown
  check_scenes,  ///< what a map of them would tell wrongly
  save_view,
  // The window
  palette,
  show_story,
  follow_playhead,  ///< the story scrolls with it
  previous_story,
  next_story,
  show_events,
  show_numbers,
  toggle_contradictions,
  toggle_corrections,
  toggle_history,
  fold_story,
  fold_timeline,
  toggle_theme,
  display,  ///< theme, sizes and motion
  larger,
  smaller,
  usual_size,
  full_screen,
  help,
  show_guide,
  escape,
  clear_text_focus
};

/// By what the list of keys is parted.
enum class ActionGroup : std::uint8_t { time, map, events, stories, scenes, window };
[[nodiscard]] const char* name(ActionGroup group);

/// The one place that says of an action what it is called, which key it has and what it does.
struct ActionInfo {
  static constexpr unsigned kTyping = 1;  ///< its key works while text is being typed
  static constexpr unsigned kHeld = 2;    ///< its key goes on while it is held down
  static constexpr unsigned kHidden = 4;  ///< not in the palette

  Action id;
  ActionGroup group;
  const char* word;  ///< names it in files and tests: "play-pause"
  const char* name;  ///< what it does, whatever is shown now: "Play or pause"
  Shortcut key = {};
  const char* also_called = "";  ///< words that people look for it by
  /// What it does to the project; nullptr where it is the window's own affair (Gui::act).
  project::Command (*command)() = nullptr;
  /// In the list of keys; neighbours of the same words share a line. nullptr: the name.
  const char* list = nullptr;
  unsigned flags = 0;
  Shortcut other_key = {};

  [[nodiscard]] constexpr bool typing() const { return (flags & kTyping) != 0; }
  [[nodiscard]] constexpr bool held() const { return (flags & kHeld) != 0; }
  [[nodiscard]] constexpr bool in_palette() const { return (flags & kHidden) == 0; }
};

[[nodiscard]] std::span<const ActionInfo> actions();
[[nodiscard]] const ActionInfo& info(Action action);
[[nodiscard]] std::optional<Action> action_from(std::string_view word);

/// "What was done (Y)": words of a button with the action's key, for its tip.
[[nodiscard]] std::string with_key(std::string_view words, Action action);
/// The action's name with its key: "Light or dark (T)".
[[nodiscard]] std::string tip_of(Action action);
/// Its key in words; "" for none.
[[nodiscard]] std::string keys_of(Action action);

}  // namespace dateline::gui
