#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// What is known of the selected event, why, and in which words; of several selected ones a list
/// to choose from comes first.
void draw_inspector(Frame& frame);

}  // namespace dateline::gui
