#pragma once

#include "project/camera.hpp"

namespace dateline::brief {

/// The way of the map from one view to another for films, on which what is seen moves as evenly as
/// it can: out, across and in again where the views lie far apart. By J. J. van Wijk and W. A. A.
/// Nuij, "Smooth and efficient zooming and panning", IEEE Symposium on Information Visualization
/// 2003. A plain value.
class Flight {
 public:
  /// Both cameras are of maps that are `width` logical pixels wide.
  Flight(const project::Camera& from, const project::Camera& to, double width);

  /// How far it is by what the eye sees of it: 0 where nothing moves, about 1 for a map's width
  /// across or a zoom of two levels.
  [[nodiscard]] double length() const { return length_; }
  /// After this share of the way, 0..1; exactly the ends at its ends.
  [[nodiscard]] project::Camera at(double share) const;

 private:
  project::Camera from_;
  project::Camera to_;
  double first_width_ = 1;  ///< of the ground that is seen, world units
  double last_width_ = 1;
  double across_ = 0;  ///< world units between the middles
  double r0_ = 0;
  double length_ = 0;
};

/// Begins and ends gently: 0..1 to 0..1.
[[nodiscard]] double eased(double share);

}  // namespace dateline::brief
