#pragma once

#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// Draws the head of a list at the side of the map, at the cursor: its title, a line under it in
/// the quieter colour (none if empty), and the button that closes it, named "close-" and `name`.
/// @return Whether the button was pressed.
bool draw_panel_heading(Frame& frame, const std::string& title, const std::string& under,
                        const std::string& name);

}  // namespace dateline::gui
