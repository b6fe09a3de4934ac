// The dialog that asks which stories are to be read again.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <variant>

#include "gui/dialogs.hpp"

namespace dateline::gui {
namespace {

using Numbers = std::vector<curation::RecordNumber>;

Numbers all_stories(const project::Project& project) {
  Numbers out;
  for (const auto& e : project.ledger().records()) {
    if (std::holds_alternative<curation::StoryEntry>(*e.record)) out.push_back(e.number);
  }
  return out;
}

}  // namespace

void Dialogs::draw_read_again(Frame& frame) {
  const auto& theme = frame.theme;
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("What you put right stays: it is laid over what is read now. One step of undo "
                  "takes all of "
                  "it back."),
               frame.text_style(13, theme.secondary));
    sheet.gap(6);
  }
  struct Choice {
    Again which;
    const char* words;
    const char* name;
    std::optional<Numbers> stories;  ///< nullopt: not known yet
  };
  const project::StoryStates& states = frame.project.story_states();
  const std::array<Choice, 3> choices{{
      {Again::all, mark("All stories"), "again/all", all_stories(frame.project)},
      {Again::changed, mark("Those that have changed on disk"), "again/changed", states.changed},
      {Again::outdated, mark("Those read by an earlier program or other data"), "again/outdated",
       states.outdated},
  }};
  const auto any = [](const Choice& c) { return c.stories && !c.stories->empty(); };
  // The least that is likely to be wanted, until something is chosen.
  const Again on = again_            ? *again_
                   : any(choices[1]) ? Again::changed
                   : any(choices[2]) ? Again::outdated
                                     : Again::all;
  const Choice* chosen = &choices[0];
  for (const Choice& c : choices) {
    if (c.which == on) chosen = &c;
    ImGui::BeginDisabled(!any(c));
    const float y = ImGui::GetCursorScreenPos().y;
    if (ImGui::RadioButton(tr_label(c.words).c_str(), c.which == on)) again_ = c.which;
    frame.name_last_item(c.name);
    ImGui::EndDisabled();
    const auto style = frame.text_style(13, theme.secondary);
    const std::string count = c.stories ? std::to_string(c.stories->size()) : "\u2026";
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - frame.px(18);
    paint(frame, [&](scene::Painter& painter) {
      const float width = painter.text_width(count, style);
      painter.text(right - width, y + ImGui::GetFrameHeight() / 2 + 0.36F * style.size, count,
                   style);
    });
    if (c.stories)
      frame.name_box(fmt::format("{}/{}", c.name, count), {right, y, right + 1, y + 1});
  }
  ImGui::Dummy(ImVec2(1, frame.px(4)));
  ImGui::BeginDisabled(!any(*chosen));
  if (tr_button(frame, "Read again", 110)) {
    frame.send(project::ReadAgain{*chosen->stories});
    wanted_ = Kind::none;
  }
  frame.name_last_item("button/read-again");
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) wanted_ = Kind::none;
  frame.name_last_item("button/cancel");
}

}  // namespace dateline::gui
