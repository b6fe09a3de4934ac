#include "app/draw/tiles_shown.hpp"

#include <utility>

namespace dateline::draw {

base::Result<std::shared_ptr<const scene::RasterLayer>> tiles_shown(io::Raster& raster,
                                                                    const scene::View& view,
                                                                    std::uint64_t& next_tile) {
  const io::Raster::About& about = raster.about();
  scene::RasterLayer::Tiles tiles;
  for (const geo::MapTile& at : scene::tiles_in(view, about.box, about.finest)) {
    auto pixels = raster.read(at);
    if (!pixels) return pixels.error();
    auto tile = std::make_shared<scene::RasterTile>();
    tile->id = next_tile++;
    tile->rgba = std::move(*pixels);
    tiles.emplace(at, std::move(tile));
  }
  return std::shared_ptr<const scene::RasterLayer>(
      std::make_shared<scene::RasterLayer>(about.box, about.finest, std::move(tiles)));
}

}  // namespace dateline::draw
