#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "gazetteer/format.hpp"

namespace dateline::gazetteer {

/// One compiled gazetteer file, mapped. Sizes and offsets are checked when it is opened or used,
/// each page's checksum when it is first touched: what lies in a damaged page reads as absent and
/// damage() says so. const calls are thread-safe.
class Layer {
 public:
  /// Errors: as base::MappedFile::open; bad_format (damaged, cut short, not a gazetteer),
  /// unsupported (another version or byte order).
  [[nodiscard]] static base::Result<Layer> open(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return file_.path(); }
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
    std::memcpy(&out, file_.bytes().data() + at, sizeof(T));
    return out;
  }
  /// "" for an offset that leads nowhere, or not to UTF-8.
  [[nodiscard]] std::string_view string(std::uint32_t offset) const;

  /// Index of the place of that key.
  [[nodiscard]] std::optional<std::uint32_t> by_key(std::string_view key) const;
  /// Calls `use(NameRecord)` for each name of that skeleton hash, and, with `exact`, of that exact
  /// hash too.
  template <class Use>
  void each_name(std::uint64_t skeleton, std::optional<std::uint32_t> exact, Use use) const {
    const std::uint32_t low = static_cast<std::uint32_t>(skeleton);
    const auto [begin, end] = bucket(skeleton);
    for (std::uint32_t i = begin; i < end; ++i) {
      const auto name = record<format::NameRecord>(format::SectionId::names, i);
      if (!name || name->skeleton > low) return;
      if (name->skeleton == low && (!exact || name->exact == *exact)) use(*name);
    }
  }

  /// The first page found damaged so far.
  [[nodiscard]] std::optional<base::Error> damage() const;
  /// Reads every page.
  [[nodiscard]] base::Result<void> verify() const;

 private:
  Layer() = default;
  [[nodiscard]] bool sound(std::uint64_t offset, std::uint64_t size) const;
  [[nodiscard]] bool page_sound(std::uint64_t page) const;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> bucket(std::uint64_t hash) const;

  base::MappedFile file_;
  std::array<format::Section, format::kSectionCount> sections_{};
  std::array<std::uint32_t, format::kSectionCount> counts_{};
  std::uint64_t data_offset_ = 0;
  std::uint64_t checksum_ = 0;
  unsigned bucket_bits_ = 0;
  std::uint64_t page_count_ = 0;
  const std::byte* page_checksums_ = nullptr;
  enum : std::uint8_t { kUnread, kSound, kDamaged };
  std::unique_ptr<std::atomic<std::uint8_t>[]> pages_;
};

}  // namespace dateline::gazetteer
