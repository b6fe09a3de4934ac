#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// Who else tells an event: how many stories and independent sources, their sentences, and the
/// details that they give differently, side by side. Nothing where one story tells it, or before
/// the snapshot's conclusions are drawn.
void draw_tellings(Frame& frame, Sheet& sheet, store::Row row);

}  // namespace dateline::gui
