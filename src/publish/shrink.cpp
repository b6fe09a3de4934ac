#include "publish/shrink.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::publish {
namespace {

/// The first of `whole` pixels that the one at `at` of `parts` stands for.
int begin_of(int at, int parts, int whole) {
  return static_cast<int>(static_cast<std::int64_t>(at) * whole / parts);
}

}  // namespace

render::Image shrunk(const render::Image& picture, int width, int height) {
  const double scale = std::min({1.0, static_cast<double>(width) / picture.width,
                                 static_cast<double>(height) / picture.height});
  render::Image out;
  out.width = std::max(1, static_cast<int>(std::floor(picture.width * scale)));
  out.height = std::max(1, static_cast<int>(std::floor(picture.height * scale)));
  out.rgba.reserve(4 * static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    const int y0 = begin_of(y, out.height, picture.height);
    const int y1 = begin_of(y + 1, out.height, picture.height);
    for (int x = 0; x < out.width; ++x) {
      const int x0 = begin_of(x, out.width, picture.width);
      const int x1 = begin_of(x + 1, out.width, picture.width);
      std::array<std::uint32_t, 4> sum{};
      for (int v = y0; v < y1; ++v) {
        const std::uint8_t* p = picture.pixel(x0, v);
        for (int u = x0; u < x1; ++u) {
          for (std::uint32_t& part : sum) part += *p++;
        }
      }
      const auto count = static_cast<std::uint32_t>((x1 - x0) * (y1 - y0));
      for (const std::uint32_t part : sum) {
        out.rgba.push_back(static_cast<std::uint8_t>((part + count / 2) / count));
      }
    }
  }
  return out;
}

}  // namespace dateline::publish
