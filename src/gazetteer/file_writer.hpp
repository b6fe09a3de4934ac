#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/format.hpp"

namespace dateline::gazetteer {

/// Puts the sections of a compiled gazetteer together: string pool, offsets, page checksums.
class FileWriter {
 public:
  FileWriter() { (void)string(""); }

  /// Offset of a string in the pool; equal strings are stored once. The pool holds at most 4 GB.
  [[nodiscard]] std::uint32_t string(std::string_view text);
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  template <class T>
  void section(format::SectionId id, const std::vector<T>& records) {
    std::string& out = sections_[static_cast<std::size_t>(id)];
    out.assign(reinterpret_cast<const char*>(records.data()),  // NOLINT(*-reinterpret-cast)
               records.size() * sizeof(T));
    record_sizes_[static_cast<std::size_t>(id)] = sizeof(T);
  }
  void text_section(format::SectionId id, std::string text) {
    sections_[static_cast<std::size_t>(id)] = std::move(text);
  }

  /// The whole file.
  [[nodiscard]] std::string finish();

 private:
  std::array<std::string, format::kSectionCount> sections_;
  std::array<std::uint32_t, format::kSectionCount> record_sizes_{};
  std::string pool_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
  bool overflowed_ = false;
};

}  // namespace dateline::gazetteer
