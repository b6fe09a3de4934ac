#include "scene/north_arrow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dateline::scene {

bool needs_north_arrow(const View& view) {
  const geo::WorldBox box = view.box();
  return std::max(std::abs(view.lean({box.x0, box.y0})), std::abs(view.lean({box.x1, box.y0}))) >=
         1;
}

void draw_north_arrow(Painter& painter, PathPoint foot, const View& view, const Theme& theme) {
  const float s = view.scale();
  const auto angle = static_cast<float>(view.lean(view.unproject(foot)));
  const float turn = angle * std::numbers::pi_v<float> / 180;
  const PathPoint up{std::sin(turn), -std::cos(turn)};
  const auto at = [&](float right, float high) {
    return PathPoint{foot.x + (up.x * high - up.y * right) * s,
                     foot.y + (up.y * high + up.x * right) * s};
  };
  // A kite with a notch, as on a compass card, and the letter over its tip.
  const auto needle = [&](float grow) {
    return std::array{at(0, 18 + 2 * grow), at(4.5F + grow, -grow), at(0, 4 - 0.4F * grow),
                      at(-4.5F - grow, -grow)};
  };
  for (const bool rim : {true, false}) {
    const auto n = needle(rim ? 1.2F : 0);
    const Rgba colour = rim ? theme.halo.faded(0.55F) : theme.label;
    painter.convex(std::array{n[0], n[1], n[2]}, colour);
    painter.convex(std::array{n[0], n[2], n[3]}, colour);
  }
  TextStyle t;
  t.weight = Weight::bold;
  t.size = 10 * s;
  t.colour = theme.label;
  t.halo = theme.name_halo();
  t.halo_width = 1.6F * s;
  painter.text_turned(at(0, 25), angle, "N", t);
}

}  // namespace dateline::scene
