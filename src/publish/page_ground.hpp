#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "geo/mercator.hpp"
#include "scene/base_map.hpp"

namespace dateline::publish {

/// World units are written as whole numbers of this many to a world: 0.4 m at the equator.
inline constexpr double kPageUnits = 1e8;

/// The land, waters, lines and names of the base map around what the scenes of a page show, as a
/// page draws them: all of the region generalised, and closer views in boxes of their own, as
/// docs/page-data.md has it. Takes at most about `most_bytes` of JSON: what would take more is
/// generalised further. `views` are not empty.
[[nodiscard]] nlohmann::json page_ground(const scene::BaseMap& base,
                                         const std::vector<geo::WorldBox>& views,
                                         std::size_t most_bytes);

/// Rings of the world square on a grid of `step` world units, from `from` on, each in
/// polyline_code(); those too small to be seen are left out.
[[nodiscard]] nlohmann::json page_rings(const std::vector<std::vector<geo::WorldPoint>>& rings,
                                        geo::WorldPoint from, double step);

}  // namespace dateline::publish
