#include "gui/database_dialog.hpp"

namespace dateline::gui {

void DatabaseBox::open() {
  address_.fill('\0');
  follows_ = false;
  focus_ = true;
}

bool DatabaseBox::draw(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("The address of a table or view with events. Passwords belong in ~/.pgpass or "
                  "PGPASSWORD; one that stands in the address is not kept."),
               frame.text_style(13, frame.theme.secondary));
    sheet.gap(8);
  }
  if (focus_) {
    ImGui::SetKeyboardFocusHere();
    focus_ = false;
  }
  ImGui::SetNextItemWidth(-1);
  bool look = ImGui::InputTextWithHint(
      "##address", "postgresql://user@host:5432/database?table=schema.name", address_.data(),
      address_.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item("field/database");
  ImGui::Checkbox(tr_label("Only what the map shows, and more as it moves").c_str(), &follows_);
  frame.name_last_item("check/follow-database");
  ImGui::Dummy(ImVec2(0, frame.px(4)));
  ImGui::BeginDisabled(address_[0] == '\0');
  look = tr_button(frame, "Look at it", 110) || look;
  frame.name_last_item("button/look-at-database");
  ImGui::EndDisabled();
  ImGui::SameLine(0, frame.px(8));
  const bool cancel = tr_button(frame, "Cancel", 90);
  frame.name_last_item("button/cancel");
  const bool sent = look && address_[0] != '\0';
  if (sent) frame.send(project::OpenDatabase{address_.data(), follows_});
  if (sent || cancel) address_.fill('\0');
  return sent || cancel;
}

}  // namespace dateline::gui
