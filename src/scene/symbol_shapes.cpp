#include "scene/symbol_shapes.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace dateline::scene {

namespace {

using typeset::Contour;
using typeset::PathPoint;

// One stroke weight for the family of symbols; heavy enough at 12 px.
constexpr float kStroke = 0.26F;

SymbolPart filled(Contour points) { return {std::move(points), true, true, 0}; }
SymbolPart stroke(Contour points, float width = kStroke) {
  return {std::move(points), false, false, width};
}
SymbolPart outline(Contour points, float width = kStroke) {
  return {std::move(points), false, true, width};
}

/// Points on a circle from `begin` to `end`, in turns clockwise from twelve o'clock.
Contour arc(PathPoint centre, float radius, float begin = 0, float end = 1) {
  constexpr int kSteps = 40;
  Contour points;
  const bool whole = end - begin >= 1;
  for (int i = 0; i < (whole ? kSteps : kSteps + 1); ++i) {
    const float t =
        (begin + (end - begin) * static_cast<float>(i) / kSteps) * 2 * std::numbers::pi_v<float>;
    points.push_back({centre.x + radius * std::sin(t), centre.y - radius * std::cos(t)});
  }
  return points;
}

Contour burst(int points, float outer, float inner) {
  Contour out;
  for (int i = 0; i < 2 * points; ++i) {
    const float r = i % 2 == 0 ? outer : inner;
    const float t = static_cast<float>(i) * std::numbers::pi_v<float> / static_cast<float>(points);
    out.push_back({r * std::sin(t), -r * std::cos(t)});
  }
  return out;
}

/// A link of a chain: a capsule from a to b.
Contour capsule(PathPoint a, PathPoint b, float radius) {
  const float angle = std::atan2(b.y - a.y, b.x - a.x) / (2 * std::numbers::pi_v<float>);
  Contour points = arc(b, radius, angle, angle + 0.5F);
  const Contour other = arc(a, radius, angle + 0.5F, angle + 1);
  points.insert(points.end(), other.begin(), other.end());
  return points;
}

}  // namespace

