#pragma once

#include <span>
#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// A sentence of a story as a quotation that leads back to it.
struct Quote {
  std::string name;      ///< of its box, for tests
  std::string words;     ///< the sentence
  std::string event_id;  ///< selected by a click; "" for none
  project::SentenceRef sentence;
  scene::Rgba edge;  ///< of the rule at its left
  float size = 14;   ///< of the letters, logical pixels
};

/// Draws it, lit while it is under the mouse; a click selects the event and scrolls the story to
/// the sentence. Returns where it lies.
scene::PixelBox draw_quote(Frame& frame, Sheet& sheet, const Quote& quote);

/// Statements of the stories' chronology: each sentence once, beneath it what it says, a line for
/// each statement that leads to its event. Their boxes are `name`/0, `name`/1 ...; the one that
/// is `set_aside` says so.
void draw_statements(Frame& frame, Sheet& sheet, std::span<const timeline::Said> statements,
                     const std::string& name, const timeline::Said* set_aside = nullptr);

}  // namespace dateline::gui
