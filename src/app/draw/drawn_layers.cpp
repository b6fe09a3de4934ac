#include "app/draw/drawn_layers.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "app/draw/tiles_shown.hpp"
#include "io/geodata.hpp"

namespace dateline::draw {

base::Result<DrawnLayers> DrawnLayers::read(const std::vector<std::string>& paths) {
  DrawnLayers out;
  for (const std::string& path : paths) {
    const auto added = io::has_name_of_raster(path) ? out.add_raster(path) : out.add_geodata(path);
    if (!added) return added.error();
  }
  return out;
}

void DrawnLayers::put_on_top(scene::LayerOnMap layer, std::shared_ptr<io::Raster> raster) {
  on_map_.insert(on_map_.begin(), std::move(layer));
  rasters_.insert(rasters_.begin(), std::move(raster));
}

base::Result<void> DrawnLayers::add_raster(const std::string& path) {
  auto raster = io::Raster::open(path);
  if (!raster) return raster.error();
  scene::LayerOnMap layer;
  layer.name = std::filesystem::path(path).stem().string();
  layer.attribution = raster->about().attribution;
  layer.raster = std::make_shared<scene::RasterLayer>(raster->about().box, raster->about().finest,
                                                      scene::RasterLayer::Tiles());
  put_on_top(std::move(layer), std::make_shared<io::Raster>(std::move(*raster)));
  return {};
}

base::Result<void> DrawnLayers::add_geodata(const std::string& path) {
  const auto names = io::layers_in(path);
  if (!names) return names.error();
  for (const io::GeodataLayer& found : *names) {
    io::GeodataOptions options;
    options.layer = found.name;
    auto data = io::read_geodata(path, options);
    if (!data) return data.error();
    if (data->skipped > 0) {
      fmt::print(stderr, "dateline: {}: {} features have no place on the map\n", path,
                 data->skipped);
    }
    if (data->cut_short) {
      fmt::print(stderr, "dateline: {}: only its first {} features are drawn\n", path,
                 data->features.features.size());
    }
    scene::LayerOnMap layer;
    layer.name = data->name;
    layer.attribution = data->attribution;
    layer.colour = static_cast<curation::LayerColour>(on_map_.size() % curation::kLayerColours);
    layer.shape = scene::LayerShape::make(on_map_.size() + 1, std::move(data->features));
    put_on_top(std::move(layer), nullptr);
  }
  return {};
}

base::Result<void> DrawnLayers::fetch(const scene::View& view,
                                      std::vector<scene::LayerOnMap>& on_map) const {
  std::uint64_t next = 1;
  for (std::size_t i = 0; i < on_map.size() && i < rasters_.size(); ++i) {
    if (rasters_[i] == nullptr) continue;
    auto shown = tiles_shown(*rasters_[i], view, next);
    if (!shown) return shown.error();
    on_map[i].raster = std::move(*shown);
  }
  return {};
}

}  // namespace dateline::draw
