#include "gui/timeline_lanes.hpp"

#include <array>
#include <map>
#include <string_view>

namespace dateline::gui {
namespace {

using project::LanesBy;

const char* by_words(LanesBy by) {
  switch (by) {
    case LanesBy::type:
      return tr("by type");
    case LanesBy::actor:
      return tr("by actor");
    case LanesBy::place:
      return tr("by place");
    case LanesBy::source:
      return tr("by source");
    case LanesBy::story:
      return tr("by story");
  }
  return "";
}

constexpr auto kNames = std::to_array<const char*>(
    {mark("Type"), mark("Actor"), mark("Place"), mark("Source"), mark("Story")});

}  // namespace

void TimelineLanes::name(const project::Project& project, scene::EventMarks& marks) {
  const LanesBy by = project.settings().lanes;
  if (by == LanesBy::type) return;
  const store::Snapshot& snapshot = project.snapshot();
  const auto documents = snapshot.documents();
  if (by == LanesBy::source) {
    outlets_.clear();
    for (const auto& document : documents) outlets_.push_back(document->story.outlet());
  }
  std::map<std::string_view, std::string_view> actors;  // by what they are the same by
  for (scene::EventMark& mark : marks.marks) {
    const event::Event& e = snapshot.event(mark.index);
    const std::uint32_t document = snapshot.events().document[mark.index];
    switch (by) {
      case LanesBy::type:
        break;
      case LanesBy::actor:
        mark.lane = e.actor_id.empty() ? std::string_view(e.actor)
                                       : actors.try_emplace(e.actor_id, e.actor).first->second;
        break;
      case LanesBy::place:
        mark.lane = e.place ? std::string_view(e.place->name) : std::string_view();
        break;
      case LanesBy::source:
        mark.lane = outlets_[document];
        break;
      case LanesBy::story:
        mark.lane = documents[document]->story.title;
        break;
    }
  }
}

const char* TimelineLanes::no_name(LanesBy by) {
  switch (by) {
    case LanesBy::actor:
      return tr("No actor told");
    case LanesBy::place:
      return tr("No place told");
    case LanesBy::source:
      return tr("No source told");
    default:
      return tr("Without a title");
  }
}

void TimelineLanes::draw_button(Frame& frame, const scene::PixelBox& box) {
  begin_overlay("##lanes", box);
  ImGui::PushFont(frame.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Button, to_imgui(frame.theme.panel.faded(0)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(4), frame.px(2)));
  const LanesBy now = frame.project.settings().lanes;
  const std::string arrow = std::string(" ") + icon::kDown;
  const float room = box.width() - 2 * frame.px(4) - ImGui::CalcTextSize(arrow.c_str()).x;
  std::string words = by_words(now);
  if (ImGui::CalcTextSize(words.c_str()).x > room) {
    words = typeset::elide(frame.type, words, scene::Weight::regular, ImGui::GetFontSize(), room);
  }
  words += arrow + "###lanes";
  if (ImGui::Button(words.c_str(), ImVec2(box.width(), box.height()))) ImGui::OpenPopup("##by");
  frame.name_last_item("button/lanes");
  tip_for_item(frame, tr("What has a lane of its own"));
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  ImGui::PopFont();
  if (ImGui::BeginPopup("##by")) {
    for (std::size_t i = 0; i < project::kLanesBy; ++i) {
      const auto by = static_cast<LanesBy>(i);
      if (ImGui::Selectable(tr_label(kNames[i]).c_str(), by == now))
        frame.send(project::SetLanes{by});
      frame.name_last_item("lanes/" + std::string(project::name(by)));
    }
    ImGui::EndPopup();
  }
  ImGui::End();
}

LanesBy next(LanesBy by) {
  return static_cast<LanesBy>((static_cast<std::size_t>(by) + 1) % project::kLanesBy);
}

}  // namespace dateline::gui
