#pragma once

#include <string>
#include <string_view>

#include "gui/frame.hpp"

namespace dateline::gui {

/// Words that do something when they are clicked, in the sheet's next line; their box is
/// "button/" and `name`. True in the frame of the click.
[[nodiscard]] bool draw_link(Frame& frame, Sheet& sheet, std::string_view words,
                             std::string_view name, float indent = 0);

/// What the mouse and the keyboard do to words that lie in a sheet.
struct LinkState {
  bool clicked = false;  ///< in this frame, or Enter was pressed on them
  bool lit = false;      ///< the mouse is over them, or the keyboard has reached them
};
/// Of words that lie there, named for tests.
[[nodiscard]] LinkState link_at(Frame& frame, const Sheet& sheet, const scene::PixelBox& box,
                                const std::string& name);
/// Whether they are clicked; underlines them while the mouse is over.
[[nodiscard]] bool is_clicked(Frame& frame, Sheet& sheet, const scene::PixelBox& box,
                              const std::string& name);

}  // namespace dateline::gui
