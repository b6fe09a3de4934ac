#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace dateline::timeline {

/// A hash table of numbers below 2^64 - 1 in one array: open addressing with linear probing,
/// erasing by shifting back (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). It cannot
/// be walked, so that no result can depend on its order. Pointers hold until the next insertion.
template <class Value>
class FlatMap {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] const Value* find(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place_of(key)];
    return slot.key == key ? &slot.value : nullptr;
  }
  [[nodiscard]] Value* find(std::uint64_t key) {
    if (slots_.empty()) return nullptr;
    Slot& slot = slots_[place_of(key)];
    return slot.key == key ? &slot.value : nullptr;
  }

  /// The value of the key, a new one where there was none.
  Value& operator[](std::uint64_t key) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.key == kEmpty) {
      slot.key = key;
      ++size_;
    }
    return slot.value;
  }

  void erase(std::uint64_t key) {
    if (slots_.empty()) return;
    std::size_t hole = place_of(key);
    if (slots_[hole].key != key) return;
    for (std::size_t at = next(hole); slots_[at].key != kEmpty; at = next(at)) {
      // What lies between its home and here stays reachable only if the hole is not in between.
      const std::size_t home = home_of(slots_[at].key);
      const bool reachable = hole < at ? hole < home && home <= at : hole < home || home <= at;
      if (reachable) continue;
      slots_[hole] = std::move(slots_[at]);
      hole = at;
    }
    slots_[hole] = Slot{};
    --size_;
  }

 private:
  static constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();
  struct Slot {
    std::uint64_t key = kEmpty;
    Value value{};
  };

  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  [[nodiscard]] std::size_t home_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> shift_);  // Fibonacci hashing
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    std::size_t at = home_of(key);
    while (slots_[at].key != key && slots_[at].key != kEmpty) at = next(at);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    shift_ = slots_.empty() ? 60 : shift_ - 1;
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.key != kEmpty) slots_[place_of(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  int shift_ = 60;
};

}  // namespace dateline::timeline
