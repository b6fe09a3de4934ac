#include "gui/record_marks.hpp"

#include <string>

#include "gui/corrections_panel.hpp"

namespace dateline::gui {

std::optional<Action> draw_record_buttons(Frame& frame) {
  std::optional<Action> out;
  const std::string misfits = misfit_count(frame.project);
  const std::string tip = with_key(
      misfits.empty() ? tr("What was put right") : tr_format("What was put right: {}", misfits),
      Action::toggle_corrections);
  if (icon_button(frame, icon::kEdits, "corrections", tip.c_str())) {
    out = Action::toggle_corrections;
  }
  if (!misfits.empty()) {
    const ImVec2 corner(ImGui::GetItemRectMax().x + frame.px(3), ImGui::GetItemRectMin().y);
    const std::string count = std::to_string(count_misfits(frame.project));
    const auto style = frame.text_style(10, frame.theme.panel, scene::Weight::bold);
    paint(frame, [&](scene::Painter& painter) {
      const float width = std::max(frame.px(13), painter.text_width(count, style) + frame.px(6));
      const scene::PixelBox badge{corner.x - width, corner.y, corner.x, corner.y + frame.px(13)};
      painter.rect(badge, frame.theme.conflict);
      painter.text((badge.x0 + badge.x1 - painter.text_width(count, style)) / 2,
                   badge.y0 + frame.px(10), count, style);
      frame.name_box("corrections/misfits", badge);
    });
  }
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kHistory, "history",
                  with_key(tr("What was done"), Action::toggle_history).c_str())) {
    out = Action::toggle_history;
  }
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kScenes, "scenes", tip_of(Action::toggle_scenes).c_str())) {
    out = Action::toggle_scenes;
  }
  return out;
}

}  // namespace dateline::gui
