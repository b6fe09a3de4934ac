#pragma once

#include "gui/event_editor.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Sentences that tell an event, each once, as quotations that lead back to the story. Where there
/// are several tellings, each but the first can be split off: it tells another event.
void draw_mentions(Frame& frame, Sheet& sheet, EventEditor& editor, store::Row row);

}  // namespace dateline::gui
