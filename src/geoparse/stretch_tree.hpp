#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/packed_word.hpp"
#include "geoparse/text_map.hpp"

namespace dateline::geoparse {

/// Numbers stretches of words, the same ones alike: they are paths from the root of a tree, a word
/// leads from each node to the next. A step is a look or two at tables; no text is put together or
/// compared but that of the word. For one thread at a time.
class StretchTree {
 public:
  static constexpr std::uint32_t kRoot = 0;

  StretchTree() { clear(); }

  /// The node that a word leads to; `blank`: behind a blank. New nodes are numbered on from 1.
  [[nodiscard]] std::uint32_t step(std::uint32_t from, const std::string& word, bool blank) {
    Word& known = of(word);
    if (from == kRoot) {
      if (known.node == 0) known.node = size_++;
      return known.node;
    }
    const std::uint64_t key =
        std::uint64_t{from} << 33U | std::uint64_t{known.number} << 1U | (blank ? 1U : 0U);
    std::size_t at = place_of(key);
    if (steps_[at].to != 0) return steps_[at].to;
    if (2 * ++steps_held_ > steps_.size()) {
      grow_steps();
      at = place_of(key);
    }
    steps_[at] = {key, size_};
    return size_++;
  }

  /// One more than the highest number of a node.
  [[nodiscard]] std::uint32_t size() const { return size_; }

  void clear() {
    slots_.assign(std::size_t{1} << kLeastBits, Slot{});
    steps_.assign(std::size_t{1} << kLeastBits, Step{});
    slot_shift_ = step_shift_ = 64U - kLeastBits;
    slots_held_ = steps_held_ = 0;
    long_.clear();
    words_ = 0;
    size_ = 1;
  }

 private:
  struct Word {
    std::uint32_t number = 0;  ///< from 1 on; 0: not met yet
    std::uint32_t node = 0;    ///< that it leads to from the root; 0: none yet
  };
  /// A word that fits, as most do, stands in the table itself.
  struct Slot {
    base::PackedWord form;
    std::uint32_t bytes = 0;
    Word word;
  };
  struct Step {
    std::uint64_t key = 0;
    std::uint32_t to = 0;  ///< 0: free
  };
  static constexpr unsigned kLeastBits = 10;
  static constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;

  [[nodiscard]] Word& of(const std::string& word) {
    if (word.size() > base::PackedWord::kMostBytes) {
      Word& known = long_[word];
      if (known.number == 0) known.number = ++words_;
      return known;
    }
    const auto packed = base::PackedWord::of(word);
    const auto bytes = static_cast<std::uint32_t>(word.size());
    std::size_t at = place_of(packed, bytes);
    if (slots_[at].word.number == 0) {
      if (2 * ++slots_held_ > slots_.size()) {
        grow_slots();
        at = place_of(packed, bytes);
      }
      slots_[at] = {packed, bytes, {++words_, 0}};
    }
    return slots_[at].word;
  }
  // Both give the place that holds it, or the free one where it belongs.
  [[nodiscard]] std::size_t place_of(const base::PackedWord& form, std::uint32_t bytes) const {
    const std::uint64_t mixed = (form.low ^ form.high * 0xC2B2AE3D27D4EB4FU) * kPrime;
    for (std::size_t at = mixed >> slot_shift_;; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.word.number == 0 ||
          (slot.form.low == form.low && slot.form.high == form.high && slot.bytes == bytes)) {
        return at;
      }
    }
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    for (std::size_t at = key * kPrime >> step_shift_;; at = (at + 1) & (steps_.size() - 1)) {
      if (steps_[at].to == 0 || steps_[at].key == key) return at;
    }
  }
  void grow_slots() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(2 * old.size(), Slot{});
    --slot_shift_;
    for (const Slot& slot : old) {
      if (slot.word.number != 0) slots_[place_of(slot.form, slot.bytes)] = slot;
    }
  }
  void grow_steps() {
    const std::vector<Step> old = std::move(steps_);
    steps_.assign(2 * old.size(), Step{});
    --step_shift_;
    for (const Step& step : old) {
      if (step.to != 0) steps_[place_of(step.key)] = step;
    }
  }

  // Open hash tables; the shifts leave as many bits of a hash as they have places.
  std::vector<Slot> slots_;
  std::vector<Step> steps_;
  unsigned slot_shift_ = 0;
  unsigned step_shift_ = 0;
  std::size_t slots_held_ = 0;
  std::size_t steps_held_ = 0;
  TextMap<Word> long_;
  std::uint32_t words_ = 0;
  std::uint32_t size_ = 1;
};

}  // namespace dateline::geoparse
