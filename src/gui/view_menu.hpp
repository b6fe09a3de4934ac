#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// The button of the top bar, at ImGui's cursor, that opens what can be shown or left out.
void draw_view_menu(Frame& frame);

}  // namespace dateline::gui
