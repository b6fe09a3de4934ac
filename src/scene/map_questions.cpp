// What is asked of a map that has been laid out, and of the events on it.
#include <algorithm>

#include "scene/map_scene.hpp"

namespace dateline::scene {

const MapPick* pick_at(const MapDrawList& list, PathPoint at, float reach) {
  const MapPick* best = nullptr;
  int best_order = -1;
  for (const MapPick& pick : list.picks) {
    const bool exact = pick.kind == PickKind::symbol || pick.kind == PickKind::cluster;
    const PixelBox box = exact ? pick.box.grown(reach) : pick.box;
    if (!box.contains(at.x, at.y)) continue;
    const int order = pick.box.contains(at.x, at.y) && exact ? 3
                      : exact                                ? 2
                      : pick.kind == PickKind::label         ? 1
                                                             : 0;
    if (order >= best_order) {
      best = &pick;
      best_order = order;
    }
  }
  return best;
}

std::optional<geo::WorldBox> box_of(const EventMarks& events) {
  std::optional<geo::WorldBox> box;
  for (const EventMark& mark : events.marks) {
    if (!mark.at) continue;
    const geo::WorldPoint p = geo::to_world(*mark.at);
    const double degrees = std::clamp(mark.radius_km / 111.0, 0.15, 3.0);
    const double r = degrees / 360;
    const geo::WorldBox around{p.x - r, p.y - r, p.x + r, p.y + r};
    if (!box) {
      box = around;
    } else {
      box = geo::WorldBox{std::min(box->x0, around.x0), std::min(box->y0, around.y0),
                          std::max(box->x1, around.x1), std::max(box->y1, around.y1)};
    }
  }
  return box;
}

}  // namespace dateline::scene
