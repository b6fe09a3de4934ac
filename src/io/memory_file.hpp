#pragma once

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <atomic>
#include <string>
#include <utility>

namespace dateline::io {

/// A file of GDAL's that lies in memory under a name of its own, gone at the end. What is opened of
/// it must be closed before.
class MemoryFile {
 public:
  /// To be written. `ending` as ".gpkg": drivers know files by it.
  explicit MemoryFile(const char* ending) {
    static std::atomic<unsigned> number{0};
    path_ = fmt::format("/vsimem/dateline-{}/events{}", ++number, ending);
  }
  /// To be read.
  MemoryFile(const char* ending, std::string bytes) : MemoryFile(ending) {
    bytes_ = std::move(bytes);
    auto* data = reinterpret_cast<GByte*>(bytes_.data());  // NOLINT: GDAL's bytes
    VSILFILE* file = VSIFileFromMemBuffer(path_.c_str(), data, bytes_.size(), FALSE);
    if (file != nullptr) VSIFCloseL(file);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { VSIUnlink(path_.c_str()); }

  [[nodiscard]] const char* path() const { return path_.c_str(); }
  /// What was written.
  [[nodiscard]] std::string bytes() const {
    vsi_l_offset size = 0;
    const GByte* data = VSIGetMemFileBuffer(path_.c_str(), &size, FALSE);
    return data == nullptr ? std::string() : std::string(data, data + size);  // bytes as they are
  }

 private:
  std::string path_;
  std::string bytes_;
};

}  // namespace dateline::io
