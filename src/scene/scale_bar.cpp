#include "scene/scale_bar.hpp"

#include "base/translate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace dateline::scene {

ScaleBar scale_bar(const View& view, float most_pixels) {
  const double per_pixel = view.metres_per_pixel(view.centre());
  const double most = per_pixel * static_cast<double>(most_pixels);
  const double power = std::pow(10.0, std::floor(std::log10(std::max(most, 1e-3))));
  ScaleBar bar;
  for (const double step : {5.0, 2.0, 1.0}) {
    if (step * power <= most) {
      bar.metres = step * power;
      break;
    }
  }
  bar.pixels = static_cast<float>(bar.metres / per_pixel);
  bar.text = bar.metres >= 1000 ? base::tr_format("{:.0f} km", bar.metres / 1000)
                                : base::tr_format("{:.0f} m", bar.metres);
  return bar;
}

PixelBox draw_scale_bar(Painter& painter, const ScaleBar& bar, float x, float y, float scale,
                        const Theme& theme) {
  TextStyle t;
  t.size = Sizes::text_small * 0.92F * scale;
  t.colour = theme.label;
  t.halo = theme.name_halo();
  t.halo_width = 1.6F * scale;
  const float left = std::round(x - bar.pixels);
  const float right = std::round(x);
  const float foot = std::round(y);
  const float tick = std::round(5 * scale);
  const float w = std::max(1.0F, std::round(1.4F * scale));
  const auto bracket = [&](float grow, Rgba colour) {
    painter.rect({left - grow, foot - w - grow, right + grow, foot + grow}, colour);
    painter.rect({left - grow, foot - tick - grow, left + w + grow, foot + grow}, colour);
    painter.rect({right - w - grow, foot - tick - grow, right + grow, foot + grow}, colour);
  };
  bracket(std::round(1 * scale), theme.halo.faded(0.55F));
  bracket(0, theme.label);
  const float width = painter.text_width(bar.text, t);
  painter.text((left + right - width) / 2, foot - 6 * scale, bar.text, t);
  return {std::min(left, (left + right - width) / 2), foot - 20 * scale,
          std::max(right, (left + right + width) / 2), foot};
}

}  // namespace dateline::scene
