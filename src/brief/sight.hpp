#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "brief/caption_words.hpp"
#include "curation/briefing.hpp"
#include "project/project.hpp"
#include "scene/event_marks.hpp"
#include "store/shown.hpp"

namespace dateline::brief {

/// What a scene of the map shows of the events, worked out without showing it: by the same rules as
/// the map (map_marks()), of the present snapshot. Rows are the leads of its filter. The project
/// must outlive it unchanged.
struct Sight {
  const project::Project* project = nullptr;
  std::size_t place = 0;  ///< in the briefing, from 1
  bool last_map = false;  ///< no scene of the map comes behind it
  curation::RecordNumber number = 0;
  const curation::Scene* scene = nullptr;
  const curation::SceneLook* look = nullptr;
  store::Filter filter;  ///< with what the map shows, where the filter goes with it
  store::Shown shown;
  project::Camera camera;
  project::MapSize size;  ///< that the scene was captured in
  time::Minute at;
  std::vector<store::Row> selected;   ///< highlighted and shown by the filter
  std::vector<store::Row> in_frame;   ///< has a symbol that is seen
  std::vector<store::Row> off_frame;  ///< has one that the frame leaves out

  [[nodiscard]] const store::Snapshot& snapshot() const { return project->snapshot(); }
  /// What the audience reads beside the map: title and caption.
  [[nodiscard]] std::string words() const { return scene->title + "\n" + scene->caption; }
  /// Whether it says that of what the map shows, in whatever language.
  [[nodiscard]] bool says(Admission what) const {
    return CaptionWords::shipped().say(words(), what);
  }
  [[nodiscard]] bool selects(store::Row row) const;
  /// Whether it has begun at that time and was not over long before: what its map calls fresh.
  [[nodiscard]] bool fresh(store::Row row) const;
  /// Whether a row's place is in the frame. REQUIRES it has one.
  [[nodiscard]] bool frames(store::Row row) const;

  /// All of the ground in the frame, and as little more as that takes in degrees.
  struct Ground {
    double west = 0;
    double east = 0;
    double south = 0;
    double north = 0;
  };
  Ground ground;
};

/// Whether an event is news on a map at that time: it has a place sharper than a country, has
/// begun, was not over long before, is told as having happened, and is no statement.
[[nodiscard]] bool is_news(const project::Project& project, store::Row row, time::Minute at);

/// What a map shows with a quarter more at each side: what lies beyond is meant to be left out, or
/// the map of a town would have to show the whole war.
[[nodiscard]] geo::WorldBox surroundings(const project::Camera& camera,
                                         const project::MapSize& size);

/// nullopt of scenes of words alone. REQUIRES at < project.briefing().size(). O(n) in the events.
[[nodiscard]] std::optional<Sight> sight_of(const project::Project& project, std::size_t at);
/// The same of a scene that is not in the briefing yet, which is to outlive it; place and number
/// are 0.
[[nodiscard]] std::optional<Sight> sight_of(const project::Project& project,
                                            const curation::Scene& scene, bool last_map);

/// The marks of its map, in the frame or not, with what laying them out asks of them
/// (scene::layout_markers()): where, what and how surely, but neither words nor outlines.
[[nodiscard]] scene::EventMarks marks_of(const Sight& sight);

}  // namespace dateline::brief
