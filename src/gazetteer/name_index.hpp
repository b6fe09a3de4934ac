#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/touch.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline::gazetteer {

/// The names of all layers of an open gazetteer by their keys, in one table in memory, for whoever
/// asks for thousands of them: Gazetteer::find_key asks each layer in turn. Some 20 bytes a name.
/// Immutable; share freely. The gazetteer must outlive it and get no further layers.
class NameIndex {
 public:
  /// With more names the table would take more room than it is worth.
  static constexpr std::uint64_t kMostNames = 4'000'000;

  /// Reads the hashes of all names (milliseconds). Ends up empty where a page of them is damaged,
  /// and of more than kMostNames.
  explicit NameIndex(const Gazetteer& world);

  /// Whether there is nothing in it, which says nothing of the gazetteer.
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  // All below REQUIRE: !empty(). Who asks for many keys does so by turns, may_hold() for all that
  // touch() was called for, then find_key() for those that it lets pass: the waits for memory
  // overlap.

  /// Asks for the memory that may_hold() looks at, and find_key() after it.
  void touch(std::uint64_t key_hash) const {
    base::touch(&exact_[(key_hash & kExactMask) / 64]);
    base::touch(&starts_[slot_of(key_hash)]);
  }
  /// False where the gazetteer has no place of a name_key of that base::fnv1a; true for all that it
  /// has, and by chance for some others.
  [[nodiscard]] bool may_hold(std::uint64_t key_hash) const {
    const std::size_t bit = key_hash & kExactMask;
    if ((exact_[bit / 64] >> bit % 64 & 1U) == 0) return false;
    const std::size_t first = starts_[slot_of(key_hash)];
    base::touch(&entries_[first < entries_.size() ? first : 0]);
    return true;
  }
  /// As Gazetteer::find_key; `key_hash` is the base::fnv1a of the key.
  [[nodiscard]] std::vector<NameHit> find_key(std::string_view name_key,
                                              std::uint64_t key_hash) const;

 private:
  struct Entry {
    std::uint32_t tag;     ///< of NameSlot
    std::uint32_t bucket;  ///< of the layer
    std::uint32_t name;    ///< with the layer from bit kLayerShift on
    std::uint32_t place;   ///< with its flags
  };
  static constexpr unsigned kLayerShift = 22;  // 2^22 names are more than kMostNames
  static constexpr unsigned kExactBits = 22;
  static constexpr std::size_t kExactMask = (std::size_t{1} << kExactBits) - 1;

  /// By the bits of the key's hash alone: entries are on their way before the rest of a tag is
  /// known.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key_hash) const {
    return (key_hash & kExactMask) >> shift_;
  }

  const Gazetteer* world_;
  std::vector<std::uint32_t> starts_;  ///< first of entries_ of each slot, and the end
  std::vector<Entry> entries_;         ///< by slot, then by layer
  std::vector<std::uint64_t>
      exact_;  ///< a bit for each value of the bits of the key's hash in tags
  unsigned shift_ = 0;
};

}  // namespace dateline::gazetteer
