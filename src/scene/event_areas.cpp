#include "scene/event_areas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "scene/bending.hpp"
#include "scene/half_area.hpp"

namespace dateline::scene {

namespace {

constexpr float kEdge = 0.6F;

float cross(PathPoint o, PathPoint a, PathPoint b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool is_inside(PathPoint p, PathPoint a, PathPoint b, PathPoint c) {
  return cross(a, b, p) > 0 && cross(b, c, p) > 0 && cross(c, a, p) > 0;
}

PixelBox box_around(std::span<const PathPoint> points) {
  PixelBox box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const PathPoint& p : points) {
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
           std::max(box.y1, p.y)};
  }
  return box;
}

struct Style {
  Rgba colour;
  float width = 1;
  Dash dash;
};

PixelBox draw_ring(Painter& painter, const std::vector<PathPoint>& ring, const Style& style) {
  painter.triangles(ring, triangulate(ring), style.colour.faded(kAreaFill));
  painter.polyline(ring, style.width, style.colour.faded(kEdge), true, style.dash);
  return box_around(ring);
}

/// Straight from corner to corner on the world square, as base map lines are.
PixelBox draw_outline(Painter& painter, const std::vector<geo::WorldPoint>& corners,
                      const View& view, const Style& style) {
  const std::vector<PathPoint> ring = bent(view, corners, true);
  if (view.is_mercator()) return draw_ring(painter, ring, style);
  const geo::WorldPoint& origin = corners.front();
  const auto pixels = static_cast<float>(view.world_pixels());
  std::vector<Vertex> vertices;
  std::vector<PathPoint> flat;
  for (const geo::WorldPoint& c : corners) {
    vertices.push_back({static_cast<float>(c.x - origin.x), static_cast<float>(c.y - origin.y)});
    flat.push_back({vertices.back().x * pixels, vertices.back().y * pixels});
  }
  const CutMesh pieces = cut(vertices, triangulate(flat), view.straight_for());
  std::vector<PathPoint> points;
  for (const Vertex& v : pieces.vertices) {
    points.push_back(
        view.project({origin.x + static_cast<double>(v.x), origin.y + static_cast<double>(v.y)}));
  }
  painter.triangles(points, pieces.indices, style.colour.faded(kAreaFill));
  painter.polyline(ring, style.width, style.colour.faded(kEdge), true, style.dash);
  return box_around(ring);
}

PixelBox draw_map_area(Painter& painter, const MapArea& area, const MapOutline& outline,
                       const View& view, const Style& style) {
  const auto on_screen = [&](std::span<const Vertex> vertices) {
    std::vector<PathPoint> points;
    points.reserve(vertices.size());
    for (const Vertex& v : vertices) {
      points.push_back(view.project(
          {area.origin.x + static_cast<double>(v.x), area.origin.y + static_cast<double>(v.y)}));
    }
    return points;
  };
  const double longest = view.straight_for();
  std::vector<std::vector<Vertex>> lines;
  CutMesh half;
  std::span<const Vertex> vertices = area.vertices;
  std::span<const std::uint32_t> indices = area.indices;
  if (outline.side_deg) {
    const geo::WorldPoint middle = geo::to_world(outline.middle);
    const double bearing = *outline.side_deg * std::numbers::pi / 180;
    const SideLine side{
        {static_cast<float>(middle.x - area.origin.x),
         static_cast<float>(middle.y - area.origin.y)},
        {static_cast<float>(std::sin(bearing)), static_cast<float>(-std::cos(bearing))}};
    half = half_of(vertices, indices, side);
    lines = half_outline(vertices, area.ring_starts, side);
    vertices = half.vertices;
    indices = half.indices;
  } else {
    for (std::size_t i = 0; i + 1 < area.ring_starts.size(); ++i) {
      const auto ring =
          vertices.subspan(area.ring_starts[i], area.ring_starts[i + 1] - area.ring_starts[i]);
      lines.emplace_back(ring.begin(), ring.end());
    }
  }
  if (view.is_mercator()) {
    painter.triangles(on_screen(vertices), indices, style.colour.faded(kAreaFill));
  } else {
    const geo::WorldBox seen = view.box();
    const CutMesh pieces = cut(vertices, indices, longest,
                               geo::WorldBox{seen.x0 - area.origin.x, seen.y0 - area.origin.y,
                                             seen.x1 - area.origin.x, seen.y1 - area.origin.y});
    painter.triangles(on_screen(pieces.vertices), pieces.indices, style.colour.faded(kAreaFill));
  }
  std::vector<PathPoint> all;
  for (const std::vector<Vertex>& one : lines) {
    const auto points = on_screen(cut(one, longest));
    painter.polyline(points, style.width, style.colour.faded(kEdge), false, style.dash);
    all.insert(all.end(), points.begin(), points.end());
  }
  if (all.empty()) all = on_screen(vertices);
  return all.empty() ? PixelBox{} : box_around(all);
}

std::optional<MapArea> area_of(const BaseMap& base, const MapOutline& outline) {
  switch (outline.kind) {
    case MapOutline::Kind::none:
      break;
    case MapOutline::Kind::country:
      return base.find_area(outline.country);
    case MapOutline::Kind::province:
      return base.area_at(AreaKind::province, geo::to_world(outline.middle));
  }
  return std::nullopt;
}

/// The ground within a distance of a point, as it lies on the map: in Web Mercator, what is farther
/// from the equator is drawn larger.
std::vector<PathPoint> ground_circle(const View& view, geo::LngLat at, double radius_km,
                                     std::size_t corners) {
  std::vector<PathPoint> ring;
  ring.reserve(corners);
  const double x = geo::to_world(at).x;
  for (std::size_t i = 0; i < corners; ++i) {
    const double bearing = 360.0 * static_cast<double>(i) / static_cast<double>(corners);
    geo::WorldPoint p = geo::to_world(geo::destination(at, bearing, radius_km));
    p.x -= std::round(p.x - x);  // over the antimeridian: on the same side as its middle
    ring.push_back(view.project(p));
  }
  return ring;
}

/// What of a ring lies on one side of a line, by Sutherland and Hodgman.
std::vector<geo::WorldPoint> on_side(const std::vector<geo::WorldPoint>& ring,
                                     geo::WorldPoint middle, double bearing_deg) {
  const double bearing = bearing_deg * std::numbers::pi / 180;
  const auto ahead = [&](const geo::WorldPoint& p) {
    return (p.x - middle.x) * std::sin(bearing) - (p.y - middle.y) * std::cos(bearing);
  };
  std::vector<geo::WorldPoint> out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geo::WorldPoint& a = ring[i];
    const geo::WorldPoint& b = ring[(i + 1) % ring.size()];
    const double from = ahead(a);
    const double to = ahead(b);
    if (from >= 0) out.push_back(a);
    if ((from < 0) == (to < 0)) continue;
    const double share = from / (from - to);
    out.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
  }
  return out;
}

}  // namespace

