#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

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
inline constexpr std::size_t kMostFeatures = 64;
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

/// Weights of a linear model, read from a mapped file, whose memory it does not own. Cheap to copy.
///
/// Features of little meaning ("the word before is a noun") have weights for most classes. There
/// are few such features, but they are met at every word, so that their weights are laid out anew
/// as whole rows when the table is made.
class WeightTable {
 public:
  WeightTable() = default;
  /// nullopt unless at least one slot is empty and every other one points into `weights`.
  [[nodiscard]] static std::optional<WeightTable> make(std::span<const WeightSlot> slots,
                                                       std::span<const std::uint16_t> weights);

  /// Adds the weights of all `features`, at most kMostFeatures of them, to `scores`.
  void add(std::span<const std::uint64_t> features, Scores& scores) const;

 private:
  using Row = std::array<std::int16_t, kClassLimit>;
  struct Dense {
    std::uint32_t where = 0;  // of the slot; 0 is empty
    std::uint32_t row = 0;
  };
  static constexpr std::size_t kDenseWeights = 32;  // from so many weights on
  static constexpr std::size_t kMostRows = 4096;    // a damaged file may have any number
  [[nodiscard]] static std::size_t place_of(std::uint32_t where, std::size_t places);
  void lay_out_rows();
  [[nodiscard]] const Row* row_of(std::uint32_t where) const;  // nullptr if it has none

  std::span<const WeightSlot> slots_;
  std::span<const std::uint16_t> weights_;
  std::shared_ptr<const std::vector<Dense>> dense_;  // a hash table by `where`, half empty
  std::shared_ptr<const std::vector<Row>> rows_;
};

}  // namespace dateline::syntax
