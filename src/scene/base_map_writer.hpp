#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "geo/mercator.hpp"
#include "scene/base_map.hpp"

namespace dateline::scene {

/// What goes into a compiled base map, in memory. The compiler of maps fills it, tests draw small
/// ones by hand. Coordinates are world units; vertices are relative to `origin`.
struct MapContents {
  struct Fill {
    int lod = 0;
    FillKind kind = FillKind::land;
    geo::WorldBox box;
    geo::WorldPoint origin;
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
  };
  struct Line {
    int lod = 0;
    LineKind kind = LineKind::coast;
    std::uint8_t cls = 0;
    geo::WorldBox box;
    geo::WorldPoint origin;
    std::vector<Vertex> points;
    std::vector<std::uint32_t> starts;  ///< one more than there are polylines
  };
  struct Area {
    AreaKind kind = AreaKind::country;
    geo::WorldBox box;
    geo::WorldPoint origin;
    geo::WorldPoint label_at;
    std::string code, country, name_en, name_ar;
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> ring_starts;
  };
  struct Label {
    LabelKind kind = LabelKind::town;
    std::uint8_t rank = 0;
    float min_zoom = 0;
    geo::WorldPoint at;
    std::string name_en, name_ar;
    float max_zoom = std::numeric_limits<float>::infinity();
    std::size_t course = 0;  ///< into courses
    std::size_t course_first = 0;
    std::size_t course_count = 0;  ///< 0: it has none
  };
  struct Relief {
    geo::WorldBox box;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> grey;
  };

  geo::WorldBox detailed;
  std::string attribution;
  std::vector<Fill> fills;
  std::vector<Line> lines;
  std::vector<Area> areas;
  std::vector<Label> labels;
  std::vector<std::vector<Vertex>> courses;  ///< world units; labels have parts of them
  std::vector<Relief> reliefs;
};

/// The bytes of a .dlmap file. Sorts what the format wants sorted; the same contents give the same
/// bytes. What is inconsistent in the contents is refused when the file is opened, not here.
[[nodiscard]] std::string encode_base_map(MapContents contents);

}  // namespace dateline::scene
