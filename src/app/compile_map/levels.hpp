#pragma once

#include <vector>

#include "app/compile_map/geos.hpp"
#include "app/compile_map/layer.hpp"
#include "base/result.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::compile_map {

/// The layers that are drawn, finest as they are committed.
struct Layers {
  std::vector<Feature> land, lakes, borders, province_lines, rivers, countries, provinces;
};

/// Adds every level of detail of the layers' fills and lines.
[[nodiscard]] base::Result<void> add_levels(const Geos& geos, const Layers& layers,
                                            scene::MapContents& to);

/// Adds countries and provinces as areas.
[[nodiscard]] base::Result<void> add_areas(const Geos& geos, const Layers& layers,
                                           scene::MapContents& to);

}  // namespace dateline::compile_map
