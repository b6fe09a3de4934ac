#pragma once

#include <string>

#include "event/event_place.hpp"
#include "gui/dialogs.hpp"
#include "gui/map_tools.hpp"
#include "gui/mention_card.hpp"

namespace dateline::gui {

/// Answers what panels ask of places: opens the search, the places of a name, the dialog that adds
/// an event, the tool that draws an area.
class PlaceEditor {
 public:
  void set_world(OpenWorld world) { world_ = std::move(world); }
  /// Whether the list of places takes the key.
  [[nodiscard]] bool key(const KeyPress& press) { return card_.key(press); }
  /// Whether that list is open.
  [[nodiscard]] bool asks_name() const { return card_.is_open(); }
  /// When all panels are drawn, before the dialogs are.
  void draw(Frame& frame, Dialogs& dialogs, MapTools& tools);

 private:
  void answer(Frame& frame, Dialogs& dialogs, const AskPlace& ask);

  OpenWorld world_;
  MentionCard card_;
};

/// A place in words: its name, how exact it is and how far around it may have been.
[[nodiscard]] std::string place_text(const event::EventPlace& place);

/// Where the selected event was, for the inspector, with what puts it right.
void draw_place(Frame& frame, Sheet& sheet, store::Row row);

}  // namespace dateline::gui
