#include "gui/chips.hpp"

#include "gui/link.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::gui {

int draw_chips(Frame& frame, std::span<const Chip> chips, int chosen, float width) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float height = frame.px(24);
  const float gap = frame.px(4);
  const float pad = frame.px(9);
  float x = start.x;
  float y = start.y;
  // Fainter while it can do nothing.
  const float strength = ImGui::GetStyle().Alpha;
  int clicked = -1;
  for (int i = 0; i < static_cast<int>(chips.size()); ++i) {
    const Chip& chip = chips[static_cast<std::size_t>(i)];
    const bool on = i == chosen;
    const auto style =
        frame.text_style(13, (on ? frame.theme.panel : frame.theme.text).faded(strength),
                         on ? scene::Weight::bold : scene::Weight::regular);
    // As wide as in bold, so that a choice moves none of its neighbours.
    const float words = std::round(frame.type.width(chip.words, scene::Weight::bold, style.size));
    const float wide = words + 2 * pad;
    if (x > start.x && x + wide > start.x + width) {
      x = start.x;
      y += height + gap;
    }
    ImGui::SetCursorScreenPos(ImVec2(x, y));
    ImGui::PushID(chip.name.c_str());
    if (ImGui::InvisibleButton("chip", ImVec2(wide, height))) clicked = i;
    ImGui::PopID();
    frame.name_last_item(chip.name);
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (chip.tip != nullptr) tip_for_item(frame, chip.tip);
    paint(frame, [&](scene::Painter& painter) {
      const scene::PixelBox box{x, y, x + wide, y + height};
      const float line = std::max(1.0F, frame.px(1));
      painter.rounded_rect(
          box, frame.px(4),
          (on || hovered ? frame.theme.accent : frame.theme.hairline).faded(strength));
      if (!on) painter.rounded_rect(box.grown(-line), frame.px(4) - line, frame.theme.raised);
      const float used = painter.text_width(chip.words, style);
      painter.text(x + (wide - used) / 2, y + frame.px(17), chip.words, style);
    });
    x += wide + gap;
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy(ImVec2(width, y + height - start.y));
  return clicked;
}

bool draw_lit_button(Frame& frame, const char* label, const char* name, bool on, const char* tip) {
  if (on) {
    ImGui::PushStyleColor(ImGuiCol_Button, to_imgui(frame.theme.accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, to_imgui(frame.theme.accent));
    ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.panel));
  }
  const bool clicked = ImGui::Button(label);
  if (on) ImGui::PopStyleColor(3);
  frame.name_last_item(name);
  tip_for_item(frame, on ? tr("Take it back") : tip);
  return clicked;
}

bool draw_link(Frame& frame, Sheet& sheet, const std::string& words, const std::string& name,
               float& x, float& y) {
  const auto style = frame.text_style(12, frame.theme.accent);
  const float width = frame.type.width(words, style.weight, style.size);
  const float height = frame.px(17);
  if (x > sheet.x() && x + width > sheet.x() + sheet.width()) {
    x = sheet.x();
    y += height;
  }
  const scene::PixelBox box{x, y, x + width, y + height};
  sheet.painter().text(x, y + frame.px(13), words, style);
  frame.name_box("button/" + name, box);
  x += width + frame.px(14);
  sheet.move_to(std::max(sheet.y(), y + height));
  return is_clicked(frame, sheet, box, "button/" + name);
}

}  // namespace dateline::gui
