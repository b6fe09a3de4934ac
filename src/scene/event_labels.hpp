#pragma once

#include <string>
#include <vector>

#include "scene/event_marks.hpp"
#include "scene/label_memory.hpp"
#include "scene/label_space.hpp"
#include "scene/marker_layout.hpp"
#include "scene/painter.hpp"
#include "scene/place_names.hpp"
#include "scene/theme.hpp"

namespace dateline::scene {

/// Where the label of a site came to lie.
struct EventLabelPlace {
  PixelBox box;
  std::vector<std::uint32_t> marks;  ///< the events that it tells of, one a line; into EventMarks
  std::string place;                 ///< EventMark::place of the first of them
  PathPoint anchor;
};

struct EventLabels {
  std::vector<EventLabelPlace> placed;
  LabelMemory::Spots spots;  ///< by the least EventMark::index of the site
};

/// Labels of the picture before, which keep their spots.
struct KeptEventLabels {
  const LabelMemory::Spots* spots = nullptr;  ///< nullptr: of none
  bool moving = false;                        ///< the map is not where it was then
};

/// Writes "Tal Afar . captured . 15-16 June" beside each site where there is room: selected and
/// hovered ones first, then the freshest. A site of several events gets the place above a line for
/// each; where that finds no room, the place alone. A cluster, and every site of a map that has
/// very many, is named by the place of most of its events alone, and by those that are selected or
/// hovered. A selected or hovered event is labelled in any
/// case, if need be over other symbols, and written with `over`, which is to be drawn after them;
/// in a spot of its own if there is one, so that no other label moves.
EventLabels draw_event_labels(Painter& painter, Painter& over, const EventMarks& events,
                              const std::vector<MarkerSite>& sites, LabelSpace& space,
                              const Theme& theme, float scale, const PlaceNames& names = {},
                              const KeptEventLabels& kept = {});

}  // namespace dateline::scene
