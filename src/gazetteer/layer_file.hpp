#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "gazetteer/format.hpp"

namespace dateline::gazetteer {

/// Writes a compiled gazetteer section by section, with its page checksums, into a file that
/// appears only when it is whole, or into memory. The pool of strings is kept in memory and written
/// last.
class LayerFile {
 public:
  /// Errors: as base::FileReplacement::open.
  [[nodiscard]] static base::Result<LayerFile> open(const std::filesystem::path& path);
  /// One whose bytes finished() gives.
  [[nodiscard]] static LayerFile in_memory();

  /// Offset of a string in the pool; equal strings are stored once. At most 4 GB.
  [[nodiscard]] std::uint32_t string(std::string_view text);

  /// Begins a section; what is put until the next one is its content.
  void begin(format::SectionId id, std::uint32_t record_size);
  void put(std::string_view bytes);
  template <class T>
  void put_record(const T& record) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(std::string_view(reinterpret_cast<const char*>(&record),  // NOLINT(*-reinterpret-cast)
                         sizeof record));
  }
  template <class T>
  void section(format::SectionId id, const std::vector<T>& records) {
    begin(id, sizeof(T));
    put(std::string_view(
        reinterpret_cast<const char*>(records.data()),  // NOLINT(*-reinterpret-cast)
        records.size() * sizeof(T)));
  }

  /// Writes what is missing and puts the file in its place; returns its size in bytes. Errors: the
  /// first of writing; too_large where the strings overflowed.
  [[nodiscard]] base::Result<std::uint64_t> finish();
  /// All of it, where it was written into memory; after finish().
  [[nodiscard]] std::string finished() && { return std::move(memory_); }

 private:
  explicit LayerFile(std::optional<base::FileReplacement> file) : file_(std::move(file)) {}
  void start();
  [[nodiscard]] base::Result<void> append(std::string_view bytes);
  void align();
  void flush_page();

  std::optional<base::FileReplacement> file_;  ///< nullopt: into memory_
  std::string memory_;
  base::Result<void> failed_;
  std::array<format::Section, format::kSectionCount> sections_{};
  std::uint64_t at_ = 0;  ///< bytes of data so far
  std::uint32_t current_ = static_cast<std::uint32_t>(format::kSectionCount);
  std::string page_;
  std::vector<std::uint64_t> sums_;
  std::string pool_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
  bool overflowed_ = false;
};

}  // namespace dateline::gazetteer