SymbolShape symbol_shape(event::EventType type) {
  using event::EventType;
  switch (type) {
    case EventType::capture:  // pennant
      return {stroke({{-0.66F, -0.88F}, {-0.66F, 0.88F}}, 0.24F),
              filled({{-0.66F, -0.98F}, {0.98F, -0.38F}, {-0.66F, 0.24F}})};
    case EventType::siege:  // ring with four ticks inward
      return {outline(arc({0, 0}, 0.84F), 0.24F), stroke({{0, -0.84F}, {0, -0.4F}}, 0.24F),
              stroke({{0.84F, 0}, {0.4F, 0}}, 0.24F), stroke({{0, 0.84F}, {0, 0.4F}}, 0.24F),
              stroke({{-0.84F, 0}, {-0.4F, 0}}, 0.24F)};
    case EventType::clash:  // crossed strokes in a diamond
      return {outline({{0, -0.95F}, {0.95F, 0}, {0, 0.95F}, {-0.95F, 0}}, 0.18F),
              stroke({{-0.34F, -0.34F}, {0.34F, 0.34F}}, 0.27F),
              stroke({{0.34F, -0.34F}, {-0.34F, 0.34F}}, 0.27F)};
    case EventType::attack:  // diamond
      return {filled({{0, -0.98F}, {0.98F, 0}, {0, 0.98F}, {-0.98F, 0}})};
    case EventType::airstrike:  // triangle point down with wings
      return {filled({{0, 1},
                      {-0.26F, 0.28F},
                      {-1, -0.22F},
                      {-1, -0.52F},
                      {-0.26F, -0.38F},
                      {-0.22F, -0.66F},
                      {-0.5F, -0.96F},
                      {0.5F, -0.96F},
                      {0.22F, -0.66F},
                      {0.26F, -0.38F},
                      {1, -0.52F},
                      {1, -0.22F},
                      {0.26F, 0.28F}})};
    case EventType::shelling:  // three arcs over a dot
      return {filled(arc({0, 0.72F}, 0.27F)), stroke(arc({0, 0.72F}, 0.64F, -0.14F, 0.14F), 0.22F),
              stroke(arc({0, 0.72F}, 1.1F, -0.14F, 0.14F), 0.22F),
              stroke(arc({0, 0.72F}, 1.54F, -0.11F, 0.11F), 0.22F)};
    case EventType::bombing:  // eight-pointed burst
      return {filled(burst(8, 1.0F, 0.56F))};
    case EventType::abduction:  // two links
      return {outline(capsule({-0.56F, 0.56F}, {-0.2F, 0.2F}, 0.36F), 0.22F),
              outline(capsule({0.2F, -0.2F}, {0.56F, -0.56F}, 0.36F), 0.22F),
              stroke({{-0.24F, 0.24F}, {0.24F, -0.24F}}, 0.22F)};
    case EventType::arrest:  // three bars
      return {stroke({{-0.68F, -0.8F}, {-0.68F, 0.8F}}, 0.3F),
              stroke({{0, -0.8F}, {0, 0.8F}}, 0.3F), stroke({{0.68F, -0.8F}, {0.68F, 0.8F}}, 0.3F)};
    case EventType::release:  // open circle with a gap
      return {stroke(arc({0, 0}, 0.78F, 0.2F, 1.05F), 0.28F)};
    case EventType::evacuation:  // arrow out of a bracket
      return {stroke({{-0.12F, -0.82F}, {-0.82F, -0.82F}, {-0.82F, 0.82F}, {-0.12F, 0.82F}}),
              stroke({{-0.3F, 0}, {0.8F, 0}}),
              stroke({{0.42F, -0.44F}, {0.86F, 0}, {0.42F, 0.44F}})};
    case EventType::displacement:  // three chevrons
      return {stroke({{-0.9F, -0.62F}, {-0.4F, 0}, {-0.9F, 0.62F}}, 0.24F),
              stroke({{-0.22F, -0.62F}, {0.28F, 0}, {-0.22F, 0.62F}}, 0.24F),
              stroke({{0.46F, -0.62F}, {0.96F, 0}, {0.46F, 0.62F}}, 0.24F)};
    case EventType::deployment:  // solid chevron
      return {filled({{-0.95F, 0.82F},
                      {-0.95F, 0.1F},
                      {0, -0.86F},
                      {0.95F, 0.1F},
                      {0.95F, 0.82F},
                      {0, -0.02F}})};
    case EventType::withdrawal:  // hollow chevron, reversed
      return {outline({{-0.88F, -0.74F},
                       {-0.88F, -0.1F},
                       {0, 0.78F},
                       {0.88F, -0.1F},
                       {0.88F, -0.74F},
                       {0, 0.1F}},
                      0.2F)};
    case EventType::talks:  // two facing dots
      return {filled(arc({-0.56F, 0}, 0.42F)), filled(arc({0.56F, 0}, 0.42F))};
    case EventType::agreement:  // two rings
      return {outline(arc({-0.42F, 0}, 0.5F), 0.22F), outline(arc({0.42F, 0}, 0.5F), 0.22F)};
    case EventType::aid:  // plus
      return {filled({{-0.3F, -0.9F},
                      {0.3F, -0.9F},
                      {0.3F, -0.3F},
                      {0.9F, -0.3F},
                      {0.9F, 0.3F},
                      {0.3F, 0.3F},
                      {0.3F, 0.9F},
                      {-0.3F, 0.9F},
                      {-0.3F, 0.3F},
                      {-0.9F, 0.3F},
                      {-0.9F, -0.3F},
                      {-0.3F, -0.3F}})};
    case EventType::protest:  // wedge
      return {filled({{-0.92F, -0.24F}, {0.86F, -0.9F}, {0.86F, 0.9F}, {-0.92F, 0.24F}})};
    case EventType::statement:  // small dot
      return {filled(arc({0, 0}, 0.5F))};
  }
  return {};
}

}  // namespace dateline::scene
