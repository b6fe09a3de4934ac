#pragma once

#include <span>
#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// One of several words of which one is chosen.
struct Chip {
  std::string words;
  std::string name;  ///< of its box, for tests
  const char* tip = nullptr;
};

/// A row of chips from the cursor on, in several lines where `width` is less. Returns the one that
/// was clicked; -1 for none.
int draw_chips(Frame& frame, std::span<const Chip> chips, int chosen, float width);

/// A button for a choice that can be taken back by a click on it again: lit while it is chosen.
/// `label` may hold an id behind "###". True where it was clicked.
[[nodiscard]] bool draw_lit_button(Frame& frame, const char* label, const char* name, bool on,
                                   const char* tip);

/// Words that do something when they are clicked, from the sheet's end on or beside what stands
/// there already. Moves `x` behind them, `y` below the line where they begin a new one.
bool draw_link(Frame& frame, Sheet& sheet, const std::string& words, const std::string& name,
               float& x, float& y);

}  // namespace dateline::gui
