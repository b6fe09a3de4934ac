#pragma once

#include <vector>

#include "app/compile_map/layer.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::compile_map {

/// Labels that the labels layers list: seas and towns.
void add_point_labels(const std::vector<Feature>& layer, scene::MapContents& to);

/// A label in each named area, worth drawing once the area is about as wide as a name.
void add_area_labels(const std::vector<Feature>& layer, scene::LabelKind kind,
                     scene::MapContents& to);

/// Labels along named rivers, each with its course; the farther in, the denser.
void add_river_labels(const std::vector<Feature>& layer, scene::MapContents& to);

}  // namespace dateline::compile_map
