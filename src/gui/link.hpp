#pragma once

#include <string_view>

#include "gui/frame.hpp"

namespace dateline::gui {

/// Words that do something when they are clicked, in the sheet's next line; their box is
/// "button/" and `name`. True in the frame of the click.
[[nodiscard]] bool draw_link(Frame& frame, Sheet& sheet, std::string_view words,
                             std::string_view name, float indent = 0);

/// Whether words that lie there are clicked in this frame; underlines them while the mouse is over.
[[nodiscard]] bool is_clicked(Frame& frame, Sheet& sheet, const scene::PixelBox& box);

}  // namespace dateline::gui
