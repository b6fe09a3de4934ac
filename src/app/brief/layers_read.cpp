#include "app/brief/layers_read.hpp"

#include <algorithm>
#include <utility>

#include "app/cli/project_open.hpp"
#include "app/draw/tiles_shown.hpp"
#include "io/geodata.hpp"

namespace dateline::briefing {

base::Result<void> LayersRead::read(const project::Project& project,
                                    const std::vector<curation::RecordNumber>& records) {
  for (const curation::NumberedLayer& layer : project.layers()) {
    if (std::ranges::find(records, layer.number) == records.end() || read_.contains(layer.number)) {
      continue;
    }
    auto read = read_one(layer);
    if (!read) return read.error();
    read_.emplace(layer.number, std::move(*read));
  }
  return {};
}

base::Result<LayersRead::Read> LayersRead::read_one(const curation::NumberedLayer& numbered) {
  const curation::Layer& layer = *numbered.layer;
  Read out;
  if (io::has_name_of_raster(layer.file)) {
    auto raster = io::Raster::open(layer.file);
    if (!raster) return raster.error();
    const io::Raster::About about = raster->about();
    out.raster = std::make_shared<io::Raster>(std::move(*raster));
    out.on_map = scene::layer_on_map(
        layer, nullptr,
        std::make_shared<scene::RasterLayer>(about.box, about.finest, scene::RasterLayer::Tiles()),
        about.attribution);
    return out;
  }
  io::GeodataOptions options;
  options.layer = layer.layer;
  auto data = io::read_geodata(layer.file, options);
  if (!data) return data.error();
  if (data->cut_short) {
    cli::tell(layer.file.string() + ": only its first features are drawn");
  }
  out.on_map = scene::layer_on_map(
      layer, scene::LayerShape::make(numbered.number, std::move(data->features)), nullptr,
      data->attribution);
  return out;
}

std::vector<scene::LayerOnMap> LayersRead::on_map(
    const std::vector<curation::RecordNumber>& records) const {
  std::vector<scene::LayerOnMap> out;
  for (const curation::RecordNumber record : records) out.push_back(read_.at(record).on_map);
  return out;
}

std::optional<scene::LayerOnMap> LayersRead::find(curation::RecordNumber record) const {
  const auto found = read_.find(record);
  return found == read_.end() ? std::nullopt : std::optional(found->second.on_map);
}

base::Result<void> LayersRead::fetch(const scene::View& view,
                                     std::vector<scene::LayerOnMap>& on_map) {
  for (const auto& [record, read] : read_) {
    if (read.raster == nullptr) continue;
    const auto at = std::ranges::find(on_map, read.on_map.raster, &scene::LayerOnMap::raster);
    if (at == on_map.end()) continue;
    auto shown = draw::tiles_shown(*read.raster, view, next_tile_);
    if (!shown) return shown.error();
    at->raster = std::move(*shown);
  }
  return {};
}

}  // namespace dateline::briefing
