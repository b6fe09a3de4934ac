#pragma once

#include <optional>
#include <string>
#include <vector>

#include "curation/records.hpp"
#include "project/kept_view.hpp"

namespace dateline::project {

// Scenes, the steps of a briefing. Each change is a step that can be undone.

struct CaptureScene {};  ///< what is looked at now, behind the scene shown last
struct AddScene {        ///< of words alone, or black; behind the scene shown last
  curation::SceneKind kind = curation::SceneKind::title;
};
struct ChangeScene {  ///< all that it says; what it looks at stays
  curation::RecordNumber scene = 0;
  curation::SceneKind kind = curation::SceneKind::map;
  std::string title;
  std::string caption;
  std::string notes;
  std::optional<curation::Quote> quote;
};
struct RetakeScene {  ///< it looks at what is looked at now
  curation::RecordNumber scene = 0;
};
/// Scenes that somebody else made, behind the last one in that order, as one step; the first of
/// them is shown.
struct AddScenes {
  std::vector<curation::Scene> scenes;  ///< their places are given to them
};
/// Puts others in the place of scenes, each where that one stands, as one step.
struct MendScenes {
  struct Mended {
    curation::RecordNumber scene = 0;
    curation::Scene as;
  };
  std::vector<Mended> scenes;  ///< each at most once
};
struct MoveScene {
  curation::RecordNumber scene = 0;
  curation::RecordNumber before = 0;  ///< the scene that comes next then; 0: it goes to the end
};
struct ShowScene {
  curation::RecordNumber scene = 0;
};
struct StepScene {  ///< from the scene shown last; stops at the ends
  int by = 1;
};
/// All over a screen, scene by scene. The program that has the window carries it out.
struct Present {
  curation::RecordNumber scene = 0;  ///< that it begins with; 0: the first
};
/// The project is looked at exactly as it was then (Project::kept_view()): a presenter who has left
/// the path is back on it. No step of undo, nothing of the project changes.
struct ReturnToView {
  KeptView view;
};

}  // namespace dateline::project
