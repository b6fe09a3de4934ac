#include "publish/page_layers.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "geo/simplify.hpp"
#include "publish/clipped.hpp"
#include "publish/page_grid.hpp"

namespace dateline::publish {
namespace {

using geo::WorldPoint;
using nlohmann::json;
using Shape = geo::FeatureSet::Shape;

/// A view fills a wide screen of so many pixels.
constexpr double kScreen = 2400;
/// Of one layer; what would take more is generalised further.
constexpr std::size_t kMostBytes = 400'000;

struct Parts {
  std::vector<GridPoint> dots;
  json lines = json::array();
  json rings = json::array();
};

Parts parts_of(const scene::LayerShape& shape, const geo::WorldBox& around, double tolerance) {
  const geo::FeatureSet& set = shape.features();
  const WorldPoint origin{around.x0, around.y0};
  const PageGrid grid(origin, tolerance / 2);
  const scene::PixelBox box = box_from(around, origin);
  Parts out;
  std::set<std::pair<std::int32_t, std::int32_t>> known;
  const auto add = [&](const typeset::Contour& seen, bool ring, json& to) {
    std::string code = grid.code(geo::simplify(in_world(seen, origin, ring), tolerance), ring);
    if (!code.empty()) to.push_back(std::move(code));
  };
  for (const geo::FeatureSet::Feature& feature : set.features) {
    for (std::uint32_t i = 0; i < feature.parts; ++i) {
      const auto part = set.part(feature.first_part + i);
      if (feature.shape == Shape::points) {
        if (!around.contains(part.front())) continue;
        const GridPoint at = grid.point(part.front());
        if (known.emplace(at.x, at.y).second) out.dots.push_back(at);
        continue;
      }
      typeset::Contour line;
      for (const WorldPoint& p : part) {
        line.push_back({static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)});
      }
      if (feature.shape == Shape::areas) {
        add(clipped(line, box), true, out.rings);
      } else {
        for (const typeset::Contour& piece : clipped_line(line, false, box)) {
          add(piece, false, out.lines);
        }
      }
    }
  }
  return out;
}

}  // namespace

json page_layer(const scene::LayerOnMap& layer, const geo::WorldBox& view) {
  const geo::WorldBox around = grown(view, 0.5);
  double tolerance = side_of(view) / kScreen;
  json out = {{"name", layer.name},
              {"colour", curation::name(layer.colour)},
              {"width", layer.width},
              {"filled", layer.filled},
              {"opacity", layer.opacity},
              {"from", page_point({around.x0, around.y0})},
              {"to", page_point({around.x1, around.y1})}};
  if (!layer.attribution.empty()) out["credit"] = layer.attribution;
  for (int round = 0; round < 8; ++round, tolerance *= 1.6) {
    Parts parts = parts_of(*layer.shape, around, tolerance);
    out["step"] = tolerance / 2 * kPageUnits;
    out["dots"] = polyline_code(parts.dots);
    out["lines"] = std::move(parts.lines);
    out["rings"] = std::move(parts.rings);
    if (out.dump(-1, ' ', false, json::error_handler_t::replace).size() <= kMostBytes) break;
  }
  return out;
}

}  // namespace dateline::publish
