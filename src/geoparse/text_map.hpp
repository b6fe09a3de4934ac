#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::geoparse {

/// A hash of a short text in a few steps, eight bytes each; for tables in memory alone.
[[nodiscard]] inline std::uint64_t text_hash(std::string_view text) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
  std::uint64_t h = text.size();
  const auto mix = [&h](std::uint64_t word) {
    h = (h ^ word) * kPrime;
    h ^= h >> 32U;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > sizeof(std::uint64_t); left -= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    mix(word);
    at += sizeof word;
  }
  std::uint64_t last = 0;
  if (left >= sizeof(std::uint32_t)) {
    // Two halves that may overlap: the size is mixed in already.
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, at, sizeof low);
    std::memcpy(&high, at + left - sizeof high, sizeof high);
    last = std::uint64_t{high} << 32U | low;
  } else {
    for (std::size_t i = 0; i < left; ++i) {
      last = last << 8U | static_cast<std::uint8_t>(at[i]);
    }
  }
  mix(last);
  return h;
}

/// Texts and what is known of them: an open hash table that only grows, until it is cleared. What
/// it holds keeps its address until then. A look-up touches one slot of eight bytes and the text
/// that it leads to.
template <class Value>
class TextMap {
 public:
  TextMap() : slots_(kLeastSlots) {}

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  [[nodiscard]] const Value* find(std::string_view text) const {
    return find(text, text_hash(text));
  }
  [[nodiscard]] Value* find(std::string_view text) {
    return const_cast<Value*>(std::as_const(*this).find(text));  // NOLINT(*-const-cast): own value
  }
  /// `hash` must be text_hash(text).
  [[nodiscard]] const Value* find(std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.entry == 0) return nullptr;
      if (slot.hash != high(hash)) continue;
      const Entry& entry = entries_[slot.entry - 1];
      if (entry.text == text) return &entry.value;
    }
  }

  /// The value of a text, made where there is none.
  Value& operator[](std::string_view text) {
    const std::uint64_t hash = text_hash(text);
    if (const Value* held = std::as_const(*this).find(text, hash)) {
      return const_cast<Value&>(*held);  // NOLINT(*-const-cast): own value
    }
    entries_.push_back({std::string(text), Value{}, hash});
    if (entries_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.size() * 2, Slot{});
      for (std::size_t i = 0; i < entries_.size(); ++i) place(entries_[i].hash, i);
    } else {
      place(hash, entries_.size() - 1);
    }
    return entries_.back().value;
  }

  void clear() {
    entries_.clear();
    slots_.assign(kLeastSlots, Slot{});
  }

 private:
  static constexpr std::size_t kLeastSlots = 64;  // a power of two
  struct Slot {
    std::uint32_t hash = 0;   ///< the high half
    std::uint32_t entry = 0;  ///< one more than its index; 0: free
  };
  struct Entry {
    std::string text;
    Value value;  // beside the text: one line of the cache holds what is asked of most
    std::uint64_t hash;
  };
  [[nodiscard]] static std::uint32_t high(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }
  void place(std::uint64_t hash, std::size_t entry) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].entry != 0) at = (at + 1) & mask;
    slots_[at] = {high(hash), static_cast<std::uint32_t>(entry + 1)};
  }

  std::vector<Slot> slots_;
  std::deque<Entry> entries_;
};

}  // namespace dateline::geoparse
