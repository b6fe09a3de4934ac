#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/event_labels.hpp"
#include "scene/label_memory.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/place_names.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// How a text writes the name of a place.
struct Spelling {
  std::string name;  ///< the map's own, in English
  geo::LngLat at;
  std::string written;
};

/// Names of countries, towns, provinces and waters where there is room: a country's or province's
/// anywhere within it, a river's along its course, the others at their points. Towns that an event
/// label names already are left out. Those that `kept` names keep the spots that they have there
/// while they can, before others get theirs; `still` are those of the same view, and one that has
/// to give way now goes back there later. Returns where each stands, by MapLabel::id.
LabelMemory::Spots draw_base_labels(Painter& painter, const BaseMap& base,
                                    const std::vector<EventLabelPlace>& event_labels,
                                    LabelSpace& space, const View& view, const Theme& theme,
                                    MapLanguage language, float larger = 1,
                                    std::span<const Spelling> spellings = {},
                                    const LabelMemory::Spots& kept = {}, bool still = false);

/// In three steps, that towns can be told apart by their size.
enum class TownSize : std::uint8_t { small, middle, large };

/// The colour of a name of the base map; `town` says nothing of other kinds.
[[nodiscard]] Rgba name_colour(LabelKind kind, TownSize town, const Theme& theme);

/// The view's box grown by `cells` to whole cells of a fixed grid at this zoom (256 logical
/// pixels): labels just outside it compete like those inside, so that the same labels win wherever
/// the view stands.
[[nodiscard]] geo::WorldBox label_box(const View& view, double cells = 0.5);

}  // namespace dateline::scene
