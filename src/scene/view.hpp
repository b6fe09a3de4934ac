#pragma once

#include "geo/lng_lat.hpp"
#include "geo/mercator.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::scene {

/// What part of the world is on screen, north up, in Web Mercator. Zoom level z shows the world
/// 256 * 2^z logical pixels wide; a logical pixel is `scale` pixels of the target. A value type.
class View {
 public:
  /// About 1:250,000 on a screen of 0.28 mm a pixel at Iraq's latitude: what the base map holds.
  static constexpr double kMaxZoom = 11.0;

  /// REQUIRES width, height >= 1 (pixels) and scale > 0. Centre and zoom are clamped to the world.
  View(int width, int height, float scale, geo::WorldPoint centre, double zoom);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] geo::WorldPoint centre() const { return centre_; }
  [[nodiscard]] double zoom() const { return zoom_; }
  /// The least zoom: the world fills the target.
  [[nodiscard]] double min_zoom() const;

  /// Pixels that the world is wide.
  [[nodiscard]] double world_pixels() const;
  [[nodiscard]] typeset::PathPoint project(geo::WorldPoint p) const;
  [[nodiscard]] geo::WorldPoint unproject(typeset::PathPoint p) const;
  [[nodiscard]] geo::WorldBox box() const;  ///< what is visible, cut to the world square
  /// Metres on the ground that a pixel covers at a point (not the width of a mercator metre).
  [[nodiscard]] double metres_per_pixel(geo::WorldPoint at) const;

  [[nodiscard]] View resized(int width, int height, float scale) const;
  [[nodiscard]] View panned(float dx,
                            float dy) const;  ///< the map follows the hand by dx, dy pixels
  /// In by `steps` zoom levels (out where negative) with the point under `at` kept in place.
  [[nodiscard]] View zoomed(typeset::PathPoint at, double steps) const;
  /// The largest view of the same size with all of `box` inside, `margin` pixels from the edges.
  [[nodiscard]] View fitted(const geo::WorldBox& box, float margin, double most_zoom) const;

  friend bool operator==(const View&, const View&) = default;

 private:
  int width_;
  int height_;
  float scale_;
  geo::WorldPoint centre_;
  double zoom_;
};

}  // namespace dateline::scene
