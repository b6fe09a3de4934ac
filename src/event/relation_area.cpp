#include "event/relation_area.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geodesic.hpp"

namespace dateline::event {
namespace {

using gazetteer::PlaceKind;
using geo::LngLat;
using geoparse::Relation;

constexpr double kHalfWedge = 22.5;  // degrees: stories name eight directions, as a rule
constexpr double kStep = 7.5;        // degrees between corners of an arc
constexpr double kDistanceDoubt = 0.15;
constexpr double kOpenKm = 30;           // how far "north of the town" reaches from its edge
constexpr double kNarrowest = 1.5;       // km to either side of a way
constexpr double kShareAside = 0.08;     // of a way's length, to either side
constexpr double kWidest = 12;           // km
constexpr double kKmAPiece = 40;         // of a corridor's sides, which bend with the earth
constexpr double kLongestAround = 2000;  // km: beyond, no ring on a map is of use

/// From `begin` to `end` degrees around a point, in steps, both ends among them.
void add_arc(std::vector<LngLat>& ring, LngLat middle, double km, double begin, double end) {
  const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(end - begin) / kStep)));
  for (int i = 0; i <= steps; ++i) {
    ring.push_back(geo::destination(middle, begin + (end - begin) * i / steps, km));
  }
}

std::vector<LngLat> closed(std::vector<LngLat> ring) {
  ring.push_back(ring.front());
  return ring;
}

/// Between two distances from a point, `half` degrees to either side of a bearing.
std::vector<LngLat> wedge(LngLat middle, double bearing, double half, double near, double far) {
  if (far > kLongestAround) return {};
  std::vector<LngLat> ring;
  add_arc(ring, middle, far, bearing - half, bearing + half);
  if (near > 0.05 * far) {
    add_arc(ring, middle, near, bearing + half, bearing - half);
  } else if (half < 90) {
    ring.push_back(middle);
  }
  return closed(std::move(ring));
}

/// Around the shortest way between two points, round at both ends.
std::vector<LngLat> corridor(LngLat from, LngLat to) {
  const geo::Geodesic way = geo::geodesic(from, to);
  if (way.km <= 0 || way.km > kLongestAround) return {};
  const double aside = std::clamp(way.km * kShareAside, kNarrowest, kWidest);
  const int pieces = std::max(1, static_cast<int>(std::ceil(way.km / kKmAPiece)));
  const std::vector<LngLat> line = geo::along_geodesic(from, to, pieces);
  std::vector<double> bearings;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    bearings.push_back(geo::geodesic(line[i], line[i + 1]).bearing_deg);
  }
  bearings.push_back(bearings.back());
  std::vector<LngLat> ring;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    ring.push_back(geo::destination(line[i], bearings[i] - 90, aside));
  }
  add_arc(ring, to, aside, bearings.back() - 90, bearings.back() + 90);
  for (std::size_t i = line.size() - 2; i > 0; --i) {
    ring.push_back(geo::destination(line[i], bearings[i] + 90, aside));
  }
  add_arc(ring, from, aside, bearings.front() + 90, bearings.front() + 270);
  return closed(std::move(ring));
}

}  // namespace

std::vector<LngLat> side_area(const gazetteer::Place& place, double bearing_deg) {
  const bool has_outline = place.kind == PlaceKind::country || place.kind == PlaceKind::region;
  if (has_outline || place.radius_km <= 0) return {};
  return wedge(place.at, bearing_deg, 90, 0, static_cast<double>(place.radius_km));
}

std::vector<LngLat> relation_area(const geoparse::PlaceMention& m) {
  const gazetteer::Place* place = m.place();
  if (place == nullptr || !m.relation) return {};
  const Relation& r = *m.relation;
  const auto radius = static_cast<double>(place->radius_km);
  switch (r.kind) {
    case Relation::Kind::near:
      return {};
    case Relation::Kind::direction_of:
      if (!r.distance_km)
        return wedge(place->at, r.bearing_deg, kHalfWedge, radius, radius + kOpenKm);
      return wedge(place->at, r.bearing_deg, kHalfWedge,
                   std::max(0.0, *r.distance_km * (1 - kDistanceDoubt) - radius / 2),
                   *r.distance_km * (1 + kDistanceDoubt) + radius / 2);
    case Relation::Kind::part_of:
      return side_area(*place, r.bearing_deg);
    case Relation::Kind::between: {
      if (!m.at) return {};
      const geo::Geodesic half = geo::geodesic(place->at, *m.at);
      return corridor(place->at, geo::destination(place->at, half.bearing_deg, 2 * half.km));
    }
  }
  return {};
}

}  // namespace dateline::event
