#include "project/camera.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::project {
namespace {

double world_pixels(double zoom) { return 256 * std::exp2(zoom); }

geo::HalfSize half_of(const MapSize& size, double zoom) {
  return {size.width / 2 / world_pixels(zoom), size.height / 2 / world_pixels(zoom)};
}

/// A point so many logical pixels from the panel's middle.
geo::PlanePoint on_plane(double zoom, double dx, double dy) {
  return {dx / world_pixels(zoom), dy / world_pixels(zoom)};
}

geo::MapPlane plane_of(const Camera& camera, const MapSize& size) {
  return {camera.centre, geo::cone_for(camera.conic, camera.centre, half_of(size, camera.zoom))};
}

geo::WorldPoint place_of(const store::Snapshot& snapshot, store::Row row) {
  const auto& table = snapshot.events();
  return geo::to_world(static_cast<double>(table.lng[row]), static_cast<double>(table.lat[row]));
}

/// The value that `share` of them are below.
double quantile(std::vector<double> values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size()) * share);
  std::ranges::nth_element(values, at);
  return *at;
}

}  // namespace

Camera clamped(Camera camera, const MapSize& size) {
  const double least = std::log2(std::max(size.width, size.height) / 256);
  camera.zoom = std::clamp(camera.zoom, std::min(least, kMaxZoom), kMaxZoom);
  camera.centre = geo::clamped_middle(camera.centre, camera.conic, half_of(size, camera.zoom));
  return camera;
}

Camera panned(const Camera& camera, const MapSize& size, const HandMove& move) {
  const geo::WorldPoint held =
      plane_of(camera, size)
          .unproject(on_plane(camera.zoom, move.at_x - move.dx, move.at_y - move.dy));
  const geo::PlanePoint at = on_plane(camera.zoom, move.at_x, move.at_y);
  return clamped({geo::middle_with(held, at, camera.conic, half_of(size, camera.zoom)), camera.zoom,
                  camera.conic},
                 size);
}

Camera zoomed(const Camera& camera, const MapSize& size, double dx, double dy, double steps) {
  const geo::WorldPoint kept = plane_of(camera, size).unproject(on_plane(camera.zoom, dx, dy));
  const double zoom = clamped({camera.centre, camera.zoom + steps, camera.conic}, size).zoom;
  return clamped({geo::middle_with(kept, on_plane(zoom, dx, dy), camera.conic, half_of(size, zoom)),
                  zoom, camera.conic},
                 size);
}

Camera fitted(const geo::WorldBox& box, const MapSize& size, double margin, double most_zoom,
              const Camera& like) {
  const geo::MapFit fit =
      geo::fit(box, {size.width, size.height, margin, world_pixels(most_zoom)}, like.conic);
  return clamped({fit.middle, std::min(most_zoom, std::log2(fit.pixels / 256)), like.conic}, size);
}

Camera same_ground(const Camera& camera, const MapSize& then, const MapSize& now) {
  const double closer = std::log2(std::min(now.width / then.width, now.height / then.height));
  return clamped({camera.centre, camera.zoom + (std::isfinite(closer) ? closer : 0), camera.conic},
                 now);
}

geo::WorldBox box_of(const Camera& camera, const MapSize& size) {
  const geo::HalfSize half = half_of(size, camera.zoom);
  return plane_of(camera, size).box_of({-half.width, -half.height, half.width, half.height});
}

bool shows(const Camera& camera, const MapSize& size, geo::WorldPoint at, double margin) {
  const double pixels = world_pixels(camera.zoom);
  const geo::PlanePoint p = plane_of(camera, size).project(at);
  return std::abs(p.x) * pixels <= size.width / 2 - margin &&
         std::abs(p.y) * pixels <= size.height / 2 - margin;
}

Camera between(const Camera& a, const Camera& b, double t) {
  Camera out;
  out.zoom = a.zoom + (b.zoom - a.zoom) * t;
  out.conic = a.conic + (b.conic - a.conic) * t;
  // Scaling about the one point that stays fixed keeps the way straight on the screen.
  const double sa = std::exp2(-a.zoom);
  const double sb = std::exp2(-b.zoom);
  const double s = std::exp2(-out.zoom);
  const double share = std::abs(sb - sa) < 1e-12 ? t : (s - sa) / (sb - sa);
  out.centre.x = a.centre.x + (b.centre.x - a.centre.x) * share;
  out.centre.y = a.centre.y + (b.centre.y - a.centre.y) * share;
  return out;
}

std::optional<geo::WorldBox> box_of(const store::Snapshot& snapshot,
                                    const std::vector<store::Row>& rows) {
  const auto& table = snapshot.events();
  std::optional<geo::WorldBox> box;
  for (const store::Row row : rows) {
    if (table.placed[row] == 0) continue;
    const geo::WorldPoint p = place_of(snapshot, row);
    const double degrees = std::clamp(static_cast<double>(table.radius_km[row]) / 111, 0.15, 3.0);
    const double r = degrees / 360;
    if (!box) box = geo::WorldBox{p.x, p.y, p.x, p.y};
    *box = {std::min(box->x0, p.x - r), std::min(box->y0, p.y - r), std::max(box->x1, p.x + r),
            std::max(box->y1, p.y + r)};
  }
  return box;
}

std::vector<store::Row> main_places(const store::Snapshot& snapshot,
                                    const std::vector<store::Row>& rows) {
  std::vector<store::Row> placed;
  std::vector<double> xs;
  std::vector<double> ys;
  for (const store::Row row : rows) {
    if (snapshot.events().placed[row] == 0) continue;
    placed.push_back(row);
    xs.push_back(place_of(snapshot, row).x);
    ys.push_back(place_of(snapshot, row).y);
  }
  if (placed.size() < 4) return placed;
  const geo::WorldPoint middle{quantile(xs, 0.5), quantile(ys, 0.5)};
  std::vector<double> distances(placed.size());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    distances[i] = std::hypot(xs[i] - middle.x, ys[i] - middle.y);
  }
  // Three times the distance within which most of them lie, and never less than some 500 km.
  const double most = std::max(3 * quantile(distances, 0.6), 5.0 / 360);
  std::vector<store::Row> out;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (distances[i] <= most) out.push_back(placed[i]);
  }
  return out;
}

}  // namespace dateline::project
