#include "scene/timeline_histogram.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "scene/timeline_layout.hpp"

namespace dateline::scene {

float draw_histogram(Painter& painter, const TimelineInput& input, const PixelBox& box,
                     const Theme& theme) {
  const float s = input.scale;
  const float line = std::max(1.0F, std::round(s));
  const auto bins = static_cast<std::size_t>(std::max(8.0F, box.width() / (5 * s)));
  const auto counts = histogram(*input.events, input.data, bins);
  const auto all = input.all == nullptr ? counts : histogram(*input.all, input.data, bins);
  const float most = all.empty() ? 0 : std::ranges::max(all);
  const float foot = box.y1 - 2 * s;
  painter.rect({box.x0, foot, box.x1, foot + line}, theme.hairline);
  // A square root keeps single events visible beside a crowd.
  const float room = box.height() - 8 * s;
  const float width = box.width() / static_cast<float>(bins);
  const auto bar = [&](std::size_t b, float count, float strength) {
    if (count <= 0) return;
    const float x = box.x0 + static_cast<float>(b) * width;
    const float height = std::max(line, room * std::sqrt(count / most));
    painter.rect({std::round(x), std::round(foot - height), std::round(x + width) - line, foot},
                 theme.secondary.faded(strength));
  };
  for (std::size_t b = 0; b < bins && most > 0; ++b) {
    if (input.all != nullptr) bar(b, all[b], 0.25F);
    bar(b, counts[b], 0.75F);
  }
  return foot;
}

}  // namespace dateline::scene
