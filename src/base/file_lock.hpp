#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace dateline::base {

/// Holds a file for this process alone, as far as programs ask: an advisory lock on a small file
/// that names its holder. The system gives it up when the process ends, however it ends. Move-only.
class FileLock {
 public:
  /// Takes it at once or not at all. nullopt where another holds it, of this process or another;
  /// its name is then in `holder` ("process 4711 on anna"). Errors: not_found, unreadable, where
  /// the file cannot be made.
  [[nodiscard]] static Result<std::optional<FileLock>> take(const std::filesystem::path& path,
                                                            std::string& holder);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();  ///< gives it up and removes the file

 private:
  FileLock(int fd, std::filesystem::path path) : fd_(fd), path_(std::move(path)) {}
  int fd_ = -1;
  std::filesystem::path path_;
};

/// What tells one state of a file from another without reading it: size, time of change, number on
/// its disk. nullopt where there is no such file.
struct FileState {
  std::uintmax_t size = 0;
  std::int64_t changed_ns = 0;
  std::uintmax_t inode = 0;
  friend bool operator==(const FileState&, const FileState&) = default;
};
[[nodiscard]] std::optional<FileState> state_of(const std::filesystem::path& path);

}  // namespace dateline::base
