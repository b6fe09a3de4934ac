#pragma once

#include "gui/event_editor.hpp"
#include "gui/frame.hpp"
#include "gui/user_statements.hpp"

namespace dateline::gui {

/// What is selected, whether a person has looked at it, and the buttons that edit it and close it.
void draw_heading(Frame& frame, UserStatements& statements, EventEditor& editor,
                  store::Row primary);

}  // namespace dateline::gui
