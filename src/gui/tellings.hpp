#pragma once

#include "gui/event_editor.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Who else tells an event: how many stories and independent sources, their sentences, and the
/// details that they give differently, side by side. Each can be told apart, as another event.
/// Nothing where one story tells it, or before the snapshot's conclusions are drawn.
void draw_tellings(Frame& frame, Sheet& sheet, EventEditor& editor, store::Row row);

}  // namespace dateline::gui
