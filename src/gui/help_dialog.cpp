// The dialog that lists all keys.
#include <cmath>

#include "gui/dialogs.hpp"
#include "gui/keys.hpp"

namespace dateline::gui {

void Dialogs::draw_help(Frame& frame) {
  ImGui::BeginChild("##keys", ImVec2(0, -frame.px(36)));
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    const auto bold = frame.text_style(13, frame.theme.text, scene::Weight::bold);
    for (const KeyHelpGroup& group : key_help()) {
      sheet.gap(4);
      sheet.text(group.heading, frame.text_style(12, frame.theme.secondary, scene::Weight::bold));
      sheet.gap(1);
      for (const KeyHelp& line : group.lines) {
        const float y = sheet.y();
        sheet.text(line.what, frame.text_style(13, frame.theme.text), frame.px(190));
        sheet.painter().text(sheet.x(), y + std::round(bold.size * 1.085F), line.keys, bold);
        sheet.gap(1);
      }
      sheet.gap(4);
    }
  }
  ImGui::EndChild();
  if (tr_button(frame, "Close", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/close-dialog");
  ImGui::SameLine();
  ImGui::BeginDisabled(!frame.project.extent() || frame.project.counts().shown == 0);
  if (ImGui::Button(info(Action::show_guide).name)) {
    wanted_ = Kind::none;
    frame.wanted = Action::show_guide;
  }
  frame.name_last_item("button/guide");
  ImGui::EndDisabled();
}

}  // namespace dateline::gui
