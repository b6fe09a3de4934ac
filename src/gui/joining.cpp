#include "gui/joining.hpp"

#include <array>

#include "gui/chips.hpp"
#include "gui/put_right.hpp"

namespace dateline::gui {

void draw_joining(Frame& frame, EventEditor& editor, store::Row first, store::Row second) {
  struct Choice {
    bool same;
    const char* words;
    const char* name;
    const char* tip;
  };
  static constexpr std::array<Choice, 2> kChoices{{
      {true, mark("Same event"), "button/same-event",
       mark("Merges them; they stay one in every view")},
      {false, mark("Two events"), "button/two-events",
       mark("Keeps them apart, however alike they seem")},
  }};
  const store::Snapshot& snapshot = frame.project.snapshot();
  const auto& theme = frame.theme;
  const auto said = joined(frame.project, first, second);
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  sheet.text(tr("Are they one event?"), frame.text_style(12, theme.secondary));
  sheet.gap(3);
  float x = sheet.x();
  for (const Choice& c : kChoices) {
    const bool on = said && said->same == c.same;
    ImGui::SetCursorScreenPos(ImVec2(x, sheet.y()));
    if (draw_lit_button(frame, tr_label(c.words).c_str(), c.name, on, tr(c.tip))) {
      if (on) {
        frame.send(project::TakeBack{said->record});
      } else {
        frame.send(project::JoinEvents{snapshot.event(first).id, snapshot.event(second).id, c.same,
                                       editor.take_note()});
      }
    }
    x = ImGui::GetItemRectMax().x + frame.px(6);
  }
  sheet.move_to(ImGui::GetItemRectMax().y + frame.px(2));
  sheet.rule();
}

}  // namespace dateline::gui
