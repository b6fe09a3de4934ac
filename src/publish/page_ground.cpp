#include "publish/page_ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>
#include <utility>

#include "geo/simplify.hpp"
#include "publish/clipped.hpp"
#include "publish/page_grid.hpp"

namespace dateline::publish {
namespace {

using geo::WorldBox;
using geo::WorldPoint;
using nlohmann::json;

/// A box of the map in one detail.
struct Level {
  WorldBox box;
  double tolerance = 0;  ///< world units by which lines may be off
};

/// A view fills a wide screen of so many pixels, none of which a line may be off.
constexpr double kScreen = 2400;

WorldBox joined(const WorldBox& a, const WorldBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// All of the region first, then closer ones.
std::vector<Level> levels_of(std::vector<WorldBox> views) {
  std::ranges::sort(views, std::ranges::greater(), side_of);
  WorldBox all = views.front();
  for (const WorldBox& view : views) all = joined(all, view);
  std::vector<Level> out{{grown(all, 0.8), side_of(all) / kScreen}};
  for (const WorldBox& view : views) {
    const Level wanted{grown(view, 0.5), side_of(view) / kScreen};
    const bool has = std::ranges::any_of(out, [&](const Level& l) {
      return l.box.contains(wanted.box) && l.tolerance <= 1.7 * wanted.tolerance;
    });
    if (has) continue;
    const auto near = std::find_if(out.begin() + 1, out.end(), [&](const Level& l) {
      return l.box.overlaps(wanted.box) && l.tolerance <= 2 * wanted.tolerance;
    });
    if (near == out.end()) {
      out.push_back(wanted);
    } else {
      *near = {joined(near->box, wanted.box), std::min(near->tolerance, wanted.tolerance)};
    }
  }
  std::stable_sort(out.begin() + 1, out.end(),
                   [](const Level& a, const Level& b) { return a.tolerance > b.tolerance; });
  return out;
}

template <class Span>
typeset::Contour contour_of(const Span& vertices) {
  typeset::Contour out;
  out.reserve(vertices.size());
  for (const scene::Vertex& v : vertices) out.push_back({v.x, v.y});
  return out;
}

json fills(const std::vector<scene::MapFillChunk>& chunks, scene::FillKind kind, const Level& level,
           const PageGrid& grid) {
  json out = json::array();
  for (const scene::MapFillChunk& chunk : chunks) {
    if (chunk.kind != kind) continue;
    const scene::PixelBox box = box_from(level.box, chunk.origin);
    for (const typeset::Contour& ring :
         scene::outline_of(contour_of(chunk.vertices), chunk.indices)) {
      const typeset::Contour seen = clipped(ring, box);
      if (seen.size() < 3) continue;
      std::string code =
          grid.code(geo::simplify(in_world(seen, chunk.origin, true), level.tolerance), true);
      if (!code.empty()) out.push_back(std::move(code));
    }
  }
  return out;
}

const char* name_of(scene::LineKind kind) {
  constexpr std::array kNames{"shore", "river", "coast", "province", "border"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// [kind, class, lines], in the order of drawing.
json lines(const std::vector<scene::MapLineChunk>& chunks, const Level& level,
           const PageGrid& grid) {
  std::map<std::pair<scene::LineKind, int>, json> by_class;
  for (const scene::MapLineChunk& chunk : chunks) {
    const scene::PixelBox box = box_from(level.box, chunk.origin);
    for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
      const auto points =
          chunk.points.subspan(chunk.starts[i], chunk.starts[i + 1] - chunk.starts[i]);
      for (const typeset::Contour& piece : clipped_line(contour_of(points), false, box)) {
        std::string code =
            grid.code(geo::simplify(in_world(piece, chunk.origin, false), level.tolerance), false);
        if (!code.empty()) by_class[{chunk.kind, chunk.cls}].push_back(std::move(code));
      }
    }
  }
  json out = json::array();
  for (auto& [key, codes] : by_class) {
    out.push_back({name_of(key.first), key.second, std::move(codes)});
  }
  return out;
}

/// A level's pixels are so large that a world is 256 * 2^zoom of them.
double zoom_of(const Level& level) { return std::log2(1 / (256 * level.tolerance)); }

json level_json(const scene::BaseMap& base, const Level& level) {
  const double step = level.tolerance / 2;
  const PageGrid grid({level.box.x0, level.box.y0}, step);
  const scene::MapChunks chunks =
      base.query(scene::BaseMap::lod_for_zoom(zoom_of(level)), level.box);
  return {{"from", page_point({level.box.x0, level.box.y0})},
          {"to", page_point({level.box.x1, level.box.y1})},
          {"step", step * kPageUnits},
          {"land", fills(chunks.fills, scene::FillKind::land, level, grid)},
          {"lakes", fills(chunks.fills, scene::FillKind::lake, level, grid)},
          {"lines", lines(chunks.lines, level, grid)}};
}

const char* name_of(scene::LabelKind kind) {
  constexpr std::array kNames{"ocean",   "sea",  "country", "province",
                              "capital", "town", "lake",    "river"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// The way of a river's course around its label, degrees clockwise, upright.
int lean_of(const scene::MapLabel& label) {
  if (label.course.size() < 2) return 0;
  const std::size_t n = label.course.size();
  const scene::Vertex& a = label.course[n / 3];
  const scene::Vertex& b = label.course[std::max(n / 3 + 1, n - 1 - n / 3)];
  double lean = std::atan2(static_cast<double>(b.y - a.y), static_cast<double>(b.x - a.x)) * 180 /
                std::numbers::pi;
  if (lean > 90) lean -= 180;
  if (lean < -90) lean += 180;
  return static_cast<int>(std::lround(lean));
}

/// [kind, rank, from zoom, up to zoom or 0, x, y, English, Arabic or "", lean], each once, in the
/// order in which they are to be placed.
json labels(const scene::BaseMap& base, const std::vector<Level>& levels) {
  std::map<std::uint32_t, scene::MapLabel> all;
  for (const Level& level : levels) {
    // A little closer than the level is made for: names may be larger than on a desk.
    for (const double zoom : {zoom_of(level), zoom_of(level) - 1, zoom_of(level) - 2}) {
      for (const scene::MapLabel& label : base.labels(level.box, zoom)) {
        all.emplace(label.id, label);
      }
    }
  }
  std::vector<scene::MapLabel> ordered;
  for (const auto& [id, label] : all) ordered.push_back(label);
  // Countries before capitals before towns: as scene::draw_base_labels() has it.
  constexpr std::array kOrder{1, 2, 0, 5, 3, 4, 6, 7};
  std::ranges::stable_sort(ordered, {}, [&](const scene::MapLabel& l) {
    return std::tuple(kOrder[static_cast<std::size_t>(l.kind)], l.rank, l.min_zoom, l.id);
  });
  json out = json::array();
  for (const scene::MapLabel& label : ordered) {
    const auto tenths = [](float zoom) {
      return std::isfinite(zoom) ? std::lround(zoom * 10) : 0L;
    };
    const json at = page_point(label.at);
    out.push_back({name_of(label.kind), label.rank, tenths(label.min_zoom), tenths(label.max_zoom),
                   at[0], at[1], label.name_en, label.name_ar, lean_of(label)});
  }
  return out;
}

}  // namespace

json page_ground(const scene::BaseMap& base, const std::vector<WorldBox>& views,
                 std::size_t most_bytes) {
  std::vector<Level> levels = levels_of(views);
  const json names = labels(base, levels);
  json out;
  // Each round has about half of the points of the one before.
  for (int round = 0; round < 8; ++round) {
    out = {{"levels", json::array()}, {"labels", names}, {"credit", base.attribution()}};
    for (const Level& level : levels) out["levels"].push_back(level_json(base, level));
    if (out["levels"].dump().size() <= most_bytes) break;
    for (Level& level : levels) level.tolerance *= 1.6;
  }
  return out;
}

}  // namespace dateline::publish
