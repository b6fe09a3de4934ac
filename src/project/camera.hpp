#pragma once

#include <vector>

#include "geo/map_plane.hpp"
#include "store/snapshot.hpp"

namespace dateline::project {

/// What the map shows: the middle, and the zoom level at which the world is 256 * 2^zoom logical
/// pixels wide by the scale of the middle.
struct Camera {
  geo::WorldPoint centre{0.5, 0.5};
  double zoom = 2;
  double conic = 0;  ///< 0 Web Mercator, 1 the conic of geo::MapPlane; between on the way
  friend bool operator==(const Camera&, const Camera&) = default;
};

/// The size of the map's panel in logical pixels.
struct MapSize {
  double width = 800;
  double height = 500;
  friend bool operator==(const MapSize&, const MapSize&) = default;
};

inline constexpr double kMaxZoom = 11;  ///< what the base map is drawn for

/// Within the world: no zoom at which it would not fill the panel, no edge inside it.
[[nodiscard]] Camera clamped(Camera camera, const MapSize& size);
/// A move of the hand, in logical pixels: by dx, dy, to a point that is then at_x, at_y from the
/// panel's middle. In the conic the map turns a little as it is panned, and the hand holds one
/// point of it.
struct HandMove {
  double dx = 0;
  double dy = 0;
  double at_x = 0;
  double at_y = 0;
};
/// The map follows the hand: what was under it stays under it.
[[nodiscard]] Camera panned(const Camera& camera, const MapSize& size, const HandMove& move);
/// In by `steps` levels (out where negative); the point dx, dy logical pixels from the panel's
/// middle stays where it is.
[[nodiscard]] Camera zoomed(const Camera& camera, const MapSize& size, double dx, double dy,
                            double steps);
/// The closest camera that shows all of `box`, `margin` logical pixels from the edges, and not
/// closer than `most_zoom`; its `conic` is that of `like`.
[[nodiscard]] Camera fitted(const geo::WorldBox& box, const MapSize& size, double margin,
                            double most_zoom, const Camera& like = {});
/// The closest camera by which a map of size `now` shows all that `camera` shows in one of size
/// `then`.
[[nodiscard]] Camera same_ground(const Camera& camera, const MapSize& then, const MapSize& now);
/// All that the panel shows.
[[nodiscard]] geo::WorldBox box_of(const Camera& camera, const MapSize& size);
/// Whether a point lies in the panel, `margin` logical pixels from its edges.
[[nodiscard]] bool shows(const Camera& camera, const MapSize& size, geo::WorldPoint at,
                         double margin);
/// Between a and b at t in 0..1: by a path whose zoom and middle move together, so that what both
/// show stays in sight.
[[nodiscard]] Camera between(const Camera& a, const Camera& b, double t);

/// The box around the places of events, with a little ground around each. Rows that are not placed
/// are passed over; nullopt where none is placed.
[[nodiscard]] std::optional<geo::WorldBox> box_of(const store::Snapshot& snapshot,
                                                  const std::vector<store::Row>& rows);

/// The rows whose places lie together: leaves out what is much further from the middle of all than
/// most are, as an embassy's capital is from the war that it speaks of.
[[nodiscard]] std::vector<store::Row> main_places(const store::Snapshot& snapshot,
                                                  const std::vector<store::Row>& rows);

}  // namespace dateline::project
