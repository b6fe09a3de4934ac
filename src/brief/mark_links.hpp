#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "project/project.hpp"
#include "scene/event_marks.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/timeline_scene.hpp"

namespace dateline::brief {

/// What a timeline draws between marks: as in scene::TimelineInput.
struct MarkLinks {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts;
  std::vector<scene::TimelineInput::Arrow> arrows;
};

/// The arrows of order that are wanted and the zigzags of contradictions, between marks that are
/// shown; sets EventMark::linked. What is said of one telling of an event holds for the mark that
/// stands for it. Nothing before conclusions are drawn. REQUIRES the marks are in the order of
/// their rows and none is linked.
[[nodiscard]] MarkLinks add_links(const project::Project& project, scene::EventMarks& marks);

/// To make marks of a project's events by: what is selected or hovered is lit. The project must
/// outlive it.
[[nodiscard]] scene::MarkOptions lit_marks(const project::Project& project);

}  // namespace dateline::brief
