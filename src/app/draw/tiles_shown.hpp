#pragma once

#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "io/raster.hpp"
#include "scene/raster_layer.hpp"

namespace dateline::draw {

/// Reads what a view shows of a picture. `next_tile` numbers tiles on, for as long as any of them
/// may be drawn. Errors: as io::Raster::read().
[[nodiscard]] base::Result<std::shared_ptr<const scene::RasterLayer>> tiles_shown(
    io::Raster& raster, const scene::View& view, std::uint64_t& next_tile);

}  // namespace dateline::draw
