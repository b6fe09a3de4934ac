// dateline-compile-map: makes map.dlmap of the base map's source layers. See usage().

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

#include "app/compile_map/geos.hpp"
#include "app/compile_map/labels.hpp"
#include "app/compile_map/layer.hpp"
#include "app/compile_map/levels.hpp"
#include "app/compile_map/relief.hpp"
#include "app/compile_map/rivers.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "scene/base_map.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::compile_map {
namespace {

constexpr std::string_view kAttribution =
    "Natural Earth \u00b7 GSHHG and WDBII (LGPL) \u00b7 GeoNames (CC BY 4.0) \u00b7 "
    "\u00a9 OpenStreetMap contributors (ODbL)";

void usage() {
  fmt::print(
      "Usage: dateline-compile-map LAYERS OUT.dlmap\n\n"
      "Compiles the layers in the folder LAYERS (assets/map) into the base map that the program\n"
      "maps into memory: levels of detail, triangles, labels, areas, relief.\n\n"
      "Exit status: 0 done, 1 failed, 2 wrong arguments.\n");
}

/// Reads several layers one after another.
template <std::size_t N>
base::Result<std::vector<Feature>> read(const std::filesystem::path& folder,
                                        const std::array<const char*, N>& names) {
  std::vector<Feature> out;
  for (const char* name : names) {
    auto layer = read_layer(folder / (std::string(name) + ".geojsonl.gz"));
    if (!layer) return layer.error();
    std::move(layer->begin(), layer->end(), std::back_inserter(out));
  }
  return out;
}

base::Result<void> compile(const std::filesystem::path& folder, const std::filesystem::path& out) {
  Layers layers;
  std::vector<Feature> points;
  const auto load = [&](std::vector<Feature>& to, const auto& names) -> base::Result<void> {
    auto layer = read(folder, names);
    if (!layer) return layer.error();
    to = std::move(layer).value();
    return {};
  };
  for (const auto& done : {load(layers.land, std::array{"land"}),
                           load(layers.lakes, std::array{"lakes", "lakes_gshhg", "lakes_osm"}),
                           load(layers.borders, std::array{"borders"}),
                           load(layers.province_lines, std::array{"province_lines"}),
                           load(layers.rivers, std::array{"rivers", "rivers_wdbii"}),
                           load(layers.countries, std::array{"countries"}),
                           load(layers.provinces, std::array{"provinces"}),
                           load(points, std::array{"labels", "labels_geonames"})}) {
    if (!done) return done;
  }

  cut_at_lakes(layers.rivers, layers.lakes);

  scene::MapContents contents;
  const auto north_west = geo::to_world(10, 45);
  const auto south_east = geo::to_world(75, 8);
  contents.detailed = {north_west.x, north_west.y, south_east.x, south_east.y};
  contents.attribution = kAttribution;
  const Geos geos;
  auto done = add_levels(geos, layers, contents);
  if (!done) return done;
  done = add_areas(geos, layers, contents);
  if (!done) return done;
  done = add_reliefs(folder, contents);
  if (!done) return done;
  add_point_labels(points, contents);
  add_area_labels(layers.countries, scene::LabelKind::country, contents);
  add_area_labels(layers.provinces, scene::LabelKind::province, contents);
  add_area_labels(layers.lakes, scene::LabelKind::lake, contents);
  add_river_labels(layers.rivers, contents);

  done = base::write_file_atomically(out, scene::encode_base_map(std::move(contents)));
  if (!done) return done;
  const auto check = scene::BaseMap::open(out);  // what the program would say of it
  if (!check) return check.error();
  return check->verify();
}

}  // namespace
}  // namespace dateline::compile_map

int main(int argc, char** argv) {
  if (argc == 2 && (std::string_view(argv[1]) == "--help" || std::string_view(argv[1]) == "-h")) {
    dateline::compile_map::usage();
    return 0;
  }
  if (argc != 3) {
    dateline::compile_map::usage();
    return 2;
  }
  const auto done = dateline::compile_map::compile(argv[1], argv[2]);
  if (!done) {
    fmt::print(stderr, "dateline-compile-map: {}\n", done.error().to_string());
    return 1;
  }
  return 0;
}
