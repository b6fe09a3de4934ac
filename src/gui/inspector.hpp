#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// What is known of the selected event, why, and in which words; of several selected ones a list
/// to choose from comes first.
void draw_inspector(Frame& frame);

/// "36.38 N 42.45 E".
[[nodiscard]] std::string coordinates(geo::LngLat at);

}  // namespace dateline::gui
