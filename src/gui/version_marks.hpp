#pragma once

#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "scene/map_scene.hpp"

namespace dateline::gui {

/// What lies between two versions of a story, as the map shows it: a sign at the marker of an event
/// that is new or changed, and the ghost of one that is no longer told, or of where it was.
struct VersionMark {
  curation::Difference::Kind kind = curation::Difference::Kind::added;
  std::string event;  ///< id of the event on the map; "" where it is on no map any more
  event::EventType type = event::EventType::statement;
  std::optional<geo::LngLat> was;  ///< where it lay in the earlier version, if not where it is now
  bool lit = false;                ///< its row in the list is under the mouse
};

/// What lies between two versions, for the map.
[[nodiscard]] std::vector<VersionMark> version_marks(const project::Project& project,
                                                     const project::ComparedVersions& compared);

/// Over the map's panel `box`, which shows `list`.
void draw_version_marks(Frame& frame, const std::vector<VersionMark>& marks,
                        const scene::MapDrawList& list, const scene::PixelBox& box);

/// What brings a difference into view: its event; where no open story tells it any more, its words
/// in the story, and its place.
[[nodiscard]] std::vector<project::Command> way_to(const project::Project& project,
                                                   const project::ComparedVersions& compared,
                                                   const curation::Difference& difference);
/// The id of the open event that a difference is of; "" where there is none.
[[nodiscard]] std::string open_event(const store::Snapshot& snapshot,
                                     const project::ComparedVersions& compared,
                                     const curation::Difference& difference);

}  // namespace dateline::gui
