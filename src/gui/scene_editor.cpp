#include "gui/scene_editor.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/chips.hpp"

namespace dateline::gui {
namespace {

using curation::Scene;
using curation::SceneKind;

constexpr int kMostLines = 8;  // that a field shows of what is longer

}  // namespace

void SceneEditor::open(const curation::NumberedScene& scene) {
  number_ = scene.number;
  typed_in_.clear();
  load(*scene.scene);
  focus_ = true;
}

void SceneEditor::load(const Scene& scene) {
  loaded_ = scene;
  kind_ = scene.kind;
  title_ = scene.title;
  caption_ = scene.caption;
  notes_ = scene.notes;
  quote_ = scene.quote.value_or(curation::Quote{});
}

project::ChangeScene SceneEditor::made() const {
  project::ChangeScene out{number_, kind_, title_, caption_, notes_, std::nullopt};
  if (!quote_.words.empty()) out.quote = quote_;
  return out;
}

std::optional<project::Command> SceneEditor::change() const {
  if (!is_open()) return std::nullopt;
  project::ChangeScene now = made();
  if (now.kind == loaded_.kind && now.title == loaded_.title && now.caption == loaded_.caption &&
      now.notes == loaded_.notes && now.quote == loaded_.quote) {
    return std::nullopt;
  }
  return now;
}

bool SceneEditor::draw_kinds(Frame& frame, float width) {
  static constexpr std::array<std::pair<SceneKind, const char*>, curation::kSceneKinds> kWords{
      {{SceneKind::map, mark("Map")},
       {SceneKind::title, mark("Title")},
       {SceneKind::section, mark("Section")},
       {SceneKind::black, mark("Black")}}};
  std::vector<Chip> chips;
  for (const auto& [kind, words] : kWords) {
    chips.push_back({tr(words), "scene-kind/" + std::string(name(kind))});
  }
  const int clicked = draw_chips(frame, chips, static_cast<int>(kind_), width);
  if (clicked < 0) return false;
  kind_ = static_cast<SceneKind>(clicked);
  return true;
}

bool SceneEditor::field(Frame& frame, const char* label, const char* name, std::string& text,
                        int lines, float width) {
  ImGui::PushFont(frame.fonts.small);
  ImGui::TextDisabled("%s", label);
  ImGui::PopFont();
  ImGui::PushID(name);
  if (lines == 1) {
    ImGui::SetNextItemWidth(width);
    finished_ |= ImGui::InputText("##field", &text, ImGuiInputTextFlags_EnterReturnsTrue);
  } else {
    long_field(frame, name, text, lines, width);
  }
  ImGui::PopID();
  frame.name_last_item(std::string("field/scene-") + name);
  if (ImGui::IsItemActive()) typed_in_ = name;
  if (ImGui::IsItemDeactivated() && typed_in_ == name) typed_in_.clear();
  return ImGui::IsItemDeactivatedAfterEdit();
}

void SceneEditor::long_field(Frame& frame, const char* name, std::string& text, int lines,
                             float width) {
  const ImVec2 pad = ImGui::GetStyle().FramePadding;
  const float line = ImGui::GetTextLineHeight();
  const auto style = frame.text_style(14, frame.theme.text);
  const auto broken = typeset::wrap(frame.type, text, style.weight, style.size, width - 2 * pad.x);
  const int shown = std::clamp(static_cast<int>(broken.size()), lines, kMostLines);
  const ImVec2 size(width, line * static_cast<float>(shown) + 2 * pad.y);
  const bool still = typed_in_ != name && !text.empty();
  if (still) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + size.x, at.y + size.y),
                                              ImGui::GetColorU32(ImGuiCol_FrameBg),
                                              ImGui::GetStyle().FrameRounding);
    paint(frame, [&](scene::Painter& painter) {
      float y = at.y + pad.y;
      for (const std::string_view part : broken) {
        if (y + line > at.y + size.y) break;
        painter.text(at.x + pad.x, y + std::round(line * 0.5F + style.size * 0.36F), part, style);
        y += line;
      }
    });
    ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(frame.theme.text.faded(0)));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, to_imgui(frame.theme.panel.faded(0)));
  }
  finished_ |=
      ImGui::InputTextMultiline("##field", &text, size, ImGuiInputTextFlags_EnterReturnsTrue);
  if (still) ImGui::PopStyleColor(2);
}

bool SceneEditor::draw_quote(Frame& frame, float width) {
  bool left = field(frame, tr("Quote"), "quote", quote_.words, 3, width);
  left |= field(frame, tr("Who says so"), "source", quote_.source, 1, width);
  const auto selected = frame.project.quote_of_selected();
  if (!selected || selected->words == quote_.words) return left;
  if (ImGui::Button(tr_label("Quote what is selected").c_str(), ImVec2(width, 0))) {
    quote_ = *selected;
    left = true;
  }
  frame.name_last_item("button/scene-quote-selected");
  return left;
}

bool SceneEditor::draw(Frame& frame, const curation::NumberedScene& scene, float width) {
  // Undone, or changed by what was typed here: the fields follow, but never over what is typed.
  if (*scene.scene != loaded_) {
    if (!change()) load(*scene.scene);
    loaded_ = *scene.scene;
  }
  finished_ = false;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(6), frame.px(3)));
  bool left = draw_kinds(frame, width);
  const bool black = kind_ == SceneKind::black;
  const bool map = kind_ == SceneKind::map;
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  if (!black && map) {
    left |= field(frame, tr("Caption"), "caption", caption_, 3, width);
    left |= field(frame, tr("Heading (optional)"), "title", title_, 1, width);
  } else if (!black) {
    left |= field(frame, tr("Heading"), "title", title_, 1, width);
    left |= field(frame, tr("Below it"), "caption", caption_, 3, width);
  }
  left |= field(frame, tr("Notes, for the speaker alone"), "notes", notes_, 4, width);
  if (map) left |= draw_quote(frame, width);
  ImGui::Dummy(ImVec2(1, frame.px(1)));
  bool stays = !finished_;
  if (tr_button(frame, "Done", 70)) stays = false;
  frame.name_last_item("button/scene-done");
  tip_for_item(frame, tr("Ctrl + Enter"));
  if (map) {
    ImGui::SameLine();
    if (ImGui::Button(tr_label("Take the present look").c_str(),
                      ImVec2(ImGui::GetContentRegionAvail().x, 0))) {
      frame.send(project::RetakeScene{number_});
    }
    frame.name_last_item("button/scene-retake");
    tip_for_item(
        frame, tr("This scene looks at what you look at now: map, time, filter, what is selected"));
  }
  ImGui::PopStyleVar();
  if (left || !stays) {
    if (const auto changed = change()) frame.send(*changed);
  }
  return stays;
}

}  // namespace dateline::gui
