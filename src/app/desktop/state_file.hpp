#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/talk_state.hpp"
#include "gui/frame.hpp"
#include "gui/layer_states.hpp"
#include "project/project.hpp"

namespace dateline::desktop {

/// What the loop knows and the project does not.
struct LoopState {
  std::uint64_t frames = 0;  ///< drawn so far
  bool dialog = false;
  int guide = 0;                     ///< the step that it is at; 0: there is none
  std::string reached;               ///< the control that the keyboard has reached
  std::string tip;                   ///< the words beside the mouse; "" for none
  bool busy = false;                 ///< something is being read
  std::optional<std::string> typed;  ///< what the field with the keyboard holds; nullopt: none has
  double first_frame_ms = 0;
  const std::vector<gui::LayerState>* layers = nullptr;  ///< nullptr: none has been read
  std::optional<TalkState> talk;                         ///< nullopt: nothing is presented
};

/// What the field with the keyboard holds; nullopt where none has it.
[[nodiscard]] std::optional<std::string> typed_now();

/// What is shown, as one JSON object, for tests that drive the window: playhead, selection, counts,
/// camera, and where panels, markers, bars and buttons lie (pixels: left, top, right, bottom).
[[nodiscard]] std::string state_json(const project::Project& project,
                                     const std::vector<gui::NamedBox>& boxes,
                                     const LoopState& loop);

}  // namespace dateline::desktop
