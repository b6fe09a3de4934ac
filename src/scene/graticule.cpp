#include "scene/graticule.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "scene/bending.hpp"

namespace dateline::scene {

namespace {

constexpr double kApart = 90;       // logical pixels between lines at least
constexpr int kMostMinutes = 5100;  // of latitude: the world square ends at 85 degrees
constexpr float kInset = 5;         // logical pixels from the edge to the degrees

std::string text_of(int minutes, const char* plus, const char* minus) {
  const int size = std::abs(minutes);
  std::string out = fmt::format("{}\u00B0", size / 60);
  if (size % 60 != 0) out += fmt::format("{:02}\u2032", size % 60);
  if (size != 0 && size != 180 * 60) out += fmt::format(" {}", minutes > 0 ? plus : minus);
  return out;
}

/// The pixels with y = `at` where it is level, else those with x = `at`.
struct Edge {
  bool level = false;
  float at = 0;
};

/// Where a line first crosses an edge.
std::optional<PathPoint> crossing(const std::vector<PathPoint>& line, const Edge& edge) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const float a = (edge.level ? line[i].y : line[i].x) - edge.at;
    const float b = (edge.level ? line[i + 1].y : line[i + 1].x) - edge.at;
    if ((a < 0) == (b < 0)) continue;
    const float t = a / (a - b);
    return PathPoint{line[i].x + (line[i + 1].x - line[i].x) * t,
                     line[i].y + (line[i + 1].y - line[i].y) * t};
  }
  return std::nullopt;
}

/// The multiples of `step` in from..to.
template <class Visit>
void multiples(double from, double to, int step, const Visit& visit) {
  for (int m = static_cast<int>(std::ceil(from / step)) * step; m <= to; m += step) visit(m);
}

}  // namespace

int graticule_step(const View& view) {
  constexpr std::array kSteps{1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800};
  // Meridians stand closer than parallels wherever the map is.
  const double minute = view.world_pixels() / (360 * 60);
  const double least = kApart * static_cast<double>(view.scale());
  const auto* found =
      std::find_if(kSteps.begin(), kSteps.end(), [&](int step) { return step * minute >= least; });
  return found == kSteps.end() ? kSteps.back() : *found;
}

std::vector<GraticuleLine> graticule(const View& view) {
  std::vector<GraticuleLine> out;
  const int step = graticule_step(view);
  const geo::WorldBox box = view.box();
  const geo::LngLat north_west = geo::from_world({box.x0, box.y0});
  const geo::LngLat south_east = geo::from_world({box.x1, box.y1});
  multiples(north_west.lng() * 60, south_east.lng() * 60, step, [&](int minutes) {
    const double x = geo::to_world(minutes / 60.0, 0).x;
    const std::array<geo::WorldPoint, 2> ends{{{x, box.y0}, {x, box.y1}}};
    out.push_back({true, text_of(minutes, "E", "W"), bent(view, ends)});
  });
  const auto parallels = out.size();
  multiples(std::max(south_east.lat() * 60, -double{kMostMinutes}),
            std::min(north_west.lat() * 60, double{kMostMinutes}), step, [&](int minutes) {
              const double y = geo::to_world(0, minutes / 60.0).y;
              const std::array<geo::WorldPoint, 2> ends{{{box.x0, y}, {box.x1, y}}};
              out.push_back({false, text_of(minutes, "N", "S"), bent(view, ends)});
            });
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(parallels), out.end());
  return out;
}

void draw_graticule(Painter& painter, const std::vector<GraticuleLine>& lines, const View& view,
                    const Theme& theme) {
  for (const GraticuleLine& line : lines) {
    painter.polyline(line.points, 0.8F * view.scale(),
                     theme.secondary.faded(theme.is_dark ? 0.3F : 0.4F));
  }
}

void draw_graticule_labels(Painter& painter, const std::vector<GraticuleLine>& lines,
                           LabelSpace& space, const View& view, const Theme& theme, float text) {
  const float s = view.scale();
  TextStyle t;
  t.size = 10 * s * text;
  t.colour = theme.secondary;
  t.halo = theme.name_halo();
  t.halo_width = 1.6F * s;
  const auto w = static_cast<float>(view.width());
  const auto h = static_cast<float>(view.height());
  const float high = 12 * s * text;
  for (const GraticuleLine& line : lines) {
    const float wide = painter.text_width(line.text, t);
    const float across = (kInset * s) + high / 2;
    const float along = (kInset * s) + wide / 2;
    const Edge upright[] = {{true, across}, {true, h - across}, {false, along}, {false, w - along}};
    const Edge level[] = {{false, along}, {false, w - along}, {true, across}, {true, h - across}};
    for (const Edge& edge : line.is_meridian ? upright : level) {
      const auto at = crossing(line.points, edge);
      if (!at) continue;
      const PixelBox box{at->x - wide / 2, at->y - high / 2, at->x + wide / 2, at->y + high / 2};
      if (box.x0 < 0 || box.x1 > w || box.y0 < 0 || box.y1 > h) continue;
      if (!space.try_take(box.grown(2 * s))) continue;
      painter.text(box.x0, box.y1 - 2.5F * s, line.text, t);
      break;
    }
  }
}

}  // namespace dateline::scene
