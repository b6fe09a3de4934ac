#pragma once

#include <string>

#include "gui/actions.hpp"
#include "project/project.hpp"

namespace dateline::gui {

/// What of the window's own affairs is shown now.
struct Showing {
  bool story = true;     ///< its text, not the events
  bool numbers = false;  ///< the events in numbers, not as a list
  bool contradictions = false;
  bool corrections = false;
  bool history = false;
  bool scenes = false;
  bool layers = false;
  bool has_example = false;  ///< a briefing to learn from is there to be opened
};

/// Whether the action would do anything now.
[[nodiscard]] bool can_do(Action action, const project::Project& project, const Showing& showing);

/// What the action does now, in sentence case: "Hide who held which place".
[[nodiscard]] std::string name_now(Action action, const project::Project& project,
                                   const Showing& showing);

}  // namespace dateline::gui
