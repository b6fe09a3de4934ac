#include "gui/link.hpp"

#include <fmt/format.h>

#include <string>

namespace dateline::gui {

LinkState link_at(Frame& frame, const Sheet& sheet, const scene::PixelBox& box,
                  const std::string& name) {
  LinkState out;
  if (frame.keyboard != nullptr) {
    // Words have their place alone to be known by.
    const std::string key = fmt::format("{:.0f},{:.0f}", box.x0 - sheet.x(),
                                        box.y0 - ImGui::GetWindowPos().y + ImGui::GetScrollY());
    out.clicked = frame.keyboard->add_box(box, key, name);
    out.lit = frame.keyboard->reaches_last();
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (!ImGui::IsWindowHovered() || !box.contains(mouse.x, mouse.y)) return out;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  out.lit = true;
  out.clicked = out.clicked || ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  return out;
}

bool is_clicked(Frame& frame, Sheet& sheet, const scene::PixelBox& box, const std::string& name) {
  const LinkState state = link_at(frame, sheet, box, name);
  if (state.lit) {
    sheet.painter().rect({box.x0, box.y1 - frame.px(2), box.x1, box.y1 - frame.px(1)},
                         frame.theme.accent);
  }
  return state.clicked;
}

bool draw_link(Frame& frame, Sheet& sheet, std::string_view words, std::string_view name,
               float indent) {
  const scene::PixelBox box = sheet.text(words, frame.text_style(12, frame.theme.accent), indent);
  const std::string known = "button/" + std::string(name);
  frame.name_box(known, box);
  return is_clicked(frame, sheet, box, known);
}

}  // namespace dateline::gui
