// What the check of the scenes has found is told before they are presented, which it does not stop.
#include "gui/dialogs.hpp"

namespace dateline::gui {

void Dialogs::ask_to_present(curation::RecordNumber from, std::size_t findings) {
  show(Kind::present);
  present_from_ = from;
  findings_ = findings;
}

void Dialogs::present(std::vector<project::Command>& commands) {
  commands.emplace_back(project::Present{present_from_});
  wanted_ = Kind::none;
}

void Dialogs::draw_present(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(
        tr_count("The check has found {} thing that these scenes may tell wrongly.",
                 "The check has found {} things that these scenes may tell wrongly.", findings_),
        frame.text_style(14, frame.theme.text));
    sheet.gap(10);
  }
  if (tr_button(frame, "Present", 100)) present(frame.commands);
  frame.name_last_item("button/present-anyway");
  tip_for_item(frame, tr("Enter does the same"));
  ImGui::SameLine();
  if (tr_button(frame, "Look at them", 110)) {
    wanted_ = Kind::none;
    frame.wanted = Action::check_scenes;
  }
  frame.name_last_item("button/look-at-findings");
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/cancel");
}

}  // namespace dateline::gui
