#pragma once

#include "gui/frame.hpp"
#include "gui/user_statements.hpp"

namespace dateline::gui {

/// What is known of the selected event, why, and in which words; of several selected ones a list
/// to choose from comes first. `statements` is the part for what the user knows besides.
void draw_inspector(Frame& frame, UserStatements& statements);

}  // namespace dateline::gui
