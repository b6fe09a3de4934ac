#pragma once

#include "gui/event_editor.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Whether two events are one, to be chosen.
void draw_joining(Frame& frame, EventEditor& editor, store::Row first, store::Row second);

}  // namespace dateline::gui
