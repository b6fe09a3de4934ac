#include "gui/present_menu.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gui/actions.hpp"

namespace dateline::gui {
namespace {

float wide(const std::string& label) {
  return ImGui::CalcTextSize(label.c_str(), nullptr, true).x + 2 * ImGui::GetStyle().FramePadding.x;
}

}  // namespace

void PresentMenu::draw(Frame& frame) {
  const std::string label = std::string(icon::kPlay) + "  " + tr("Present") + "###Present";
  if (ImGui::Button(label.c_str(), ImVec2(std::max(frame.px(110), wide(label)), 0))) {
    frame.wanted = Action::present;
  }
  frame.name_last_item("button/present");
  tip_for_item(frame, tip_of(Action::present).c_str());
  ImGui::SameLine(0, frame.px(6));
  const std::string how = std::string(tr("How")) + "  " + icon::kDown + "###How";
  if (ImGui::Button(how.c_str(), ImVec2(std::max(frame.px(70), wide(how)), 0)))
    ImGui::OpenPopup("##present-options");
  frame.name_last_item("button/present-options");
  tip_for_item(frame, tr("By itself, in a loop, with the speaker\u2019s window"));
  // At the right edge of the panel, which is often that of the window.
  const ImVec2 at(ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - frame.px(4),
                  ImGui::GetItemRectMax().y + frame.px(2));
  ImGui::SameLine(0, frame.px(6));
  if (tr_button(frame, "Hand out", 80)) frame.wanted = Action::hand_outs;
  frame.name_last_item("button/hand-outs");
  tip_for_item(frame, tip_of(Action::hand_outs).c_str());
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, ImVec2(1, 0));
  if (ImGui::BeginPopup("##present-options")) {
    options(frame);
    ImGui::EndPopup();
  }
}

void PresentMenu::options(Frame& frame) {
  project::Presenting how = frame.project.settings().presenting;
  const project::Presenting before = how;
  ImGui::Checkbox(tr_label("Goes on by itself").c_str(), &how.by_itself);
  frame.name_last_item("present/by-itself");
  ImGui::BeginDisabled(!how.by_itself);
  const auto words_of = [](int seconds) {
    return seconds == 0 ? std::string(tr("As long as its words take to read"))
                        : tr_count("{} second a scene", "{} seconds a scene",
                                   static_cast<std::size_t>(seconds));
  };
  ImGui::SetNextItemWidth(frame.px(230));
  if (ImGui::BeginCombo("##seconds", words_of(how.seconds).c_str())) {
    for (const int seconds : project::Presenting::kSeconds) {
      if (ImGui::Selectable(words_of(seconds).c_str(), seconds == how.seconds))
        how.seconds = seconds;
      frame.name_last_item("present/seconds/" + std::to_string(seconds));
    }
    ImGui::EndCombo();
  }
  frame.name_last_item("present/seconds");
  ImGui::EndDisabled();
  ImGui::Checkbox(tr_label("After the last scene the first again").c_str(), &how.loop);
  frame.name_last_item("present/loop");
  ImGui::Separator();
  ImGui::TextDisabled("%s", tr("The speaker\u2019s window: notes, next scene, time"));
  for (const auto& [when, label] :
       {std::pair(project::SpeakerWindow::second_screen,
                  mark("On a second screen, if there is one")),
        std::pair(project::SpeakerWindow::always, mark("Always; with one screen beside the map")),
        std::pair(project::SpeakerWindow::never, mark("Never"))}) {
    if (ImGui::RadioButton(tr_label(label).c_str(), how.speaker == when)) how.speaker = when;
    frame.name_last_item("present/speaker/" + std::string(name(when)));
  }
  if (how != before) frame.send(project::SetPresenting{how});
}

}  // namespace dateline::gui
