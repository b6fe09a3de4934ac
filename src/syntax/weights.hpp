#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "syntax/tagging.hpp"

namespace dateline::syntax {

/// One place of the hash table: a feature and where its weights lie.
struct WeightSlot {
  std::uint32_t key = 0;
  std::uint32_t where =
      0;  ///< first weight in the upper 24 bits, how many in the lower 8; 0 is empty
};
static_assert(sizeof(WeightSlot) == 8);

inline constexpr std::size_t kMostWeights = std::size_t{1} << 24U;
inline constexpr int kLeastWeight = -256;
inline constexpr int kGreatestWeight = 255;

/// A weight in sixteen bits: class in the lower seven, the weight with its sign in the upper nine.
[[nodiscard]] constexpr std::uint16_t pack_weight(std::size_t c, int weight) {
  return static_cast<std::uint16_t>((static_cast<unsigned>(weight) << 7U) | (c & 127U));
}
[[nodiscard]] constexpr std::size_t weight_class(std::uint16_t packed) { return packed & 127U; }
[[nodiscard]] constexpr int weight_value(std::uint16_t packed) {
  return static_cast<std::int16_t>(packed) >> 7;
}

[[nodiscard]] constexpr std::uint32_t slot_key(std::uint64_t feature) {
  return static_cast<std::uint32_t>(feature >> 32U);
}
/// Where the search for a feature begins, for any number of slots below 2^32.
[[nodiscard]] constexpr std::size_t slot_of(std::uint64_t feature, std::size_t slots) {
  const std::uint64_t h = (feature * 0xD6E8FEB86659FD93ULL) >> 32U;
  return (h * slots) >> 32U;
}

/// Weights of a linear model, read from a mapped file. Cheap to copy; does not own the memory.
class WeightTable {
 public:
  WeightTable() = default;
  /// nullopt unless at least one slot is empty and every other one points into `weights`.
  [[nodiscard]] static std::optional<WeightTable> make(std::span<const WeightSlot> slots,
                                                       std::span<const std::uint16_t> weights);

  /// Adds the weights of all `features` to `scores`.
  void add(std::span<const std::uint64_t> features, Scores& scores) const;

 private:
  std::span<const WeightSlot> slots_;
  std::span<const std::uint16_t> weights_;
};

}  // namespace dateline::syntax
