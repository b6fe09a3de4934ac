#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::gazetteer {

/// Texts one behind the other in memory, by offset; grows without copying. At most 4 GB.
class TextArena {
 public:
  /// Offset of a copy of `text`; a NUL closes it, and one in it cuts it short.
  std::uint32_t add(std::string_view text);
  [[nodiscard]] std::string_view at(std::uint32_t offset) const {
    return blocks_[offset >> kBlockBits].data() + (offset & (kBlockSize - 1));
  }
  /// More than fits was added: offsets mean nothing.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

 private:
  static constexpr unsigned kBlockBits = 24;
  static constexpr std::uint32_t kBlockSize = 1U << kBlockBits;
  std::vector<std::string> blocks_;
  bool overflowed_ = false;
};

/// A spelling on its way into a layer.
struct NameEntry {
  std::uint32_t place;     ///< with LayerBuilder::NameFlags in the top four bits
  std::uint32_t spelling;  ///< in the arena
};
inline constexpr unsigned kEntryFlagBits = 28;

/// A name as it is written: one a place and key.
struct OrderedName {
  std::uint32_t place;
  unsigned flags;
  std::string_view spelling;
};

/// Calls `use` for the names in order of their keys (then spelling, then place), each key of a
/// place once: a preferred spelling before the primary before any other, an abbreviation only
/// where all are. Takes 30 to 40 bytes a name meanwhile.
void in_order_of_keys(
    std::span<const NameEntry> entries, const TextArena& spellings,
    const std::function<void(std::string_view key, const OrderedName& name)>& use);

}  // namespace dateline::gazetteer
