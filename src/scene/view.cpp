#include "scene/view.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline::scene {

namespace {

constexpr double kEarthCircumference = 40075016.686;  // metres at the equator, WGS 84

double clamp_centre(double c, double half) {
  return half >= 0.5 ? 0.5 : std::clamp(c, half, 1.0 - half);
}

}  // namespace

View::View(int width, int height, float scale, geo::WorldPoint centre, double zoom)
    : width_(std::max(width, 1)), height_(std::max(height, 1)), scale_(scale), centre_(centre) {
  zoom_ = std::clamp(zoom, min_zoom(), std::max(kMaxZoom, min_zoom()));
  const double pixels = world_pixels();
  centre_.x = clamp_centre(centre.x, width_ / pixels / 2);
  centre_.y = clamp_centre(centre.y, height_ / pixels / 2);
}

double View::min_zoom() const {
  return std::log2(std::max(width_, height_) / (256.0 * static_cast<double>(scale_)));
}

double View::world_pixels() const { return 256.0 * static_cast<double>(scale_) * std::exp2(zoom_); }

typeset::PathPoint View::project(geo::WorldPoint p) const {
  const double pixels = world_pixels();
  return {static_cast<float>((p.x - centre_.x) * pixels + width_ / 2.0),
          static_cast<float>((p.y - centre_.y) * pixels + height_ / 2.0)};
}

geo::WorldPoint View::unproject(typeset::PathPoint p) const {
  const double pixels = world_pixels();
  return {centre_.x + (static_cast<double>(p.x) - width_ / 2.0) / pixels,
          centre_.y + (static_cast<double>(p.y) - height_ / 2.0) / pixels};
}

geo::WorldBox View::box() const {
  const double half_w = width_ / world_pixels() / 2;
  const double half_h = height_ / world_pixels() / 2;
  return {std::max(0.0, centre_.x - half_w), std::max(0.0, centre_.y - half_h),
          std::min(1.0, centre_.x + half_w), std::min(1.0, centre_.y + half_h)};
}

double View::metres_per_pixel(geo::WorldPoint at) const {
  const double lat = geo::from_world(at).lat() * std::numbers::pi / 180;
  return kEarthCircumference * std::cos(lat) / world_pixels();
}

View View::resized(int width, int height, float scale) const {
  return {width, height, scale, centre_, zoom_};
}

View View::panned(float dx, float dy) const {
  const double pixels = world_pixels();
  return {
      width_,
      height_,
      scale_,
      {centre_.x - static_cast<double>(dx) / pixels, centre_.y - static_cast<double>(dy) / pixels},
      zoom_};
}

View View::zoomed(typeset::PathPoint at, double steps) const {
  const geo::WorldPoint kept = unproject(at);
  const View there(width_, height_, scale_, centre_, zoom_ + steps);
  const double pixels = there.world_pixels();
  return {width_,
          height_,
          scale_,
          {kept.x - (static_cast<double>(at.x) - width_ / 2.0) / pixels,
           kept.y - (static_cast<double>(at.y) - height_ / 2.0) / pixels},
          zoom_ + steps};
}

View View::fitted(const geo::WorldBox& box, float margin, double most_zoom) const {
  const double room_w = std::max(16.0, width_ - 2.0 * static_cast<double>(margin));
  const double room_h = std::max(16.0, height_ - 2.0 * static_cast<double>(margin));
  const double pixels =
      std::min(room_w / std::max(box.x1 - box.x0, 1e-9), room_h / std::max(box.y1 - box.y0, 1e-9));
  const double zoom = std::log2(pixels / (256.0 * static_cast<double>(scale_)));
  return {width_, height_, scale_, box.centre(), std::min(zoom, most_zoom)};
}

}  // namespace dateline::scene