std::vector<std::vector<geo::WorldPoint>> outline_rings(const BaseMap& base,
                                                        const MapOutline& outline) {
  std::vector<std::vector<geo::WorldPoint>> out;
  const auto area = area_of(base, outline);
  if (!area) return out;
  for (std::size_t i = 0; i + 1 < area->ring_starts.size(); ++i) {
    std::vector<geo::WorldPoint> ring;
    for (std::uint32_t k = area->ring_starts[i]; k + 1 < area->ring_starts[i + 1]; ++k) {
      const Vertex& v = area->vertices[k];
      ring.push_back(
          {area->origin.x + static_cast<double>(v.x), area->origin.y + static_cast<double>(v.y)});
    }
    if (outline.side_deg) ring = on_side(ring, geo::to_world(outline.middle), *outline.side_deg);
    if (ring.size() > 2) out.push_back(std::move(ring));
  }
  return out;
}

std::vector<std::uint32_t> triangulate(std::span<const PathPoint> ring) {
  std::vector<std::uint32_t> out;
  std::size_t n = ring.size();
  if (n > 1 && ring[0].x == ring[n - 1].x && ring[0].y == ring[n - 1].y) --n;
  if (n < 3) return out;
  std::vector<std::uint32_t> left(n);
  std::iota(left.begin(), left.end(), 0U);
  float area = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const PathPoint& p = ring[i];
    const PathPoint& q = ring[(i + 1) % n];
    area += p.x * q.y - q.x * p.y;
  }
  if (area < 0) std::reverse(left.begin(), left.end());
  std::size_t at = 0;
  std::size_t failed = 0;
  while (left.size() > 3 && failed < left.size()) {
    const std::size_t m = left.size();
    const std::uint32_t a = left[(at + m - 1) % m];
    const std::uint32_t b = left[at % m];
    const std::uint32_t c = left[(at + 1) % m];
    bool is_ear = cross(ring[a], ring[b], ring[c]) > 0;
    for (std::size_t i = 0; i < m && is_ear; ++i) {
      const std::uint32_t p = left[i];
      if (p == a || p == b || p == c) continue;
      is_ear = !is_inside(ring[p], ring[a], ring[b], ring[c]);
    }
    if (is_ear) {
      out.insert(out.end(), {a, b, c});
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(at % m));
      failed = 0;
      if (at >= left.size()) at = 0;
    } else {
      at = (at + 1) % m;
      ++failed;
    }
  }
  if (left.size() == 3) out.insert(out.end(), left.begin(), left.end());
  return out;
}

std::optional<PixelBox> draw_event_area(Painter& painter, const EventMark& mark,
                                        const BaseMap* base, const View& view, const Theme& theme) {
  const float s = view.scale();
  const Rgba family =
      mark.status == event::Status::denied ? theme.denied : theme.family(event::family(mark.type));
  const Style style{family.faded(mark.opacity), (mark.selected ? 2.0F : 1.2F) * s, {5 * s, 4 * s}};
  const float most = 0.35F * static_cast<float>(std::max(view.width(), view.height()));
  if (!mark.area.empty()) {
    if (mark.area.size() < 3) return std::nullopt;
    std::vector<geo::WorldPoint> corners;
    for (const geo::LngLat& p : mark.area) {
      corners.push_back(geo::to_world(p));
      // Over the antimeridian: on the same side as where it begins.
      corners.back().x -= std::round(corners.back().x - corners.front().x);
    }
    return draw_outline(painter, corners, view, style);
  }
  if (const auto area = base != nullptr ? area_of(*base, mark.outline) : std::nullopt) {
    const auto half =
        static_cast<float>(std::max(area->box.x1 - area->box.x0, area->box.y1 - area->box.y0) / 2 *
                           view.world_pixels());
    if (half > most && !mark.selected && !mark.hovered) return std::nullopt;
    return draw_map_area(painter, *area, mark.outline, view, style);
  }
  if (!mark.at || mark.radius_km <= 0) return std::nullopt;
  const geo::WorldPoint world = geo::to_world(*mark.at);
  const auto radius = static_cast<float>(mark.radius_km * 1000 / view.metres_per_pixel(world));
  if (radius < 13 * s || radius > most) return std::nullopt;
  const auto points =
      ground_circle(view, *mark.at, mark.radius_km, circle_points({0, 0}, radius).size());
  painter.convex(points, style.colour.faded(kAreaFill));
  painter.polyline(points, style.width, style.colour.faded(kEdge), true, style.dash);
  return box_around(points);
}

}  // namespace dateline::scene
