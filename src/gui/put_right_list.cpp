#include "gui/put_right_list.hpp"

#include <fmt/format.h>

#include <vector>

#include "gui/put_right.hpp"

namespace dateline::gui {

void draw_put_right(Frame& frame, Sheet& sheet, store::Row row) {
  const auto& theme = frame.theme;
  const std::vector<PutRight> all = put_right(frame.project, row);
  if (all.empty()) return;
  sheet.text(tr("Put right by hand"), frame.text_style(12, theme.secondary));
  sheet.gap(2);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PutRight& line = all[i];
    const float top = sheet.y();
    const float button = frame.px(26);
    // The words end before the button.
    ImGui::SetCursorScreenPos(ImVec2(sheet.x() + sheet.width() - button, top - frame.px(3)));
    const std::string name = fmt::format("take-back/{}", i);
    if (icon_button(frame, icon::kClose, name.c_str(), tr("Take it back"))) {
      frame.send(project::TakeBack{line.record});
    }
    sheet.narrow(button);
    const float indent = frame.px(10);
    scene::PixelBox box = sheet.text(line.title, frame.text_style(13, theme.text), indent);
    if (!line.note.empty()) {
      sheet.text("\u201C" + line.note + "\u201D", frame.text_style(12, theme.text), indent);
    }
    box.y1 = sheet.text(line.by, frame.text_style(12, theme.secondary), indent).y1;
    if (!line.trouble.empty()) {
      box.y1 = sheet.text(line.trouble, frame.text_style(12, theme.conflict), indent).y1;
    }
    sheet.narrow(-button);
    sheet.painter().rect({sheet.x(), top + frame.px(2), sheet.x() + frame.px(3), box.y1},
                         line.trouble.empty() ? theme.accent : theme.conflict);
    frame.name_box(fmt::format("put-right/{}", i), box);
    sheet.gap(6);
  }
}

void draw_was(Frame& frame, Sheet& sheet, std::initializer_list<event::ByHand> what, store::Row row,
              float indent) {
  const std::string words =
      was(what, frame.project.snapshot().event(row), frame.project.as_read(row));
  if (words.empty()) return;
  // Close to its value, and away from what follows.
  sheet.gap(indent > 0 ? -2 : -6);
  sheet.text(fmt::format("{}  {}", icon::kEdit, words), frame.text_style(12, frame.theme.secondary),
             indent);
  sheet.gap(4);
}

}  // namespace dateline::gui
