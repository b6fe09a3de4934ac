#include "app/compile_map/tiling.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace dateline::compile_map {
namespace {

constexpr std::size_t kMostVertices = 3000;
constexpr int kDeepest = 12;
constexpr int kSplits = 6;
constexpr geo::WorldBox kWorld{0, 0, 1, 1};
constexpr double kOverlap = 1.0 / 512;  // of a quadrant's width

std::array<geo::WorldBox, 4> quadrants(const geo::WorldBox& b, double overlap) {
  const geo::WorldPoint c = b.centre();
  const double o = overlap * (b.x1 - b.x0) / 2;
  return {{{b.x0, b.y0, c.x + o, c.y + o},
           {c.x - o, b.y0, b.x1, c.y + o},
           {b.x0, c.y - o, c.x + o, b.y1},
           {c.x - o, c.y - o, b.x1, b.y1}}};
}

bool holds(const geo::WorldBox& outer, const geo::WorldBox& inner) {
  return outer.x0 <= inner.x0 && inner.x1 <= outer.x1 && outer.y0 <= inner.y0 &&
         inner.y1 <= outer.y1;
}

class FillCutter {
 public:
  FillCutter(const Geos& geos, int lod, scene::FillKind kind, scene::MapContents& to)
      : geos_(geos), lod_(lod), kind_(kind), to_(to) {}

  base::Result<void> cut(std::vector<Polygon> polygons, const geo::WorldBox& box, int depth) {
    std::size_t vertices = 0;
    for (const auto& p : polygons) {
      for (const auto& ring : p.rings) vertices += ring.size();
    }
    if (vertices == 0) return {};
    if (vertices <= kMostVertices || depth == kDeepest) return emit(polygons);
    for (const geo::WorldBox& quadrant : quadrants(box, kOverlap)) {
      std::vector<Polygon> inside;
      for (const auto& p : polygons) {
        const geo::WorldBox around = bounds(p.rings.at(0));
        if (!around.overlaps(quadrant)) continue;
        if (holds(quadrant, around)) {
          inside.push_back(p);
          continue;
        }
        auto parts = geos_.clipped(p, quadrant);
        if (!parts) return parts.error();
        for (auto& part : *parts) inside.push_back(std::move(part));
      }
      const auto done = cut(std::move(inside), quadrant, depth + 1);
      if (!done) return done;
    }
    return {};
  }

 private:
  base::Result<void> emit(const std::vector<Polygon>& polygons) {
    scene::MapContents::Fill fill;
    fill.lod = lod_;
    fill.kind = kind_;
    fill.box = no_box();
    for (const auto& p : polygons) extend(fill.box, bounds(p.rings.at(0)));
    fill.origin = fill.box.centre();
    for (const auto& p : polygons) {
      const auto done = triangulate(p, fill, kSplits);
      if (!done) return done;
    }
    if (!fill.indices.empty()) to_.fills.push_back(std::move(fill));
    return {};
  }

  /// Where GEOS finds no triangles (holes that touch the outer ring at a corner confuse it), the
  /// quarters of the polygon are tried.
  base::Result<void> triangulate(const Polygon& polygon, scene::MapContents::Fill& fill,
                                 int splits) {
    const auto triangles = geos_.triangulated(polygon);
    if (triangles) {
      const auto base = static_cast<std::uint32_t>(fill.vertices.size());
      const auto vertices = relative_to(fill.origin, triangles->points);
      fill.vertices.insert(fill.vertices.end(), vertices.begin(), vertices.end());
      for (const std::uint32_t i : triangles->indices) fill.indices.push_back(base + i);
      return {};
    }
    if (splits == 0) return triangles.error();
    for (const geo::WorldBox& quarter : quadrants(bounds(polygon.rings.at(0)), kOverlap)) {
      const auto parts = geos_.clipped(polygon, quarter);
      if (!parts) return parts.error();
      for (const auto& part : *parts) {
        const auto done = triangulate(part, fill, splits - 1);
        if (!done) return done;
      }
    }
    return {};
  }

