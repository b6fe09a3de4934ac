#include "gui/panel_heading.hpp"

namespace dateline::gui {

bool draw_panel_heading(Frame& frame, const std::string& title, const std::string& under,
                        const std::string& name) {
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - frame.px(34));
  const bool close = icon_button(frame, icon::kClose, ("close-" + name).c_str(), tr("Close (Esc)"));
  ImGui::SetCursorPosY(top + frame.px(2));
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(30));
  sheet.text(title, frame.text_style(14, frame.theme.text, scene::Weight::bold));
  if (!under.empty()) sheet.text(under, frame.text_style(12, frame.theme.secondary));
  sheet.gap(4);
  return close;
}

}  // namespace dateline::gui
