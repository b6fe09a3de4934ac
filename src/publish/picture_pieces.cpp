#include "publish/picture_pieces.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace dateline::publish {
namespace {

constexpr int kTileWidth = 2048;
constexpr int kTileHeight = 1024;

void copy_tile(const render::Image& tile, int x, int y, render::Image& picture) {
  for (int row = 0; row < tile.height; ++row) {
    std::uint8_t* to = picture.rgba.data() + 4 * (static_cast<std::size_t>(y + row) *
                                                      static_cast<std::size_t>(picture.width) +
                                                  static_cast<std::size_t>(x));
    std::memcpy(to, tile.pixel(0, row), 4 * static_cast<std::size_t>(tile.width));
  }
}

}  // namespace

base::Result<render::Image> in_pieces(const render::Context& context, int width, int height,
                                      const DrawPiece& draw) {
  render::Image picture{width, height, {}};
  picture.rgba.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; y += kTileHeight) {
    for (int x = 0; x < width; x += kTileWidth) {
      const int w = std::min(kTileWidth, width - x);
      const int h = std::min(kTileHeight, height - y);
      auto target = render::Target::make(context, w, h, kPictureSamples);
      if (!target) return target.error();
      if (auto drawn = draw(*target, {x, y, w, h}); !drawn) return drawn.error();
      target->resolve();
      copy_tile(target->read_back(), x, y, picture);
      context.trash().flush();
    }
  }
  return picture;
}

void divide_by_alpha(render::Image& image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    std::uint8_t* p = image.rgba.data() + i;
    if (p[3] == 0) continue;
    for (int c = 0; c < 3; ++c) {
      p[c] = static_cast<std::uint8_t>(std::min(255, (p[c] * 255 + p[3] / 2) / p[3]));
    }
  }
}

void lay_beneath(const render::Image& lower, int top, render::Image& image) {
  for (int y = 0; y < lower.height; ++y) {
    const std::uint8_t* from = lower.pixel(0, y);
    std::uint8_t* to = image.rgba.data() + 4 * static_cast<std::size_t>(top + y) *
                                               static_cast<std::size_t>(image.width);
    for (int i = 0; i < 4 * lower.width; i += 4) {
      const int rest = 255 - to[i + 3];
      for (int c = 0; c < 3; ++c) {
        to[i + c] = static_cast<std::uint8_t>(to[i + c] + (from[i + c] * rest + 127) / 255);
      }
      to[i + 3] = 255;
    }
  }
}

}  // namespace dateline::publish
