#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::geoparse {

/// Numbers texts from 0 on, in the order they are met, with what is summed up for each. Texts must
/// outlive it and come with an id that is alike for equal ones. The table is of small numbers, most
/// of them never touched again: one is made for each story.
template <class Sums>
class Tally {
 public:
  /// Room for `most` texts.
  explicit Tally(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) { entries_.reserve(most); }

  /// The number of a text.
  [[nodiscard]] std::uint32_t number(std::string_view text, std::uint64_t id) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = id & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
      const Entry& entry = entries_[slots_[at] - 1];
      if (entry.id == id && is_same(entry.text, text)) return slots_[at] - 1;
    }
    entries_.push_back({id, text, {}});
    slots_[at] = static_cast<std::uint32_t>(entries_.size());
    return slots_[at] - 1;
  }
  /// Valid until the next text is met.
  [[nodiscard]] Sums& operator[](std::uint32_t number) { return entries_[number].sums; }
  [[nodiscard]] const Sums& operator[](std::uint32_t number) const { return entries_[number].sums; }

 private:
  struct Entry {
    std::uint64_t id = 0;
    std::string_view text;
    Sums sums;
  };
  /// Most are views of the same place.
  [[nodiscard]] static bool is_same(std::string_view a, std::string_view b) {
    return (a.data() == b.data() && a.size() == b.size()) || a == b;
  }

  std::vector<std::uint32_t> slots_;  ///< one more than an index into entries_; 0: free
  std::vector<Entry> entries_;
};

}  // namespace dateline::geoparse
