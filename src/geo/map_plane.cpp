#include "geo/map_plane.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dateline::geo {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr int kMostRounds = 60;  // of what closes in on an answer by more than half each time

/// 0 up to `from`, 1 from `to` on, eased at both ends.
double eased(double from, double to, double v) {
  const double t = std::clamp((v - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// The way on the world square from the middle to a point of the plane, x east and y south.
PlanePoint unrolled(PlanePoint p, double turn) {
  if (turn == 0) return p;
  const double x = turn * p.x;
  const double y = turn * p.y;
  // |1 + y + ix|^2 - 1; not below what a tip on the map would give.
  const double grown = std::max(2 * y + x * x + y * y, -1 + 1e-12);
  return {std::atan2(x, 1 + y) / turn, std::log1p(grown) / (2 * turn)};
}

HalfSize half_of(const MapRoom& room, double pixels) {
  return {room.width / pixels / 2, room.height / pixels / 2};
}

}  // namespace

PlanePoint MapPlane::project(WorldPoint p) const {
  const double east = p.x - middle_.x;
  const double south = p.y - middle_.y;
  if (turn_ == 0) return {east, south};
  // Behind the middle the cone is cut open; what lies beyond the cut stays at it.
  const double around = std::clamp(turn_ * east, -std::numbers::pi, std::numbers::pi);
  const double down = std::expm1(turn_ * south);
  const double half = std::sin(around / 2);
  return {(down + 1) * std::sin(around) / turn_, (down - 2 * (down + 1) * half * half) / turn_};
}

WorldPoint MapPlane::unproject(PlanePoint p) const {
  const PlanePoint way = unrolled(p, turn_);
  return {middle_.x + way.x, middle_.y + way.y};
}

double MapPlane::stretch(WorldPoint at) const { return std::exp(turn_ * (at.y - middle_.y)); }

double MapPlane::lean(WorldPoint at) const { return -turn_ * (at.x - middle_.x); }

WorldBox MapPlane::box_of(const PlaneBox& part) const {
  // Longitudes are farthest apart in corners; latitudes in corners and where an edge crosses, or
  // comes closest to, the meridian of the middle.
  const double straight = std::clamp(0.0, part.x0, part.x1);
  const std::array<PlanePoint, 6> ends{{{part.x0, part.y0},
                                        {part.x1, part.y0},
                                        {part.x0, part.y1},
                                        {part.x1, part.y1},
                                        {straight, part.y0},
                                        {straight, part.y1}}};
  const WorldPoint first = unproject(ends[0]);
  WorldBox box{first.x, first.y, first.x, first.y};
  for (const PlanePoint& end : ends) {
    const WorldPoint p = unproject(end);
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
           std::max(box.y1, p.y)};
  }
  return box;
}

double cone_for(double share, WorldPoint middle, HalfSize half) {
  if (share <= 0) return 0;
  const double sine = std::tanh((0.5 - middle.y) * kTurn);  // of the middle's latitude
  const double lat = std::asin(std::clamp(std::abs(sine), 0.0, 1.0)) * 180 / std::numbers::pi;
  const double across = std::hypot(half.width, half.height) * kTurn;
  const double cone =
      std::min(share, 1.0) * sine * (1 - eased(66, 76, lat)) * (1 - eased(0.75, 1.35, across));
  return std::abs(cone) < 1e-12 ? 0 : cone;  // no pixel differs, and a card may take it for 0
}

WorldPoint middle_with(WorldPoint ground, PlanePoint at, double share, HalfSize half) {
  WorldPoint middle{ground.x - at.x, ground.y - at.y};
  if (share <= 0) return middle;
  for (int i = 0; i < kMostRounds; ++i) {
    const PlanePoint way = unrolled(at, cone_for(share, middle, half) * kTurn);
    const WorldPoint next{ground.x - way.x, ground.y - way.y};
    const double moved = std::abs(next.x - middle.x) + std::abs(next.y - middle.y);
    middle = next;
    if (moved < 1e-15) break;
  }
  return middle;
}

WorldPoint clamped_middle(WorldPoint middle, double share, HalfSize half) {
  const auto within = [](double c, double reach) {
    return reach >= 0.5 ? 0.5 : std::clamp(c, reach, 1.0 - reach);
  };
  if (share > 0) {
    // A box beyond the edge moves the middle, which changes the cone and so the box a little.
    for (int i = 0; i < kMostRounds; ++i) {
      const double cone = cone_for(share, middle, half);
      if (cone == 0) break;
      const WorldBox box =
          MapPlane(middle, cone).box_of({-half.width, -half.height, half.width, half.height});
      const double beyond = std::max(0.0, -box.y0) - std::max(0.0, box.y1 - 1);
      if (std::abs(beyond) < 1e-12) return {within(middle.x, box.x1 - middle.x), middle.y};
      middle.y += beyond;
    }
  }
  return {within(middle.x, half.width), within(middle.y, half.height)};
}

MapFit fit(const WorldBox& box, const MapRoom& room, double share) {
  const double width = std::max(16.0, room.width - 2 * room.margin);
  const double height = std::max(16.0, room.height - 2 * room.margin);
  const auto filling = [&](double w, double h) {
    return std::min({width / std::max(w, 1e-9), height / std::max(h, 1e-9), room.most_pixels});
  };
  MapFit out{box.centre(), filling(box.x1 - box.x0, box.y1 - box.y0)};
  if (share <= 0) return out;
  for (int i = 0; i < kMostRounds; ++i) {
    const double cone = cone_for(share, out.middle, half_of(room, out.pixels));
    const MapPlane plane(out.middle, cone);
    // A box has its widest and highest ends in corners and in the middle of its parallels.
    double reach = 0;
    double top = 0;
    double foot = 0;
    for (const double y : {box.y0, box.y1}) {
      for (const double x : {box.x0, out.middle.x}) {
        const PlanePoint p = plane.project({x, y});
        reach = std::max(reach, std::abs(p.x));
        top = std::min(top, p.y);
        foot = std::max(foot, p.y);
      }
    }
    const MapFit before = out;
    out.pixels = filling(2 * reach, foot - top);
    out.middle.y = plane.unproject({0, (top + foot) / 2}).y;
    if (std::abs(out.pixels / before.pixels - 1) < 1e-12 &&
        std::abs(out.middle.y - before.middle.y) < 1e-15) {
      break;
    }
  }
  return out;
}

}  // namespace dateline::geo
