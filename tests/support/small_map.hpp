#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "geo/mercator.hpp"
#include "scene/base_map_writer.hpp"

namespace dateline::tests {

/// A base map drawn by hand, in degrees, around Iraq: a square of land in the sea with a border
/// through its middle, two countries, a lake, a river and a few names.
inline scene::MapContents small_map() {
  using namespace scene;
  MapContents map;
  map.detailed = {geo::to_world(30, 45).x, geo::to_world(30, 45).y, geo::to_world(60, 20).x,
                  geo::to_world(60, 20).y};
  map.attribution = "drawn by hand";
  const auto at = [](double lng, double lat) { return geo::to_world(lng, lat); };
  const geo::WorldPoint origin = at(44, 33);
  const auto vertex = [&](double lng, double lat) {
    const geo::WorldPoint p = at(lng, lat);
    return Vertex{static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)};
  };
  const auto box = [&](double west, double south, double east, double north) {
    const geo::WorldPoint a = at(west, north);
    const geo::WorldPoint b = at(east, south);
    return geo::WorldBox{a.x, a.y, b.x, b.y};
  };
  for (int lod = 0; lod < BaseMap::kLods; ++lod) {
    const auto fill = [&](FillKind kind, double w, double s, double e, double n) {
      map.fills.push_back({lod,
                           kind,
                           box(w, s, e, n),
                           origin,
                           {vertex(w, n), vertex(e, n), vertex(e, s), vertex(w, s)},
                           {0, 1, 2, 0, 2, 3}});
    };
    fill(FillKind::land, 38, 28, 50, 38);
    fill(FillKind::lake, 46, 34, 47, 35);
    const auto line = [&](LineKind kind, BorderClass cls, double w, double s, double e, double n,
                          std::vector<Vertex> points) {
      const auto count = static_cast<std::uint32_t>(points.size());
      map.lines.push_back({lod,
                           kind,
                           static_cast<std::uint8_t>(cls),
                           box(w, s, e, n),
                           origin,
                           std::move(points),
                           {0, count}});
    };
    line(LineKind::border, BorderClass::international, 44, 28, 44, 33,
         {vertex(44, 28), vertex(44, 33)});
    line(LineKind::border, BorderClass::disputed, 44, 33, 44, 38, {vertex(44, 33), vertex(44, 38)});
    line(LineKind::river, BorderClass::international, 39, 30, 43, 36,
         {vertex(39, 36), vertex(41, 33), vertex(43, 30)});
  }
  const auto country = [&](std::string code, std::string name, double w, double e) {
    MapContents::Area area;
    area.kind = AreaKind::country;
    area.box = box(w, 28, e, 38);
    area.origin = origin;
    area.label_at = at((w + e) / 2, 33);
    area.code = area.country = std::move(code);
    area.name_en = std::move(name);
    area.vertices = {vertex(w, 38), vertex(e, 38), vertex(e, 28), vertex(w, 28), vertex(w, 38)};
    area.indices = {0, 1, 2, 0, 2, 3};
    area.ring_starts = {0, 5};
    map.areas.push_back(area);
  };
  country("XA", "Westland", 38, 44);
  country("XB", "Eastland", 44, 50);
  const auto label = [&](LabelKind kind, std::uint8_t rank, float min_zoom, double lng, double lat,
                         std::string en, std::string ar = {}) {
    map.labels.push_back({kind, rank, min_zoom, at(lng, lat), std::move(en), std::move(ar)});
  };
  label(LabelKind::country, 0, 0, 41, 33, "Westland");
  label(LabelKind::country, 0, 0, 47, 33, "Eastland");
  label(LabelKind::capital, 0, 0, 42.4, 36.4, "Northgate", "\u0628\u0627\u0628");
  label(LabelKind::town, 1, 0, 46.5, 30, "Southport");
  label(LabelKind::town, 2, 0, 46.52, 30.02, "Southport Quay");
  label(LabelKind::sea, 0, 0, 52, 31, "Eastern Sea");
  return map;
}

/// A relief of one grey: 128 leaves the ground as it is.
inline scene::MapContents::Relief flat_relief(const geo::WorldBox& box, std::uint32_t width,
                                              std::uint32_t height, std::uint8_t grey) {
  return {box, width, height, std::vector<std::uint8_t>(std::size_t{width} * height, grey)};
}

}  // namespace dateline::tests
