#pragma once

#include <initializer_list>

#include "gui/frame.hpp"

namespace dateline::gui {

/// What was put right of an event, each line with a button that takes it back.
void draw_put_right(Frame& frame, Sheet& sheet, store::Row row);
/// "was attack" under values that were put right; nothing under others.
void draw_was(Frame& frame, Sheet& sheet, std::initializer_list<event::ByHand> what, store::Row row,
              float indent = 0);

}  // namespace dateline::gui
