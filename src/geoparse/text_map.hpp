#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
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

/// Texts one behind the other in a few large blocks, which costs less than a string each.
class TextHeap {
 public:
  TextHeap() = default;
  TextHeap(TextHeap&& other) noexcept { *this = std::move(other); }
  TextHeap& operator=(TextHeap&& other) noexcept {
    blocks_ = std::move(other.blocks_);
    free_ = std::exchange(other.free_, nullptr);
    left_ = std::exchange(other.left_, 0);
    other.blocks_.clear();
    return *this;
  }
  TextHeap(const TextHeap&) = delete;
  TextHeap& operator=(const TextHeap&) = delete;
  ~TextHeap() = default;

  /// A copy of the text that stays until clear().
  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.size() > left_) {
      left_ = std::max(kBlock, text.size());
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      free_ = blocks_.back().get();
    }
    char* const kept = free_;
    if (!text.empty()) std::memcpy(kept, text.data(), text.size());
    free_ += text.size();
    left_ -= text.size();
    return {kept, text.size()};
  }
  void clear() {
    blocks_.clear();
    free_ = nullptr;
    left_ = 0;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 14U;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

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
    entries_.push_back({texts_.keep(text), Value{}, hash});
    if (entries_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.size() * 2, Slot{});
      for (std::size_t i = 0; i < entries_.size(); ++i) place(entries_[i].hash, i);
    } else {
      place(hash, entries_.size() - 1);
    }
    return entries_.back().value;
  }

  /// Calls `use(text, value)` for each, in the order in which they came.
  template <class Use>
  void each(Use use) const {
    for (const Entry& entry : entries_) use(entry.text, entry.value);
  }

  void clear() {
    entries_.clear();
    texts_.clear();
    slots_.assign(kLeastSlots, Slot{});
  }

 private:
  static constexpr std::size_t kLeastSlots = 64;  // a power of two
  struct Slot {
    std::uint32_t hash = 0;   ///< the high half
    std::uint32_t entry = 0;  ///< one more than its index; 0: free
  };
  struct Entry {
    std::string_view text;  // of texts_
    Value value;
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
  TextHeap texts_;
};

}  // namespace dateline::geoparse
