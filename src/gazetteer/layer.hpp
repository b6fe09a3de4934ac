#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

/// One compiled gazetteer file, mapped. Sizes and offsets are checked when it is opened or used,
/// each page's checksum when it is first touched: what lies in a damaged page reads as absent and
/// damage() says so. const calls are thread-safe.
class Layer {
 public:
  /// Errors: as base::MappedFile::open; bad_format (damaged, cut short, not a gazetteer),
  /// unsupported (another version or byte order).
  [[nodiscard]] static base::Result<Layer> open(const std::filesystem::path& path);
  /// The same for one that lies in memory; `name` stands for its path.
  [[nodiscard]] static base::Result<Layer> of(std::string compiled, std::string_view name);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }
  /// The value of a line of the meta section, "" without one.
  [[nodiscard]] std::string_view meta(std::string_view name) const;

  /// Number of records of a section of that record size.
  [[nodiscard]] std::uint32_t count(format::SectionId id) const {
    return counts_[static_cast<std::size_t>(id)];
  }
  /// Record `index` of a section; nullopt beyond its end or in a damaged page.
  template <class T>
  [[nodiscard]] std::optional<T> record(format::SectionId id, std::uint32_t index) const {
    const format::Section& s = sections_[static_cast<std::size_t>(id)];
    if (index >= count(id) || s.record_size != sizeof(T)) return std::nullopt;
    const std::uint64_t at = s.offset + std::uint64_t{index} * sizeof(T);
    if (!sound(at, sizeof(T))) return std::nullopt;
    T out;
    std::memcpy(&out, bytes_.data() + at, sizeof(T));
    return out;
  }
  /// Where records [begin, end) of a section lie, unaligned; nullptr beyond its end or where a page
  /// of them is damaged.
  template <class T>
  [[nodiscard]] const std::byte* range(format::SectionId id, std::uint32_t begin,
                                       std::uint32_t end) const {
    const format::Section& s = sections_[static_cast<std::size_t>(id)];
    if (begin >= end || end > count(id) || s.record_size != sizeof(T)) return nullptr;
    const std::uint64_t at = s.offset + std::uint64_t{begin} * sizeof(T);
    return sound(at, std::uint64_t{end - begin} * sizeof(T)) ? bytes_.data() + at : nullptr;
  }
  /// "" for an offset that leads nowhere, or not to UTF-8.
  [[nodiscard]] std::string_view string(std::uint32_t offset) const {
    const format::Section& s = sections_[static_cast<std::size_t>(format::SectionId::strings)];
    const std::size_t left = known_from(s, offset);
    if (left > 0) {
      const std::byte* const at = bytes_.data() + s.offset + offset;
      const auto size = std::to_integer<std::size_t>(*at);
      // Most by far: a length of one byte, then ASCII.
      if (size < kLongLength && size < left) {
        const std::string_view text(reinterpret_cast<const char*>(at + 1), size);  // NOLINT(*-cast)
        if (base::is_ascii(text)) return text;
      }
    }
    return any_string(offset);
  }

  /// Index of the place of that key.
  [[nodiscard]] std::optional<std::uint32_t> by_key(std::string_view key) const;
  /// The key of a place; "" where it cannot be read.
  [[nodiscard]] PlaceKey key(const format::PlaceRecord& place) const;
  /// Where spelling() has come in a block of names: those that follow need no walk from its start.
  struct SpellingCursor {
    std::uint32_t next = 0;  ///< name that the walk goes on with
    std::uint64_t at = 0;
    std::string_view text;  ///< of the name before it
  };
  /// A name as it is spelled; "" for one that is not there.
  [[nodiscard]] std::string_view spelling(std::uint32_t name) const;
  /// The same for names that are asked for in rising order.
  [[nodiscard]] std::string_view spelling(std::uint32_t name, SpellingCursor& cursor) const;
  /// Index of the place of a name with its flags (format::kName...).
  [[nodiscard]] std::optional<std::uint32_t> name_place(std::uint32_t name) const {
    return record<std::uint32_t>(format::SectionId::name_places, name);
  }
  /// Asks for the memory that each_name() begins with.
  void prefetch_names(std::uint64_t skeleton) const {
    prefetch_record<std::uint32_t>(format::SectionId::name_buckets, bucket_index(skeleton));
  }
  /// Asks for the memory of a record, which need not be there.
  template <class T>
  void prefetch_record(format::SectionId id, std::uint32_t index) const {
    if (index < count(id)) {
      __builtin_prefetch(bytes_.data() + sections_[static_cast<std::size_t>(id)].offset +
                         std::uint64_t{index} * sizeof(T));
    }
  }
  /// Asks for the memory of a spelling, once that of its record of name_blocks is there.
  void prefetch_spelling(std::uint32_t name) const {
    if (const auto at =
            record<std::uint32_t>(format::SectionId::name_blocks, name / format::kNameBlock)) {
      prefetch_record<char>(format::SectionId::spellings, *at);
    }
  }
  /// Calls `use(name index, place with flags, is exact)` for each name of that skeleton hash; with
  /// `only_exact` for those of that hash of the key alone.
  template <class Use>
  void each_name(std::uint64_t skeleton, std::uint64_t exact, bool only_exact, Use use) const {
    const std::uint32_t tag = format::name_tag(skeleton, exact);
    const auto [begin, end] = bucket(skeleton);
    const std::byte* const slots =
        range<format::NameSlot>(format::SectionId::name_slots, begin, end);
    if (slots == nullptr) return;
    const auto slot_at = [slots](std::uint32_t i) {
      format::NameSlot slot;
      std::memcpy(&slot, slots + std::size_t{i} * sizeof slot, sizeof slot);
      return slot;
    };
    const std::uint32_t least =
        only_exact ? tag : tag >> format::kTagExactBits << format::kTagExactBits;
    const std::uint32_t most = only_exact ? tag : least | ((1U << format::kTagExactBits) - 1);
    // Thousands of places have one name, and crowd the bucket that they share with others.
    constexpr std::uint32_t kFew = 16;
    std::uint32_t i = 0;
    for (std::uint32_t left = end - begin; left > kFew;) {
      const std::uint32_t half = left / 2;
      if (slot_at(i + half).tag < least) i += half;
      left -= half;
    }
    for (; i < end - begin; ++i) {
      const format::NameSlot slot = slot_at(i);
      if (slot.tag < least) continue;
      if (slot.tag > most) return;
      const bool is_exact = slot.tag == tag;
      // What only sounds alike is compared by its spelling, which lies elsewhere in the file: both
      // are on their way while this one is waited for.
      if (!only_exact) {
        prefetch_record<std::uint32_t>(format::SectionId::name_blocks,
                                       slot.name / format::kNameBlock);
      }
      if (const auto place = name_place(slot.name)) use(slot.name, *place, is_exact);
    }
  }
  /// Where the names of a hash of the skeleton stand among name_buckets.
  [[nodiscard]] std::uint32_t bucket_index(std::uint64_t skeleton) const {
    return bucket_bits_ == 0 ? 0 : static_cast<std::uint32_t>(skeleton >> (64U - bucket_bits_));
  }
  /// Calls `use(bucket, NameSlot)` for all names, in order, until it gives false. Gives false then,
  /// and where a page of them is damaged.
  template <class Use>
  [[nodiscard]] bool each_slot(Use use) const {
    for (std::uint32_t b = 0; b + 1 < count(format::SectionId::name_buckets); ++b) {
      const auto begin = record<std::uint32_t>(format::SectionId::name_buckets, b);
      const auto end = record<std::uint32_t>(format::SectionId::name_buckets, b + 1);
      if (!begin || !end || *begin > *end) return false;
      if (*begin == *end) continue;
      const std::byte* slots = range<format::NameSlot>(format::SectionId::name_slots, *begin, *end);
      if (slots == nullptr) return false;
      for (std::uint32_t i = *begin; i < *end; ++i, slots += sizeof(format::NameSlot)) {
        format::NameSlot slot;
        std::memcpy(&slot, slots, sizeof slot);
        if (!use(b, slot)) return false;
      }
    }
    return true;
  }
  /// The place below that a place of this layer adds to.
  [[nodiscard]] std::optional<format::AmendRecord> amend_of(std::uint32_t place) const;
  /// Calls `use(AmendRecord)` for what this layer says of place `index` of its base number `base`.
  template <class Use>
  void each_amend(std::uint32_t base, std::uint32_t index, Use use) const {
    const std::uint32_t slots = count(format::SectionId::amend_targets);
    std::uint32_t at = format::target_slot(base, index, slots);
    for (std::uint32_t tried = 0; tried < slots; ++tried, at = (at + 1) & (slots - 1)) {
      const auto slot = record<std::uint32_t>(format::SectionId::amend_targets, at);
      if (!slot || *slot == 0) return;
      const auto amend = record<format::AmendRecord>(format::SectionId::amends, *slot - 1);
      if (amend && (amend->base & format::kBaseMask) == base && amend->target_index == index) {
        use(*amend);
      }
    }
  }

  /// The first page found damaged so far.
  [[nodiscard]] std::optional<base::Error> damage() const;
  /// Reads every page.
  [[nodiscard]] base::Result<void> verify() const;

 private:
  Layer() = default;
  /// Checks what bytes_ hold and takes their header in.
  [[nodiscard]] base::Result<void> read();
  /// Whether no page of those bytes is damaged. Nearly always they lie in one page that was touched
  /// before.
  [[nodiscard]] bool sound(std::uint64_t offset, std::uint64_t size) const {
    if (size == 0) return true;
    const std::uint64_t first = (offset - data_offset_) / format::kPageSize;
    const std::uint64_t last = (offset + size - 1 - data_offset_) / format::kPageSize;
    return (first == last && pages_[first].load(std::memory_order_relaxed) == kSound) ||
           pages_sound(first, last);
  }
  /// How many bytes of a section from `at` on lie in one page that was found sound before; 0: it is
  /// not known to be.
  [[nodiscard]] std::size_t known_from(const format::Section& s, std::uint64_t at) const {
    if (at >= s.size) return 0;
    const std::uint64_t from = s.offset + at - data_offset_;
    if (pages_[from / format::kPageSize].load(std::memory_order_relaxed) != kSound) return 0;
    return std::min(s.size - at, format::kPageSize - from % format::kPageSize);
  }
  [[nodiscard]] std::string_view any_string(std::uint32_t offset) const;
  [[nodiscard]] bool pages_sound(std::uint64_t first, std::uint64_t last) const;
  [[nodiscard]] bool page_sound(std::uint64_t page) const;
  /// The LEB128 number at `at` in a section of text, which moves behind it; no more than is left.
  /// Bytes of the section from `at` to `sound_to` are known to be sound; that moves on with it.
  [[nodiscard]] std::optional<std::uint64_t> length_at(const format::Section& s, std::uint64_t& at,
                                                       std::uint64_t& sound_to) const;
  [[nodiscard]] std::string_view text_at(const format::Section& s, std::uint64_t at,
                                         std::uint64_t size) const;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> bucket(std::uint64_t hash) const;

  base::MappedFile file_;
  std::unique_ptr<const std::string> held_;  ///< where it is no file
  std::span<const std::byte> bytes_;         ///< of either; stay where they are when it moves
  std::filesystem::path path_;
  std::array<format::Section, format::kSectionCount> sections_{};
  std::array<std::uint32_t, format::kSectionCount> counts_{};
  std::uint64_t data_offset_ = 0;
  std::uint64_t data_end_ = 0;
  std::uint64_t checksum_ = 0;
  unsigned bucket_bits_ = 0;
  std::uint64_t page_count_ = 0;
  const std::byte* page_checksums_ = nullptr;
  static constexpr std::size_t kLongLength = 0x80;  ///< one that has more bytes (LEB128)
  enum : std::uint8_t { kUnread, kSound, kDamaged };
  std::unique_ptr<std::atomic<std::uint8_t>[]> pages_;
};

}  // namespace dateline::gazetteer
