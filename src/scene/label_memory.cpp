#include "scene/label_memory.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::scene {

bool LabelMemory::leads_to(const View& next, float text_of_next, bool arabic_next) const {
  if (!view || text != text_of_next || arabic != arabic_next) return false;
  if (view->zoom() != next.zoom() || view->scale() != next.scale() ||
      view->conic() != next.conic()) {
    return false;
  }
  const typeset::PathPoint middle = next.project(view->centre());
  const auto w = static_cast<float>(next.width());
  const auto h = static_cast<float>(next.height());
  return std::hypot(middle.x - w / 2, middle.y - h / 2) < std::min(w, h) / 2;
}

void remember_displaced(const LabelMemory::Spots& before, LabelMemory::Spots& now) {
  for (const auto& [id, spot] : before) {
    const auto stands = now.find(id);
    if (stands != now.end() && stands->second.spot == spot.spot) continue;
    LabelMemory::Spot displaced = spot;
    displaced.drawn = false;
    now.insert_or_assign(id, displaced);
  }
}

}  // namespace dateline::scene
