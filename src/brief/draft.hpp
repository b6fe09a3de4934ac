#pragma once

#include <vector>

#include "curation/scene.hpp"
#include "project/project.hpp"

namespace dateline::brief {

/// A first draft of a briefing out of the events that pass the filter: a title, then a scene for
/// each of the turning_points() in the order of time. A scene stands at the end of its event, shows
/// it and what was news around it with room for names, highlights it, says in plain words what
/// happened and how sure that is, and quotes the sentence that says so; its notes tell the speaker
/// why it is there. Where more is told of later days, a last scene shows the latest of it. Its own
/// check (check_scene()) finds nothing, but for what the filter leaves out and what no words mend:
/// of that the notes warn. What else it looks at (filter, layers, projection, language ...) is as
/// the project is now. Empty where no event is a turning point. Pure; give it to
/// project::AddScenes.
[[nodiscard]] std::vector<curation::Scene> draft_of(const project::Project& project);

}  // namespace dateline::brief
