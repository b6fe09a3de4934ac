#pragma once

#include "gui/event_editor.hpp"
#include "gui/frame.hpp"
#include "gui/user_statements.hpp"

namespace dateline::gui {

/// What is known of the selected event, why, and in which words; of several selected ones a list
/// to choose from comes first. `statements` is the part for what the user knows besides, `editor`
/// the one for what is put right of the event.
void draw_inspector(Frame& frame, UserStatements& statements, EventEditor& editor);

}  // namespace dateline::gui
