#include "gui/saved_views.hpp"

#include <fmt/format.h>

#include <variant>

namespace dateline::gui {

void SavedViews::draw(Frame& frame, bool naming) {
  if (ImGui::IsWindowAppearing()) naming_ = false;
  if (naming) {
    naming_ = true;
    focus_ = true;
    name_.fill('\0');
  }
  ImGui::TextDisabled("%s", tr("Saved views: map, time and filter"));
  std::size_t number = 0;
  for (const auto& e : frame.project.ledger().records()) {
    const auto* view = std::get_if<curation::SavedView>(e.record.get());
    if (view == nullptr) continue;
    ImGui::PushID(static_cast<int>(e.number));
    const std::string name = fmt::format("take-back-view/{}", number);
    if (icon_button(frame, icon::kClose, name.c_str(), tr("Take this view back"))) {
      frame.send(project::TakeBack{e.number});
    }
    ImGui::SameLine(0, frame.px(4));
    ImGui::AlignTextToFramePadding();
    if (ImGui::Selectable(fmt::format("{}###view", view->name).c_str(), false, 0,
                          ImVec2(frame.px(220), frame.px(20)))) {
      frame.send(project::ShowView{e.number});
    }
    frame.name_last_item(fmt::format("view/{}", view->name));
    ImGui::PopID();
    ++number;
  }
  if (naming_) return draw_field(frame);
  if (ImGui::Button(tr_label("Save view\u2026").c_str())) {
    naming_ = true;
    focus_ = true;
    name_.fill('\0');
  }
  frame.name_last_item("button/save-view");
  tip_for_item(frame, tr("Keep what is looked at now by a name: the map, the time and the filter"));
}

void SavedViews::draw_field(Frame& frame) {
  if (focus_) ImGui::SetKeyboardFocusHere();
  focus_ = false;
  ImGui::SetNextItemWidth(frame.px(190));
  bool save = ImGui::InputTextWithHint("##view-name", tr("A name for it"), name_.data(),
                                       name_.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item("field/view-name");
  ImGui::SameLine(0, frame.px(6));
  save = ImGui::Button(tr_label("Save").c_str()) || save;
  frame.name_last_item("button/save-view-name");
  if (!save || name_[0] == '\0') return;
  frame.send(project::SaveView{name_.data()});
  naming_ = false;
}

}  // namespace dateline::gui
