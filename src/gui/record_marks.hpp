#pragma once

#include <optional>

#include "gui/actions.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// Buttons of the top bar, at ImGui's cursor, for what was put right, what was done and the scenes;
/// the first counts what no longer fits. Returns which was clicked.
[[nodiscard]] std::optional<Action> draw_record_buttons(Frame& frame);

}  // namespace dateline::gui
