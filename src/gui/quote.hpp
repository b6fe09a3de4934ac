#pragma once

#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// A sentence of a story as a quotation that leads back to it.
struct Quote {
  std::string name;      ///< of its box, for tests
  std::string words;     ///< the sentence
  std::string remark;    ///< beneath, small; "" for none
  std::string event_id;  ///< selected by a click; "" for none
  project::SentenceRef sentence;
  scene::Rgba edge;  ///< of the rule at its left
  float size = 14;   ///< of the letters, logical pixels
};

/// Draws it, lit while it is under the mouse; a click selects the event and scrolls the story to
/// the sentence. Returns where it lies.
scene::PixelBox draw_quote(Frame& frame, Sheet& sheet, const Quote& quote);

/// A statement of the stories' chronology, with its sense beneath. `name` as in Quote.
scene::PixelBox draw_said(Frame& frame, Sheet& sheet, const timeline::Said& said, std::string name,
                          std::string remark_after = "");

}  // namespace dateline::gui
