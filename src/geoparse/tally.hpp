#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::geoparse {

/// Sums by a text, which must outlive it, with an id that is alike for equal texts.
class Tally {
 public:
  /// Room for `most` texts.
  explicit Tally(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

  /// The sum of a text.
  double& operator()(std::string_view text, std::uint64_t id) {
    Slot& slot = slots_[find(text, id)];
    slot.id = id;
    slot.text = text;
    slot.used = true;
    return slot.sum;
  }
  /// 0 for a text that has none.
  [[nodiscard]] double get(std::string_view text, std::uint64_t id) const {
    return slots_[find(text, id)].sum;
  }

 private:
  struct Slot {
    std::uint64_t id = 0;
    std::string_view text;
    double sum = 0;
    bool used = false;
  };
  [[nodiscard]] std::size_t find(std::string_view text, std::uint64_t id) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = id & mask;
    while (slots_[at].used && (slots_[at].id != id || slots_[at].text != text)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace dateline::geoparse
