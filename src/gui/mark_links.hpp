#pragma once

#include "project/project.hpp"
#include "scene/event_marks.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::gui {

/// Adds to `input` the arrows of order that are wanted and the zigzags of contradictions, between
/// marks that are shown, and sets EventMark::linked. What is said of one telling of an event holds
/// for the mark that stands for it. Nothing before conclusions are drawn. REQUIRES the marks are in
/// the order of their rows.
void add_links(const project::Project& project, scene::EventMarks& marks,
               scene::TimelineInput& input);

}  // namespace dateline::gui
