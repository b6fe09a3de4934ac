#pragma once

#include <optional>
#include <string>

#include "geo/lng_lat.hpp"
#include "gui/frame.hpp"
#include "scene/view.hpp"

namespace dateline::gui {

/// How far it is from one point to another and in which direction, by dragging on the map. What was
/// measured last stays until something else is done with the tool.
class Measure {
 public:
  void begin(geo::LngLat from) { from_ = to_ = from; }
  void go_on(geo::LngLat to) { to_ = to; }
  void clear() { from_ = to_ = std::nullopt; }
  [[nodiscard]] bool any() const { return from_ && to_ && *from_ != *to_; }
  /// The way between both, with its length and bearing beside its end. `origin` is the map's top
  /// left corner on the screen, `box` the map.
  void draw(Frame& frame, scene::Painter& painter, const scene::PixelBox& box,
            const scene::View& view) const;

 private:
  std::optional<geo::LngLat> from_;
  std::optional<geo::LngLat> to_;
};

/// "148 km, south-east (127\u00B0)", metres below one kilometre.
[[nodiscard]] std::string measured_words(geo::LngLat from, geo::LngLat to);

}  // namespace dateline::gui
