#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/actions.hpp"
#include "gui/key_press.hpp"

namespace dateline::gui {

/// What a key pressed does, by the table of actions; nullopt for nothing. While text is being
/// typed, only what no text field wants is left, and Esc leaves the field.
[[nodiscard]] std::optional<Action> action_of(const KeyPress& press, bool typing);

/// A line of the list of keys: "Space", "Play or pause".
struct KeyHelp {
  std::string keys;
  std::string what;
};
struct KeyHelpGroup {
  std::string heading;
  std::vector<KeyHelp> lines;
};
/// All keys of the table by their groups, and what keys and the mouse do within the panels.
[[nodiscard]] std::vector<KeyHelpGroup> key_help();

}  // namespace dateline::gui
