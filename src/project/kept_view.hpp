#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "curation/records.hpp"
#include "project/camera.hpp"
#include "project/clock.hpp"
#include "project/sentence_ref.hpp"
#include "project/time_range.hpp"

namespace dateline::project {

/// All of how a project is looked at that showing a scene, or looking around, can change; to return
/// to later (ReturnToView). What the project holds and what its user owns is no part of it. A plain
/// value: it stays as it is whatever happens to the project, and what of it is gone by then is
/// passed over.
struct KeptView {
  Camera camera;     ///< where a flight that was under way leads to
  MapSize map_size;  ///< that the camera is for
  bool looked = false;
  store::Filter filter;
  std::vector<std::string> selected;  ///< ids of events, the one selected last is the last
  std::uint32_t document = 0;
  std::optional<SentenceRef> focus;
  std::uint64_t focus_revision = 0;  ///< when that was set: a story that was scrolled stays so
  Clock clock;                       ///< the playhead, and how it plays
  TimeRange window{time::Minute(0), time::Minute(7 * kDay)};
  bool cumulative = true;
  std::optional<curation::PinnedPlace> pin;
  curation::RecordNumber scene = 0;
  std::optional<std::vector<curation::RecordNumber>> layers;  ///< as the scene has them

  // Of the user's settings, those that scenes bring with them.
  curation::Arrows arrows = curation::Arrows::selected;
  bool holders = true;
  bool heat = false;
  curation::Language language = curation::Language::english;
  curation::Projection projection = curation::Projection::mercator;
  bool graticule = false;
  bool inset = false;

  friend bool operator==(const KeptView&, const KeptView&) = default;
};

}  // namespace dateline::project
