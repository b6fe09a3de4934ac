// The dialogs that add the user's own layers, and tables.
#include <algorithm>
#include <utility>

#include "gui/dialogs.hpp"

namespace dateline::gui {

void Dialogs::choose_layers(LayerChoice choice) {
  show(Kind::choose_layers);
  layers_ = std::move(choice);
}

void Dialogs::draw_add_layer(Frame& frame) {
  if (const auto path = browser_.draw(frame)) {
    frame.send(project::AddLayers{{*path}});
    folder_ = path->parent_path();
    wanted_ = Kind::none;
  }
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
}

/// Geodata opens as a layer elsewhere; here its features are events.
void Dialogs::draw_open_table(Frame& frame) {
  if (const auto path = browser_.draw(frame)) {
    frame.send(project::OpenTable{*path});
    folder_ = path->parent_path();
    wanted_ = Kind::none;
  }
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
}

void Dialogs::draw_open_database(Frame& frame) {
  if (database_.draw(frame)) wanted_ = Kind::none;
}

void Dialogs::draw_choose_layers(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr_format("{} has several. Each becomes a layer of the map.",
                         layers_.file.filename().string()),
               frame.text_style(13, frame.theme.secondary));
    sheet.gap(6);
  }
  const float line = ImGui::GetFrameHeightWithSpacing();
  constexpr std::size_t kInSight = 10;
  const auto lines = static_cast<float>(std::min(layers_.items.size(), kInSight));
  ImGui::BeginChild("##layers", ImVec2(0, line * lines + frame.px(4)));
  for (std::size_t i = 0; i < layers_.items.size(); ++i) {
    LayerChoice::Item& item = layers_.items[i];
    ImGui::PushID(static_cast<int>(i));
    ImGui::Checkbox(item.name.c_str(), &item.chosen);
    ImGui::PopID();
    frame.name_last_item("choose-layer/" + item.name);
    if (item.what.empty()) continue;
    ImGui::SameLine(0, frame.px(10));
    ImGui::TextDisabled("%s", item.what.c_str());
  }
  ImGui::EndChild();
  const auto chosen = std::ranges::count_if(layers_.items, &LayerChoice::Item::chosen);
  ImGui::BeginDisabled(chosen == 0);
  if (tr_button(frame, "Add them", 110)) {
    project::PutLayers put;
    for (const LayerChoice::Item& item : layers_.items) {
      if (!item.chosen) continue;
      curation::Layer layer;
      layer.name = item.name.empty() ? layers_.file.stem().string() : item.name;
      layer.file = layers_.file;
      layer.layer = item.name;
      put.layers.push_back(std::move(layer));
    }
    frame.send(std::move(put));
    wanted_ = Kind::none;
  }
  frame.name_last_item("button/add-layers");
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
}

}  // namespace dateline::gui
