#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::geoparse {

/// Sums by a text, which must outlive it, with an id that is alike for equal texts. The table is
/// of small numbers, most of them never touched again: one is made for each story.
class Tally {
 public:
  /// Room for `most` texts.
  explicit Tally(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

  /// The sum of a text; valid until the next one is asked for.
  double& operator()(std::string_view text, std::uint64_t id) {
    std::uint32_t& slot = slots_[find(text, id)];
    if (slot == 0) {
      sums_.push_back({id, text, 0});
      slot = static_cast<std::uint32_t>(sums_.size());
    }
    return sums_[slot - 1].sum;
  }
  /// 0 for a text that has none.
  [[nodiscard]] double get(std::string_view text, std::uint64_t id) const {
    const std::uint32_t slot = slots_[find(text, id)];
    return slot == 0 ? 0 : sums_[slot - 1].sum;
  }

 private:
  struct Sum {
    std::uint64_t id = 0;
    std::string_view text;
    double sum = 0;
  };
  [[nodiscard]] std::size_t find(std::string_view text, std::uint64_t id) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = id & mask;
    while (slots_[at] != 0 &&
           (sums_[slots_[at] - 1].id != id || sums_[slots_[at] - 1].text != text)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  std::vector<std::uint32_t> slots_;  ///< one more than an index into sums_; 0: free
  std::vector<Sum> sums_;
};

}  // namespace dateline::geoparse
