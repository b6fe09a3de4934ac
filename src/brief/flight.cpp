#include "brief/flight.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::brief {
namespace {

constexpr double kRho = 1.42;   // how gladly it zooms out to get across; the authors' measure
constexpr double kNear = 1e-6;  // of the map's width: it does not move across
constexpr double kTilePixels = 256;

double width_of_ground(const project::Camera& camera, double pixels) {
  return pixels / (kTilePixels * std::exp2(camera.zoom));
}

}  // namespace

Flight::Flight(const project::Camera& from, const project::Camera& to, double width)
    : from_(from),
      to_(to),
      first_width_(width_of_ground(from, width)),
      last_width_(width_of_ground(to, width)),
      across_(std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y)) {
  const double w0 = first_width_;
  const double w1 = last_width_;
  if (across_ < kNear * std::min(w0, w1)) {
    across_ = 0;
    length_ = std::abs(std::log(w1 / w0)) / kRho;
    return;
  }
  const double rho2 = kRho * kRho;
  const double u = across_;
  const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * u * u) / (2 * w0 * rho2 * u);
  const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * u * u) / (2 * w1 * rho2 * u);
  r0_ = -std::asinh(b0);
  length_ = (-std::asinh(b1) - r0_) / kRho;
}

project::Camera Flight::at(double share) const {
  if (share <= 0) return from_;
  if (share >= 1) return to_;
  project::Camera out = to_;
  out.conic = from_.conic + (to_.conic - from_.conic) * share;
  double seen = 0;
  double gone = 1;  // share of the way across
  if (across_ == 0) {
    seen = first_width_ * std::pow(last_width_ / first_width_, share);
    gone = share;
  } else {
    const double s = share * length_;
    const double c0 = std::cosh(r0_);
    seen = first_width_ * c0 / std::cosh(kRho * s + r0_);
    gone =
        first_width_ / (kRho * kRho) * (c0 * std::tanh(kRho * s + r0_) - std::sinh(r0_)) / across_;
  }
  out.zoom = from_.zoom - std::log2(seen / first_width_);
  out.centre.x = from_.centre.x + (to_.centre.x - from_.centre.x) * gone;
  out.centre.y = from_.centre.y + (to_.centre.y - from_.centre.y) * gone;
  return out;
}

double eased(double share) {
  const double t = std::clamp(share, 0.0, 1.0);
  return t * t * t * (t * (6 * t - 15) + 10);
}

}  // namespace dateline::brief
