#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/event_labels.hpp"
#include "scene/label_space.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// In which language the map's own names are written.
enum class MapLanguage : std::uint8_t { english, arabic };

/// How a text writes the name of a place.
struct Spelling {
  std::string name;  ///< the map's own, in English
  geo::LngLat at;
  std::string written;
};

/// Names of countries, towns, provinces and waters where there is room: a country's or province's
/// anywhere within it, the others at their points. Towns that an event label names already are left
/// out.
void draw_base_labels(Painter& painter, const BaseMap& base,
                      const std::vector<EventLabelPlace>& event_labels, LabelSpace& space,
                      const View& view, const Theme& theme, MapLanguage language, float larger = 1,
                      std::span<const Spelling> spellings = {});

/// The view's box grown to whole cells of a fixed grid at this zoom: labels just outside it compete
/// like those inside, so that the same labels win wherever the view stands.
[[nodiscard]] geo::WorldBox label_box(const View& view);

}  // namespace dateline::scene
