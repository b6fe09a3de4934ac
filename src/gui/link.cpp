#include "gui/link.hpp"

#include <fmt/format.h>

#include <string>

namespace dateline::gui {

bool is_clicked(Frame& frame, Sheet& sheet, const scene::PixelBox& box) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  // Words have their place alone to be known by.
  if (frame.keyboard != nullptr &&
      frame.keyboard->add_box(
          box, fmt::format("{:.0f},{:.0f}", box.x0 - sheet.x(),
                           box.y0 - ImGui::GetWindowPos().y + ImGui::GetScrollY()))) {
    return true;
  }
  if (!ImGui::IsWindowHovered() || !box.contains(mouse.x, mouse.y)) return false;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  sheet.painter().rect({box.x0, box.y1 - frame.px(2), box.x1, box.y1 - frame.px(1)},
                       frame.theme.accent);
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left);
}

bool draw_link(Frame& frame, Sheet& sheet, std::string_view words, std::string_view name,
               float indent) {
  const scene::PixelBox box = sheet.text(words, frame.text_style(12, frame.theme.accent), indent);
  frame.name_box("button/" + std::string(name), box);
  return is_clicked(frame, sheet, box);
}

}  // namespace dateline::gui
