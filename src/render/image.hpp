#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::render {

/// A picture in memory: 8 bits of red, green, blue and alpha a pixel, rows from top to bottom.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;  ///< width * height * 4

  [[nodiscard]] const std::uint8_t* pixel(int x, int y) const {
    return rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(x));
  }
};

}  // namespace dateline::render
