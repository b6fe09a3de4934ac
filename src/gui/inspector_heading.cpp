#include "gui/inspector_heading.hpp"

#include <fmt/format.h>

#include "gui/put_right.hpp"

namespace dateline::gui {

void draw_heading(Frame& frame, UserStatements& statements, EventEditor& editor,
                  store::Row primary) {
  const std::size_t selected = frame.project.selected().size();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float top = ImGui::GetCursorPosY();
  const float right = ImGui::GetWindowWidth() - frame.px(34);
  ImGui::SetCursorPosX(right);
  if (icon_button(frame, icon::kClose, "close-inspector", tr("Close (Esc)"))) {
    frame.send(project::ClearSelection{});
  }
  const std::string edit = editor.is_open()
                               ? std::string(tr("Done")) + "###edit"
                               : fmt::format("{} {}###edit", icon::kEdit, tr("Edit\u2026"));
  ImGui::PushFont(frame.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Button, to_imgui(frame.theme.panel.faded(0)));
  ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.accent));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  const float width =
      ImGui::CalcTextSize(edit.c_str(), nullptr, true).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SetCursorPos(ImVec2(right - width - frame.px(2), top));
  if (ImGui::Button(edit.c_str(), ImVec2(width, frame.px(24)))) {
    if (editor.is_open()) {
      editor.close();
      statements.close();
    } else {
      editor.open(frame.project, primary);
    }
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
  ImGui::PopFont();
  frame.name_last_item("button/edit");
  tip_for_item(frame, (editor.is_open() ? with_key(tr("Close the fields"), Action::escape)
                                        : with_key(tr("Put something right"), Action::edit_event))
                          .c_str());
  const auto style = frame.text_style(12, frame.theme.secondary, scene::Weight::bold);
  const Marks marks = selected == 1 ? marks_of(frame.project.snapshot(), primary) : Marks{};
  paint(frame, [&](scene::Painter& painter) {
    const float baseline = at.y + frame.px(16);
    const float end = at.x + painter.text(at.x, baseline,
                                          selected > 1 ? tr_count("{} event selected",
                                                                  "{} events selected", selected)
                                                       : std::string(tr("Event")),
                                          style);
    if (!marks.any()) return;
    const float left = end + frame.px(10);
    const auto plain = frame.text_style(12, frame.theme.secondary);
    const scene::PixelBox box{left, at.y, left + painter.text(left, baseline, icons(marks), plain),
                              at.y + frame.px(24)};
    frame.name_box("by-hand", box);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsWindowHovered() && box.contains(mouse.x, mouse.y)) {
      ImGui::SetTooltip("%s", words(marks).c_str());
    }
  });
  ImGui::SetCursorPosY(top + frame.px(28));
}

}  // namespace dateline::gui
