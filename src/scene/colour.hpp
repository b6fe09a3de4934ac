#pragma once

#include <algorithm>
#include <cstdint>

namespace dateline::scene {

/// A colour in sRGB, 8 bits a channel, alpha not multiplied in.
struct Rgba {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  friend constexpr bool operator==(const Rgba&, const Rgba&) = default;

  /// With its alpha times `share` (clamped to 0..1).
  [[nodiscard]] constexpr Rgba faded(float share) const {
    const float s = std::clamp(share, 0.0F, 1.0F);
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): none is negative, and lround() is no constant
    return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * s + 0.5F)};
  }
  /// As MeshVertex has it: red in the lowest byte.
  [[nodiscard]] constexpr std::uint32_t packed() const {
    return std::uint32_t{r} | std::uint32_t{g} << 8U | std::uint32_t{b} << 16U |
           std::uint32_t{a} << 24U;
  }
};

/// From 0xRRGGBB, opaque.
[[nodiscard]] constexpr Rgba hex(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
          static_cast<std::uint8_t>(rgb), 255};
}

/// a for t = 0, b for t = 1, in between for what lies between.
[[nodiscard]] constexpr Rgba mixed(Rgba a, Rgba b, float t) {
  const auto mix = [t](std::uint8_t x, std::uint8_t y) {
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): as above
    return static_cast<std::uint8_t>(static_cast<float>(x) * (1.0F - t) +
                                     static_cast<float>(y) * t + 0.5F);
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

}  // namespace dateline::scene
