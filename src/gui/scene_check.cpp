#include "gui/scene_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace dateline::gui {
namespace {

using brief::Finding;

/// The least larger type that is read from the end of a room, or the largest there is; of words
/// first, since maps lose ground to larger symbols. nullopt where there is none larger.
std::optional<brief::Remedy> larger_type(const Frame& frame, double share) {
  if (frame.scale_is_given) return std::nullopt;
  const project::Display now = frame.project.settings().display.clamped();
  std::optional<project::Display> best;
  double reached = 1;
  for (const int size : project::Display::kSizes) {
    for (const int text : project::Display::kTexts) {
      if (size < now.size || text < now.text) continue;
      const double by = static_cast<double>(size * text) / static_cast<double>(now.size * now.text);
      const bool enough = share * reached >= brief::kLeastType;
      const bool better = enough ? share * by >= brief::kLeastType && by < reached : by > reached;
      if (!better) continue;
      reached = by;
      best = now;
      best->size = size;
      best->text = text;
    }
  }
  if (!best) return std::nullopt;
  return brief::Remedy{tr("Larger type"), project::SetDisplay{*best}};
}

float button_width(const Frame& frame, const std::string& label, float least) {
  return std::max(frame.px(least), ImGui::CalcTextSize(label.c_str(), nullptr, true).x +
                                       2 * ImGui::GetStyle().FramePadding.x);
}

}  // namespace

std::string SceneCheck::count_words(const project::Project& project) const {
  if (project.briefing().empty()) return tr("No scene yet");
  if (!project.snapshot().is_concluded()) return tr("The stories are being compared\u2026");
  if (findings_.empty()) return tr("Nothing found");
  return tr_count("{} finding", "{} findings", findings_.size());
}

void SceneCheck::look(const Frame& frame, const std::vector<LayerState>& layers) {
  const project::Project& project = frame.project;
  const double share = static_cast<double>(scene::Sizes::text_small * frame.scale /
                                           std::max(1.0F, ImGui::GetIO().DisplaySize.y));
  Basis basis;
  basis.ledger = project.ledger().revision();
  basis.snapshot = project.snapshot().revision();
  basis.concluded = project.snapshot().is_concluded();
  basis.theme = &frame.theme;
  basis.type_share = share;
  basis.layers_read = static_cast<std::size_t>(std::ranges::count_if(layers, &LayerState::drawn));
  basis.language = base::language_revision();
  if (looked_ && basis == basis_) return;
  // While only what was known by a day is looked at, the rest is not there to be compared: what was
  // found before still holds, as long as no scene has changed.
  const bool in_part = project.filter().known_by.has_value();
  if (looked_ && in_part && basis.ledger == basis_.ledger && basis.theme == basis_.theme) return;
  looked_ = true;
  basis_ = basis;
  findings_.clear();
  if (!basis.concluded) return;
  brief::Showing how;
  how.theme = &frame.theme;
  how.type_share = share;
  how.larger_type = larger_type(frame, share);
  how.layer = [&](curation::RecordNumber number) -> std::optional<scene::LayerOnMap> {
    const LayerState* state = state_of(layers, number);
    if (state == nullptr || !state->drawn()) return std::nullopt;
    const auto& all = project.layers();
    const auto of = std::ranges::find(all, number, &curation::NumberedLayer::number);
    if (of == all.end()) return std::nullopt;
    return scene::layer_on_map(*of->layer, state->shape, state->raster, state->attribution);
  };
  std::vector<std::size_t> scenes(project.briefing().size());
  std::iota(scenes.begin(), scenes.end(), std::size_t{0});
  findings_ = brief::check_scenes(project, scenes, how);
}

void SceneCheck::draw(Frame& frame) {
  if (tr_button(frame, "Back to the scenes", 110)) close();
  frame.name_last_item("button/check-back");
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  ImGui::BeginChild("##check", ImVec2(0, 0), false);
  const project::Project& project = frame.project;
  if (findings_.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    sheet.gap(6);
    const char* const words =
        project.briefing().empty() ? tr("There is no scene to look at yet.")
        : !project.snapshot().is_concluded()
            ? tr("What rests on one source is known once the stories are compared.")
            : tr("No scene tells more than its sources do, as far as a program can say: whether "
                 "claims are called so, what lies outside of the map or has no place, what is "
                 "planned or denied, whether losses are shown beside gains, legend, colours, size "
                 "of type, and how new all is.");
    sheet.text(words, frame.text_style(12, frame.theme.secondary));
  }
  for (std::size_t i = 0; i < findings_.size(); ++i) finding(frame, i);
  ImGui::Dummy(ImVec2(1, frame.px(12)));
  ImGui::EndChild();
}

void SceneCheck::finding(Frame& frame, std::size_t at) {
  const Finding& finding = findings_[at];
  const auto& theme = frame.theme;
  const bool shown = finding.scene != 0 && frame.project.scene() == finding.scene;
  const ImVec2 top = ImGui::GetCursorScreenPos();
  const float indent = frame.px(10);
  const std::string id = fmt::format("{}/{}", name(finding.kind), finding.place);
  ImGui::PushID(static_cast<int>(at));
  ImGui::Indent(indent);
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(6));
    sheet.gap(6);
    const std::string of =
        finding.place == 0 ? tr("All scenes") : tr_format("Scene {}", finding.place);
    sheet.text(of + " \u00B7 " + heading(finding.kind),
               frame.text_style(12, shown ? theme.accent : theme.secondary, scene::Weight::bold));
    sheet.gap(2);
    sheet.text(finding.words, frame.text_style(14, theme.text));
    sheet.gap(2);
    sheet.text(finding.cure, frame.text_style(12, theme.secondary));
    sheet.gap(6);
  }
  if (finding.scene != 0) {
    if (tr_button(frame, "Show", 60)) {
      frame.send(project::ShowScene{finding.scene});
      if (!finding.events.empty())
        frame.send(project::SelectEvents{finding.events, false, {}, true});
    }
    frame.name_last_item("button/finding-show/" + id);
    tip_for_item(frame, tr("Goes to the scene and selects the events concerned"));
    if (finding.remedy) ImGui::SameLine(0, frame.px(6));
  }
  if (finding.remedy) {
    const std::string label = finding.remedy->words + "###mend";
    if (ImGui::Button(label.c_str(), ImVec2(button_width(frame, label, 60), 0))) {
      frame.send(finding.remedy->command);
      if (finding.scene != 0) frame.send(project::ShowScene{finding.scene});
    }
    frame.name_last_item("button/finding-mend/" + id);
    if (finding.scene != 0) tip_for_item(frame, tr("Ctrl + Z takes it back"));
  }
  ImGui::Unindent(indent);
  ImGui::Dummy(ImVec2(1, frame.px(6)));
  ImGui::PopID();
  const scene::PixelBox box{top.x, top.y, top.x + ImGui::GetContentRegionAvail().x,
                            ImGui::GetCursorScreenPos().y};
  paint(frame, [&](scene::Painter& painter) {
    painter.rect({box.x0, box.y1 - frame.px(1), box.x1, box.y1}, theme.hairline);
    if (shown)
      painter.rect({box.x0, box.y0 + frame.px(4), box.x0 + frame.px(3), box.y1 - frame.px(4)},
                   theme.accent);
  });
  frame.name_box("finding/" + id, box);
}

}  // namespace dateline::gui
