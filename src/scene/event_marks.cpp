#include "scene/event_marks.hpp"

#include <algorithm>

namespace dateline::scene {

float age_opacity(const time::Bounds& bounds, time::Minute playhead, std::int64_t fresh,
                  std::int64_t old) {
  const auto last = bounds.latest ? bounds.latest : bounds.earliest;
  if (!last) return 1;
  const std::int64_t age = playhead - *last;
  if (age <= fresh) return 1;
  if (age >= old) return 0.35F;
  return 1 - 0.65F * static_cast<float>(age - fresh) / static_cast<float>(old - fresh);
}

float happened_by(const time::Bounds& bounds, time::Minute playhead) {
  if (bounds.latest && playhead >= *bounds.latest) return 1;
  if (bounds.earliest && playhead < *bounds.earliest) return 0;
  if (!bounds.earliest || !bounds.latest) return 0.5F;
  const auto span = static_cast<float>(*bounds.latest - *bounds.earliest + 1);
  return std::clamp(static_cast<float>(playhead - *bounds.earliest + 1) / span, 0.0F, 1.0F);
}

}  // namespace dateline::scene
