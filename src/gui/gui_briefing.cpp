// How the window comes to present a briefing, and to hand it out.
#include <utility>
#include <vector>

#include "gui/gui.hpp"

namespace dateline::gui {

/// What the check has found is told once; it stops nobody.
void Gui::follow_present(Frame& frame, const std::vector<LayerState>& layers) {
  const auto from = std::exchange(presents_, std::nullopt);
  if (!from) return;
  SceneCheck& check = records_.scenes().check();
  check.look(frame, layers);
  const std::size_t before = std::exchange(findings_told_, check.count());
  if (check.count() > 0 && check.count() != before) {
    dialogs_.ask_to_present(*from, check.count());
  } else {
    frame.send(project::Present{*from});
  }
}

/// Before it is asked what to make, what the check has found is told.
void Gui::follow_hand_outs(Frame& frame, const Input& input,
                           const std::vector<LayerState>& layers) {
  static const HandOutState kNone;
  const HandOutState& state = input.hand_outs != nullptr ? *input.hand_outs : kNone;
  if (std::exchange(hands_out_, false)) {
    SceneCheck& check = records_.scenes().check();
    check.look(frame, layers);
    frame.send(project::LookForFilmMaker{});
    dialogs_.show_hand_outs(frame.project, state, check.count());
  }
  dialogs_.follow_hand_outs(state);
}

}  // namespace dateline::gui