  const Geos& geos_;
  int lod_;
  scene::FillKind kind_;
  scene::MapContents& to_;
};

/// Cuts a line where its segments' middles pass from one quadrant to another.
void deal_out(const Path& line, const geo::WorldPoint& centre,
              std::array<std::vector<Path>, 4>& to) {
  const auto quadrant_of = [&](std::size_t i) {
    const double x = (line[i - 1].x + line[i].x) / 2, y = (line[i - 1].y + line[i].y) / 2;
    return static_cast<std::size_t>((x > centre.x ? 1 : 0) + (y > centre.y ? 2 : 0));
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (i + 1 == line.size() || quadrant_of(i + 1) != quadrant_of(i)) {
      to[quadrant_of(i)].emplace_back(line.begin() + static_cast<std::ptrdiff_t>(first),
                                      line.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      first = i;
    }
  }
}

class LineCutter {
 public:
  LineCutter(int lod, scene::LineKind kind, std::uint8_t cls, scene::MapContents& to)
      : lod_(lod), kind_(kind), cls_(cls), to_(to) {}

  void cut(const std::vector<Path>& lines, const geo::WorldBox& box, int depth) {
    std::size_t points = 0;
    for (const auto& line : lines) points += line.size();
    if (points == 0) return;
    if (points <= kMostVertices || depth == kDeepest) {
      emit(lines);
      return;
    }
    std::array<std::vector<Path>, 4> parts;
    for (const auto& line : lines) deal_out(line, box.centre(), parts);
    const auto boxes = quadrants(box, 0);
    for (std::size_t i = 0; i < 4; ++i) cut(parts[i], boxes[i], depth + 1);
  }

 private:
  void emit(const std::vector<Path>& lines) {
    scene::MapContents::Line chunk;
    chunk.lod = lod_;
    chunk.kind = kind_;
    chunk.cls = cls_;
    chunk.box = no_box();
    for (const auto& line : lines) extend(chunk.box, bounds(line));
    chunk.origin = chunk.box.centre();
    chunk.starts.push_back(0);
    for (const auto& line : lines) {
      const auto points = relative_to(chunk.origin, line);
      chunk.points.insert(chunk.points.end(), points.begin(), points.end());
      chunk.starts.push_back(static_cast<std::uint32_t>(chunk.points.size()));
    }
    to_.lines.push_back(std::move(chunk));
  }

  int lod_;
  scene::LineKind kind_;
  std::uint8_t cls_;
  scene::MapContents& to_;
};

bool on_edge(geo::WorldPoint a, geo::WorldPoint b) {
  constexpr double kNear = 1e-6;
  return (a.x < kNear && b.x < kNear) || (a.x > 1 - kNear && b.x > 1 - kNear) ||
         (a.y > 1 - kNear && b.y > 1 - kNear);
}

}  // namespace

base::Result<void> add_fills(const Geos& geos, int lod, scene::FillKind kind,
                             std::vector<Polygon> polygons, scene::MapContents& to) {
  return FillCutter(geos, lod, kind, to).cut(std::move(polygons), kWorld, 0);
}

void add_lines(int lod, scene::LineKind kind, std::uint8_t cls, std::vector<Path> lines,
               scene::MapContents& to) {
  std::erase_if(lines, [](const Path& line) { return line.size() < 2; });
  LineCutter(lod, kind, cls, to).cut(lines, kWorld, 0);
}

std::vector<Path> outlines(const std::vector<Polygon>& polygons) {
  std::vector<Path> out;
  for (const auto& p : polygons) {
    for (const auto& ring : p.rings) {
      Path run;
      for (std::size_t i = 0; i < ring.size(); ++i) {
        if (!run.empty() && on_edge(run.back(), ring[i])) {
          if (run.size() > 1) out.push_back(run);
          run.clear();
        }
        run.push_back(ring[i]);
      }
      if (run.size() > 1) out.push_back(std::move(run));
    }
  }
  return out;
}

std::vector<scene::Vertex> relative_to(geo::WorldPoint origin, const Path& points) {
  std::vector<scene::Vertex> out;
  out.reserve(points.size());
  for (const auto& p : points) {
    out.push_back({static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)});
  }
  return out;
}

}  // namespace dateline::compile_map
