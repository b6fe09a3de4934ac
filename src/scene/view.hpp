#pragma once

#include "geo/lng_lat.hpp"
#include "geo/map_plane.hpp"
#include "scene/mesh.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::scene {

/// What part of the world is on screen, north up in its middle. Zoom level z shows the world
/// 256 * 2^z logical pixels wide, as large as it is in the middle; a logical pixel is `scale`
/// pixels of the target. In Web Mercator, in the conic projection of geo::MapPlane, or between:
/// `conic` is 0 for the one, 1 for the other. A value type.
class View {
 public:
  /// About 1:250,000 on a screen of 0.28 mm a pixel at Iraq's latitude: what the base map holds.
  static constexpr double kMaxZoom = 11.0;

  /// REQUIRES width, height >= 1 (pixels) and scale > 0. Centre and zoom are clamped to the world,
  /// conic to 0..1.
  View(int width, int height, float scale, geo::WorldPoint centre, double zoom, double conic = 0);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] geo::WorldPoint centre() const { return plane_.middle(); }
  [[nodiscard]] double zoom() const { return zoom_; }
  [[nodiscard]] double conic() const { return conic_; }  ///< as asked for
  [[nodiscard]] const geo::MapPlane& plane() const { return plane_; }
  /// Whether it is Web Mercator: asked for, or a view so wide that the conic makes no sense.
  [[nodiscard]] bool is_mercator() const { return plane_.turn() == 0; }
  /// The least zoom: the world fills the target.
  [[nodiscard]] double min_zoom() const;

  /// Pixels that the world is wide by the scale of the middle.
  [[nodiscard]] double world_pixels() const;
  [[nodiscard]] typeset::PathPoint project(geo::WorldPoint p) const;
  [[nodiscard]] geo::WorldPoint unproject(typeset::PathPoint p) const;
  /// The box of all that is visible, cut to the world square. In the conic its corners are not.
  [[nodiscard]] geo::WorldBox box() const;
  /// The same of a part of it, in pixels.
  [[nodiscard]] geo::WorldBox box_of(const PixelBox& part) const;
  /// Metres on the ground that a pixel covers at a point (not the width of a mercator metre).
  [[nodiscard]] double metres_per_pixel(geo::WorldPoint at) const;
  /// By how much north leans at a point from straight up, degrees clockwise.
  [[nodiscard]] double lean(geo::WorldPoint at) const;
  /// World units over which a straight line of the world square, anywhere in view, is straight on
  /// screen to within a third of a pixel; infinite in Web Mercator.
  [[nodiscard]] double straight_for() const;

  [[nodiscard]] View resized(int width, int height, float scale) const;
  /// The map follows the hand by dx, dy pixels; what lies in the middle does so exactly.
  [[nodiscard]] View panned(float dx, float dy) const;
  /// In by `steps` zoom levels (out where negative) with the point under `at` kept in place.
  [[nodiscard]] View zoomed(typeset::PathPoint at, double steps) const;
  /// The largest view of the same size with all of `box` inside, `margin` pixels from the edges.
  [[nodiscard]] View fitted(const geo::WorldBox& box, float margin, double most_zoom) const;

  friend bool operator==(const View&, const View&) = default;

 private:
  [[nodiscard]] geo::PlanePoint on_plane(typeset::PathPoint p) const;
  [[nodiscard]] geo::HalfSize half_size() const;

  int width_;
  int height_;
  float scale_;
  double zoom_;
  double conic_;
  geo::MapPlane plane_;
};

}  // namespace dateline::scene
