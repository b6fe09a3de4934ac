#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// What cannot all be true: each contradiction with its sentences, the one set aside marked. Into
/// the current window. Returns false where it is to be closed.
[[nodiscard]] bool draw_contradictions(Frame& frame);

/// "2 contradictions", "" where there are none or they are not known yet.
[[nodiscard]] std::string contradiction_count(const project::Project& project);

}  // namespace dateline::gui
