#include "gui/view_menu.hpp"

namespace dateline::gui {

void ViewMenu::draw(Frame& frame) {
  if (icon_button(frame, icon::kView, "view", "What is shown")) ImGui::OpenPopup("##view");
  const ImVec2 at(ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + frame.px(4));
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, ImVec2(1, 0));
  if (!ImGui::BeginPopup("##view")) return;
  const project::Settings& settings = frame.project.settings();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(5), frame.px(2)));
  ImGui::TextDisabled("Arrows from earlier to later events (O)");
  struct Choice {
    project::Arrows arrows;
    const char* label;
    const char* name;
  };
  for (const Choice& c :
       {Choice{project::Arrows::selected, "Of the selected event", "arrows/selected"},
        Choice{project::Arrows::all, "All that stories tell", "arrows/all"},
        Choice{project::Arrows::none, "None", "arrows/none"}}) {
    if (ImGui::RadioButton(c.label, settings.arrows == c.arrows)) {
      frame.send(project::SetArrows{c.arrows});
    }
    frame.name_last_item(c.name);
  }
  ImGui::Separator();
  bool holders = settings.holders;
  if (ImGui::Checkbox("Who held which place (H)", &holders)) {
    frame.send(project::ShowHolders{holders});
  }
  frame.name_last_item("view/holders");
  bool conic = settings.projection == project::Projection::conic;
  if (ImGui::Checkbox("True shapes: conic projection (P)", &conic)) {
    frame.send(
        project::SetProjection{conic ? project::Projection::conic : project::Projection::mercator});
  }
  frame.name_last_item("view/conic");
  tip_for_item("Whole continents and the world stay in Web Mercator");
  bool graticule = settings.graticule;
  if (ImGui::Checkbox("Latitude and longitude (D)", &graticule)) {
    frame.send(project::ShowGraticule{graticule});
  }
  frame.name_last_item("view/graticule");
  bool past = frame.project.cumulative();
  if (ImGui::Checkbox("Keep the past", &past)) frame.send(project::SetCumulative{past});
  ImGui::Separator();
  saved_.draw(frame);
  ImGui::PopStyleVar();
  ImGui::EndPopup();
}

}  // namespace dateline::gui
