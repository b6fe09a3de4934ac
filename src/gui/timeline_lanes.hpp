#pragma once

#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "scene/event_marks.hpp"

namespace dateline::gui {

/// What has a lane of its own on the timeline, and the button that chooses it.
class TimelineLanes {
 public:
  /// Gives each mark the name of its lane: the actor (one name for all spellings that mean the same
  /// holder), the place, who published the story, or its title. The names live in the project's
  /// snapshot or here: no longer than either.
  void name(const project::Project& project, scene::EventMarks& marks);
  /// In a window of its own over `box`, which says by what lanes go now.
  static void draw_button(Frame& frame, const scene::PixelBox& box);
  /// What the lane of events without a name is called.
  [[nodiscard]] static const char* no_name(project::LanesBy by);

 private:
  std::vector<std::string> outlets_;  ///< by document
};

/// What comes after it where one goes round.
[[nodiscard]] project::LanesBy next(project::LanesBy by);

}  // namespace dateline::gui
