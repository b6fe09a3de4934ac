#include "project/camera.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::project {
namespace {

double world_pixels(double zoom) { return 256 * std::exp2(zoom); }

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
  const double half_x = std::min(0.5, size.width / 2 / world_pixels(camera.zoom));
  const double half_y = std::min(0.5, size.height / 2 / world_pixels(camera.zoom));
  camera.centre.x = std::clamp(camera.centre.x, half_x, 1 - half_x);
  camera.centre.y = std::clamp(camera.centre.y, half_y, 1 - half_y);
  return camera;
}

Camera panned(const Camera& camera, const MapSize& size, double dx, double dy) {
  const double pixels = world_pixels(camera.zoom);
  return clamped({{camera.centre.x - dx / pixels, camera.centre.y - dy / pixels}, camera.zoom},
                 size);
}

Camera zoomed(const Camera& camera, const MapSize& size, double dx, double dy, double steps) {
  const double before = world_pixels(camera.zoom);
  const double zoom = clamped({camera.centre, camera.zoom + steps}, size).zoom;
  const double after = world_pixels(zoom);
  return clamped(
      {{camera.centre.x + dx / before - dx / after, camera.centre.y + dy / before - dy / after},
       zoom},
      size);
}

Camera fitted(const geo::WorldBox& box, const MapSize& size, double margin, double most_zoom) {
  const double width = std::max(16.0, size.width - 2 * margin);
  const double height = std::max(16.0, size.height - 2 * margin);
  const double pixels =
      std::min(width / std::max(box.x1 - box.x0, 1e-9), height / std::max(box.y1 - box.y0, 1e-9));
  return clamped({box.centre(), std::min(most_zoom, std::log2(pixels / 256))}, size);
}

Camera same_ground(const Camera& camera, const MapSize& then, const MapSize& now) {
  const double closer = std::log2(std::min(now.width / then.width, now.height / then.height));
  return clamped({camera.centre, camera.zoom + (std::isfinite(closer) ? closer : 0)}, now);
}

geo::WorldBox box_of(const Camera& camera, const MapSize& size) {
  const double pixels = world_pixels(camera.zoom);
  const double x = size.width / 2 / pixels;
  const double y = size.height / 2 / pixels;
  const geo::WorldPoint& c = camera.centre;
  return {c.x - x, c.y - y, c.x + x, c.y + y};
}

bool shows(const Camera& camera, const MapSize& size, geo::WorldPoint at, double margin) {
  const double pixels = world_pixels(camera.zoom);
  return std::abs(at.x - camera.centre.x) * pixels <= size.width / 2 - margin &&
         std::abs(at.y - camera.centre.y) * pixels <= size.height / 2 - margin;
}

Camera between(const Camera& a, const Camera& b, double t) {
  Camera out;
  out.zoom = a.zoom + (b.zoom - a.zoom) * t;
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
