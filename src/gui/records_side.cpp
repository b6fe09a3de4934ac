#include "gui/records_side.hpp"

namespace dateline::gui {

void RecordsSide::toggle(Kind kind) {
  kind_ = kind_ == kind ? Kind::none : kind;
  history_.show_present();
}

void RecordsSide::draw(Frame& frame, const scene::PixelBox& box) {
  const bool history = kind_ == Kind::history;
  frame.name_box(history ? "panel/history" : "panel/corrections", box);
  const bool stays = history ? history_.draw(frame) : corrections_.draw(frame);
  if (!stays) close();
}

}  // namespace dateline::gui
