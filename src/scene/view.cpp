#include "scene/view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline::scene {

namespace {

constexpr double kEarthCircumference = 40075016.686;  // metres at the equator, WGS 84
constexpr double kStraight = 0.33;                    // pixels

}  // namespace

View::View(int width, int height, float scale, geo::WorldPoint centre, double zoom, double conic)
    : width_(std::max(width, 1)),
      height_(std::max(height, 1)),
      scale_(scale),
      zoom_(std::clamp(zoom, min_zoom(), std::max(kMaxZoom, min_zoom()))),
      conic_(std::clamp(conic, 0.0, 1.0)),
      plane_(centre, 0) {
  const geo::WorldPoint middle = geo::clamped_middle(centre, conic_, half_size());
  plane_ = geo::MapPlane(middle, geo::cone_for(conic_, middle, half_size()));
}

double View::min_zoom() const {
  return std::log2(std::max(width_, height_) / (256.0 * static_cast<double>(scale_)));
}

double View::world_pixels() const { return 256.0 * static_cast<double>(scale_) * std::exp2(zoom_); }

geo::HalfSize View::half_size() const {
  return {width_ / world_pixels() / 2, height_ / world_pixels() / 2};
}

geo::PlanePoint View::on_plane(typeset::PathPoint p) const {
  const double pixels = world_pixels();
  return {(static_cast<double>(p.x) - width_ / 2.0) / pixels,
          (static_cast<double>(p.y) - height_ / 2.0) / pixels};
}

typeset::PathPoint View::project(geo::WorldPoint p) const {
  const double pixels = world_pixels();
  const geo::PlanePoint on_plane = plane_.project(p);
  return {static_cast<float>(on_plane.x * pixels + width_ / 2.0),
          static_cast<float>(on_plane.y * pixels + height_ / 2.0)};
}

geo::WorldPoint View::unproject(typeset::PathPoint p) const {
  return plane_.unproject(on_plane(p));
}

geo::WorldBox View::box() const {
  return box_of({0, 0, static_cast<float>(width_), static_cast<float>(height_)});
}

geo::WorldBox View::box_of(const PixelBox& part) const {
  const geo::PlanePoint a = on_plane({part.x0, part.y0});
  const geo::PlanePoint b = on_plane({part.x1, part.y1});
  const geo::WorldBox box = plane_.box_of({a.x, a.y, b.x, b.y});
  return {std::max(0.0, box.x0), std::max(0.0, box.y0), std::min(1.0, box.x1),
          std::min(1.0, box.y1)};
}

double View::metres_per_pixel(geo::WorldPoint at) const {
  const double lat = geo::from_world(at).lat() * std::numbers::pi / 180;
  return kEarthCircumference * std::cos(lat) / (world_pixels() * plane_.stretch(at));
}

double View::lean(geo::WorldPoint at) const { return plane_.lean(at) * 180 / std::numbers::pi; }

double View::straight_for() const {
  if (is_mercator()) return std::numeric_limits<double>::infinity();
  // A line of length l bends by turn * stretch * l^2 / 8 at most. Stretch is greatest at a corner.
  const geo::WorldBox seen = box();
  const double stretch = std::max(plane_.stretch({0, seen.y0}), plane_.stretch({0, seen.y1}));
  return std::sqrt(8 * kStraight / (std::abs(plane_.turn()) * stretch * world_pixels()));
}

View View::resized(int width, int height, float scale) const {
  return {width, height, scale, centre(), zoom_, conic_};
}

View View::panned(float dx, float dy) const {
  const geo::PlanePoint at =
      on_plane({static_cast<float>(width_) / 2 + dx, static_cast<float>(height_) / 2 + dy});
  return {width_, height_, scale_, geo::middle_with(centre(), at, conic_, half_size()),
          zoom_,  conic_};
}

View View::zoomed(typeset::PathPoint at, double steps) const {
  const geo::WorldPoint kept = unproject(at);
  const View there(width_, height_, scale_, centre(), zoom_ + steps, conic_);
  return {width_,        height_,
          scale_,        geo::middle_with(kept, there.on_plane(at), conic_, there.half_size()),
          zoom_ + steps, conic_};
}

View View::fitted(const geo::WorldBox& box, float margin, double most_zoom) const {
  const double tile = 256.0 * static_cast<double>(scale_);
  const geo::MapFit fit = geo::fit(box,
                                   {static_cast<double>(width_), static_cast<double>(height_),
                                    static_cast<double>(margin), tile * std::exp2(most_zoom)},
                                   conic_);
  return {width_, height_, scale_, fit.middle, std::log2(fit.pixels / tile), conic_};
}

}  // namespace dateline::scene
