#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::syntax {

/// Mixes `value` into `seed`: one multiplication and a fold, good enough for feature keys.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t h = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29U);
}

/// What tells one template of features from the next: a bit above all 32-bit values.
inline constexpr std::uint64_t kTemplate = std::uint64_t{1} << 40U;

/// A 32-bit key of a string. Part of the model format: changing it makes old models useless.
[[nodiscard]] constexpr std::uint32_t key_of(std::string_view bytes) {
  std::uint64_t h = 0x51ED270B7F4A7C15ULL;
  for (const char c : bytes) h = mix(h, static_cast<std::uint8_t>(c));
  return static_cast<std::uint32_t>(h >> 32U) ^ static_cast<std::uint32_t>(h);
}

}  // namespace dateline::syntax
