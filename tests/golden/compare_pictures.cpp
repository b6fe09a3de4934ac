// dateline-compare-pictures BASELINE ACTUAL DIFF SHARE
//
// Exit status 0 when at most SHARE of the pixels look different, 1 when more do or the sizes
// differ, 2 on errors. Another version of the graphics library moves edges by part of a pixel, so a
// pixel counts as the same when one of its neighbours in the other picture has its colour.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "publish/png.hpp"

namespace {

using dateline::render::Image;

/// Distance of two colours as the eye weighs it, 0..1: the YIQ difference of Kotsarenko and Ramos,
/// "Measuring perceived color difference using YIQ NTSC transmission color space" (2010).
double colour_distance(const std::uint8_t* a, const std::uint8_t* b) {
  const double r = double{static_cast<double>(a[0])} - b[0];
  const double g = double{static_cast<double>(a[1])} - b[1];
  const double u = double{static_cast<double>(a[2])} - b[2];
  const double y = 0.29889531 * r + 0.58662247 * g + 0.11448223 * u;
  const double i = 0.59597799 * r - 0.27417610 * g - 0.32180189 * u;
  const double q = 0.21147017 * r - 0.52261711 * g + 0.31114694 * u;
  return std::sqrt((0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q) / 35215.0);
}

constexpr double kSeen = 0.09;

/// Whether a colour of `a` at x, y is found in `b` at most a pixel away.
bool is_near(const Image& a, const Image& b, int x, int y) {
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      const int bx = std::clamp(x + dx, 0, b.width - 1);
      const int by = std::clamp(y + dy, 0, b.height - 1);
      if (colour_distance(a.pixel(x, y), b.pixel(bx, by)) <= kSeen) return true;
    }
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: {} BASELINE ACTUAL DIFF SHARE\n", argv[0]);
    return 2;
  }
  const auto baseline = dateline::publish::read_png(argv[1]);
  const auto actual = dateline::publish::read_png(argv[2]);
  for (const auto* image : {&baseline, &actual}) {
    if (image->ok()) continue;
    fmt::print(stderr, "{}\n", image->error().to_string());
    return 2;
  }
  if (baseline->width != actual->width || baseline->height != actual->height) {
    fmt::print(stderr, "{} is {} x {} pixels, not {} x {}\n", argv[2], actual->width,
               actual->height, baseline->width, baseline->height);
    return 1;
  }
  Image diff = *actual;
  std::size_t different = 0;
  for (int y = 0; y < diff.height; ++y) {
    for (int x = 0; x < diff.width; ++x) {
      const bool same = is_near(*actual, *baseline, x, y) && is_near(*baseline, *actual, x, y);
      different += same ? 0U : 1U;
      std::uint8_t* out = diff.rgba.data() + (diff.pixel(x, y) - diff.rgba.data());
      for (int c = 0; c < 3; ++c) {
        out[c] = same ? static_cast<std::uint8_t>(out[c] / 3 + 160) : static_cast<std::uint8_t>(0);
      }
      if (!same) out[0] = 230;
    }
  }
  if (const auto ok = dateline::publish::write_png(diff, argv[3]); !ok) {
    fmt::print(stderr, "{}\n", ok.error().to_string());
    return 2;
  }
  const double share =
      static_cast<double>(different) / (static_cast<double>(diff.width) * diff.height);
  fmt::print("{:.4f} % of the pixels differ\n", share * 100);
  return share <= std::atof(argv[4]) ? 0 : 1;
}
