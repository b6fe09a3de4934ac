#pragma once

#include <nlohmann/json_fwd.hpp>

#include "geo/mercator.hpp"
#include "scene/user_layers.hpp"

namespace dateline::publish {

/// What of a layer of the user's own lies around the ground of a scene, generalised for it, as
/// docs/page-data.md has it. REQUIRES a shape: pictures are not put into pages.
[[nodiscard]] nlohmann::json page_layer(const scene::LayerOnMap& layer, const geo::WorldBox& view);

}  // namespace dateline::publish
