#include "app/compile_map/levels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "app/compile_map/tiling.hpp"

namespace dateline::compile_map {
namespace {

using scene::FillKind;
using scene::LineKind;

struct Level {
  double zoom;        ///< up to which it is drawn: see scene::BaseMap::lod_for_zoom
  double min_pixels;  ///< smaller islands and lakes (square pixels there) are left out
  int river_class;    ///< the last that is drawn
  bool provinces;
};
constexpr std::array<Level, scene::BaseMap::kLods> kLevels{{{3.5, 12, 0, false},
                                                            {5, 9, 1, false},
                                                            {6.5, 6, 2, true},
                                                            {8.5, 4, 4, true},
                                                            {11, 0, 5, true}}};
constexpr double kTolerance = 0.7;    // pixels
constexpr double kCountryZoom = 7.5;  // areas are good to here
constexpr double kProvinceZoom = 9.5;

double pixel(double zoom) { return std::exp2(-zoom) / 256; }

base::Result<std::vector<Polygon>> simplified(const Geos& geos, const Feature& f, double tolerance,
                                              double min_area) {
  std::vector<Polygon> out;
  for (const auto& p : f.polygons) {
    Polygon cut;
    for (const auto& ring : p.rings) {
      Path r = simplify_ring(ring, tolerance, min_area);
      if (r.empty() && cut.rings.empty()) break;  // without its outer ring nothing is left
      if (!r.empty()) cut.rings.push_back(std::move(r));
    }
    if (cut.rings.empty()) continue;
    auto parts = geos.repaired(cut);
    if (!parts) return parts.error();
    for (auto& part : *parts) out.push_back(std::move(part));
  }
  return out;
}

base::Result<void> add_polygons(const Geos& geos, const std::vector<Feature>& layer, int lod,
                                FillKind fill, LineKind line, scene::MapContents& to) {
  const Level& level = kLevels[static_cast<std::size_t>(lod)];
  const double unit = pixel(level.zoom);
  std::vector<Polygon> all;
  for (const Feature& f : layer) {
    auto parts = simplified(geos, f, kTolerance * unit, level.min_pixels * unit * unit);
    if (!parts) return parts.error();
    for (auto& part : *parts) all.push_back(std::move(part));
  }
  add_lines(lod, line, 0, outlines(all), to);
  return add_fills(geos, lod, fill, std::move(all), to);
}

/// Lines by class, simplified for a level.
std::map<std::uint8_t, std::vector<Path>> by_class(const std::vector<Feature>& layer, int lod,
                                                   std::uint8_t (*class_of)(const Feature&)) {
  const double tolerance = kTolerance * pixel(kLevels[static_cast<std::size_t>(lod)].zoom);
  std::map<std::uint8_t, std::vector<Path>> out;
  for (const Feature& f : layer) {
    for (const auto& line : f.lines) out[class_of(f)].push_back(simplify(line, tolerance));
  }
  return out;
}

std::uint8_t border_class(const Feature& f) {
  using scene::BorderClass;
  static const std::map<std::string, BorderClass> kClasses{
      {"international", BorderClass::international},
      {"disputed", BorderClass::disputed},
      {"line_of_control", BorderClass::line_of_control},
      {"indefinite", BorderClass::indefinite}};
  const auto at = kClasses.find(f.text("class"));
  return static_cast<std::uint8_t>(at == kClasses.end() ? BorderClass::international : at->second);
}

std::uint8_t river_class(const Feature& f) {
  return static_cast<std::uint8_t>(std::clamp(f.number("class"), 0.0, 5.0));
}

std::uint8_t no_class(const Feature&) { return 0; }

base::Result<void> add_area(const Geos& geos, const Feature& f, scene::AreaKind kind,
                            double tolerance, scene::MapContents& to) {
  const auto parts = simplified(geos, f, tolerance, 0);
  if (!parts) return parts.error();
  if (parts->empty()) return {};
  scene::MapContents::Area area;
  area.kind = kind;
  const bool country = kind == scene::AreaKind::country;
  area.code = f.text(country ? "iso_a2" : "iso_3166_2");
  area.country = country ? area.code : f.text("country");
  area.name_en = f.text("name_en");
  area.name_ar = f.text("name_ar");
  area.label_at = geo::to_world(f.number("label_lon"), f.number("label_lat"));
  area.box = no_box();
  for (const auto& p : *parts) extend(area.box, bounds(p.rings.at(0)));
  area.origin = area.box.centre();

  area.ring_starts.push_back(0);
  for (const auto& p : *parts) {
    std::map<std::pair<double, double>, std::uint32_t> at;
    for (const auto& ring : p.rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        at.try_emplace({ring[i].x, ring[i].y},
                       static_cast<std::uint32_t>(area.vertices.size() + i));
      }
      const auto vertices = relative_to(area.origin, ring);
      area.vertices.insert(area.vertices.end(), vertices.begin(), vertices.end());
      area.ring_starts.push_back(static_cast<std::uint32_t>(area.vertices.size()));
    }
    const auto triangles = geos.triangulated(p);
    if (!triangles) return triangles.error();
    for (const std::uint32_t i : triangles->indices) {
      const auto known = at.find({triangles->points[i].x, triangles->points[i].y});
      if (known == at.end()) {
        return base::Error{base::ErrorCode::internal, "a triangle has a corner of its own",
                           area.code, ""};
      }
      area.indices.push_back(known->second);
    }
  }
  to.areas.push_back(std::move(area));
  return {};
}

}  // namespace

base::Result<void> add_levels(const Geos& geos, const Layers& layers, scene::MapContents& to) {
  for (int lod = 0; lod < scene::BaseMap::kLods; ++lod) {
    const Level& level = kLevels[static_cast<std::size_t>(lod)];
    auto done = add_polygons(geos, layers.land, lod, FillKind::land, LineKind::coast, to);
    if (!done) return done;
    done = add_polygons(geos, layers.lakes, lod, FillKind::lake, LineKind::lake_shore, to);
    if (!done) return done;
    for (auto& [cls, lines] : by_class(layers.rivers, lod, river_class)) {
      if (cls <= level.river_class) add_lines(lod, LineKind::river, cls, std::move(lines), to);
    }
    for (auto& [cls, lines] : by_class(layers.borders, lod, border_class)) {
      add_lines(lod, LineKind::border, cls, std::move(lines), to);
    }
    if (!level.provinces) continue;
    for (auto& [cls, lines] : by_class(layers.province_lines, lod, no_class)) {
      add_lines(lod, LineKind::province, cls, std::move(lines), to);
    }
  }
  return {};
}

base::Result<void> add_areas(const Geos& geos, const Layers& layers, scene::MapContents& to) {
  for (const Feature& f : layers.countries) {
    const auto done =
        add_area(geos, f, scene::AreaKind::country, kTolerance * pixel(kCountryZoom), to);
    if (!done) return done;
  }
  for (const Feature& f : layers.provinces) {
    const auto done =
        add_area(geos, f, scene::AreaKind::province, kTolerance * pixel(kProvinceZoom), to);
    if (!done) return done;
  }
  return {};
}

}  // namespace dateline::compile_map
