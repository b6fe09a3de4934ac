#include "gui/view_menu.hpp"

#include <utility>

#include "gui/action_state.hpp"

namespace dateline::gui {
namespace {

std::string with_key(const char* words, Action action) {
  return std::string(words) + " (" + keys_of(action) + ")";
}

}  // namespace

std::optional<Action> ViewMenu::draw(Frame& frame) {
  const bool naming = std::exchange(naming_, false);
  if (icon_button(frame, icon::kView, "view", tr("What is shown")) || naming) {
    ImGui::OpenPopup("##view");
  }
  const ImVec2 at(ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + frame.px(4));
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, ImVec2(1, 0));
  if (!ImGui::BeginPopup("##view")) return std::nullopt;
  const project::Settings& settings = frame.project.settings();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(5), frame.px(2)));
  ImGui::TextDisabled(
      "%s", with_key(tr("Arrows from earlier to later events"), Action::next_arrows).c_str());
  struct Choice {
    project::Arrows arrows;
    const char* label;
    const char* name;
  };
  for (const Choice& c :
       {Choice{project::Arrows::selected, mark("Of the selected event"), "arrows/selected"},
        Choice{project::Arrows::all, mark("All that stories tell"), "arrows/all"},
        Choice{project::Arrows::none, mark("None"), "arrows/none"}}) {
    if (ImGui::RadioButton(tr_label(c.label).c_str(), settings.arrows == c.arrows)) {
      frame.send(project::SetArrows{c.arrows});
    }
    frame.name_last_item(c.name);
  }
  ImGui::Separator();
  bool holders = settings.holders;
  if (ImGui::Checkbox(tip_of(Action::toggle_holders).c_str(), &holders)) {
    frame.send(project::ShowHolders{holders});
  }
  frame.name_last_item("view/holders");
  bool heat = settings.heat;
  if (ImGui::Checkbox(with_key(tr("Heat map in place of symbols"), Action::toggle_heat).c_str(),
                      &heat)) {
    frame.send(project::ShowHeat{heat});
  }
  frame.name_last_item("view/heat");
  bool conic = settings.projection == project::Projection::conic;
  if (ImGui::Checkbox(
          with_key(tr("True shapes: conic projection"), Action::toggle_projection).c_str(),
          &conic)) {
    frame.send(
        project::SetProjection{conic ? project::Projection::conic : project::Projection::mercator});
  }
  frame.name_last_item("view/conic");
  tip_for_item(frame, tr("Whole continents and the world stay in Web Mercator"));
  bool graticule = settings.graticule;
  if (ImGui::Checkbox(with_key(tr("Latitude and longitude"), Action::toggle_graticule).c_str(),
                      &graticule)) {
    frame.send(project::ShowGraticule{graticule});
  }
  frame.name_last_item("view/graticule");
  bool inset = settings.inset;
  if (ImGui::Checkbox(tr_label("Inset of the wider region").c_str(), &inset))
    frame.send(project::ShowInset{inset});
  frame.name_last_item("view/inset");
  bool past = frame.project.cumulative();
  if (ImGui::Checkbox(tr_label("Keep the past").c_str(), &past))
    frame.send(project::SetCumulative{past});
  frame.name_last_item("view/keep-past");
  ImGui::Separator();
  saved_.draw(frame, naming);
  ImGui::Separator();
  std::optional<Action> asked;
  for (const Action action :
       {Action::toggle_layers, Action::copy_map, Action::save_map, Action::export_events,
        Action::open_database, Action::refresh_databases, Action::follow_databases}) {
    if (!can_do(action, frame.project, {})) continue;
    const std::string label = name_now(action, frame.project, {}) + "##" + info(action).word;
    if (ImGui::MenuItem(label.c_str(), keys_of(action).c_str())) asked = action;
    frame.name_last_item(std::string("view/") + info(action).word);
  }
  ImGui::PopStyleVar();
  ImGui::EndPopup();
  return asked;
}

}  // namespace dateline::gui
