#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "geo/mercator.hpp"
#include "publish/page_grid.hpp"
#include "scene/base_map.hpp"

namespace dateline::publish {

/// The land, waters, lines and names of the base map around what the scenes of a page show, as a
/// page draws them: all of the region generalised, and closer views in boxes of their own, as
/// docs/page-data.md has it. Takes at most about `most_bytes` of JSON: what would take more is
/// generalised further. `views` are not empty.
[[nodiscard]] nlohmann::json page_ground(const scene::BaseMap& base,
                                         const std::vector<geo::WorldBox>& views,
                                         std::size_t most_bytes);

}  // namespace dateline::publish
