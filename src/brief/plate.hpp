#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "brief/mark_links.hpp"
#include "curation/briefing.hpp"
#include "project/project.hpp"
#include "scene/base_labels.hpp"
#include "scene/event_marks.hpp"
#include "scene/held_places.hpp"
#include "scene/own_places.hpp"
#include "scene/place_names.hpp"

namespace dateline::brief {

/// The map and the timeline of a scene, as the window shows them. Holds views of the project's
/// snapshot, which must outlive it unchanged.
struct PlateMap {
  project::Camera camera;
  project::MapSize size;  ///< that the camera is for, logical pixels
  scene::EventMarks marks;
  std::optional<std::vector<scene::HeldPlace>> held;  ///< nullopt: it is not shown who holds places
  std::vector<scene::OwnPlace> own;
  std::vector<curation::RecordNumber> layers;  ///< those shown, the first on top
  std::optional<project::Pin> pin;
  scene::MapLanguage language = scene::MapLanguage::english;
  std::vector<scene::Spelling> spellings;
  bool heat = false;
  bool graticule = false;
  bool inset = false;

  scene::EventMarks on_timeline;
  MarkLinks links;            ///< between those
  project::TimeRange window;  ///< that the timeline shows
  bool timed = false;         ///< any event has a time; without one there is no timeline
  time::Minute playhead;
  std::optional<time::Bounds> range;  ///< that the filter lets through
  std::string zone;                   ///< "UTC+3", "" where unknown
  time::DayZero zero = time::DayZero::calendar;

  std::string as_of;                   ///< as_of_line()
  std::vector<store::Row> in_sight;    ///< events on the map or the timeline, ascending, each once
  std::vector<std::uint32_t> stories;  ///< documents that what is in sight rests on
  std::string sources;                 ///< source_line() of them
};

/// What a scene comes to on paper or screen.
struct Plate {
  std::size_t place = 0;        ///< in the briefing, from 1
  std::size_t of = 0;           ///< scenes of the briefing
  curation::Scene scene;        ///< its words and its kind
  std::optional<PlateMap> map;  ///< of scenes of the map
};

/// Shows a scene in the project as the window does (project::ShowScene), at once, in a map of
/// `size` (logical pixels), with the names in `language` where one is given, and gathers what is
/// then to be seen, all conclusions drawn. The project's time stands where the scene begins.
/// REQUIRES `at` < briefing().
[[nodiscard]] Plate take_plate(project::Project& project, std::size_t at,
                               const project::MapSize& size,
                               std::optional<project::Language> language = {});

/// The map and timeline of the project as it is.
[[nodiscard]] PlateMap map_of(const project::Project& project);

/// Draws the conclusions that the project's stories lack (project::Concluder does, beside a
/// window), so that its plates show them. Takes long for many stories.
void conclude(project::Project& project);

}  // namespace dateline::brief
