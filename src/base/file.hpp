#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace dateline::base {

/// Reads a whole regular file. Errors: not_found, unreadable (a folder, no permission, I/O),
/// too_large when it holds more than `limit` bytes; each names the file and what to do.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::uintmax_t limit);

/// Replaces `path` with `bytes` so that a reader or a crash sees the old file or the new one, never
/// a part: writes beside it, syncs, renames, syncs the folder.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path& path,
                                                 std::string_view bytes);

/// A file that is written part by part and takes its place only when all is there: a reader or a
/// crash sees the old file or the new one. Without commit() nothing is left behind. Move-only.
class FileReplacement {
 public:
  /// Makes a hidden file beside `path`. Errors: not_found, unreadable.
  [[nodiscard]] static Result<FileReplacement> open(const std::filesystem::path& path);

  FileReplacement(FileReplacement&& other) noexcept;
  FileReplacement& operator=(FileReplacement&& other) noexcept;
  FileReplacement(const FileReplacement&) = delete;
  FileReplacement& operator=(const FileReplacement&) = delete;
  ~FileReplacement();

  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// Writes over what is at `offset` bytes from the start; the place of append() stays.
  [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes);
  /// Syncs, renames to the path, syncs the folder. Call once, last.
  [[nodiscard]] Result<void> commit();

 private:
  FileReplacement() = default;
  int fd_ = -1;
  std::filesystem::path path_;
  std::string beside_;  ///< "" once it has its name
};

/// A file mapped read-only. Move-only; the bytes stay valid and at one address until it is
/// destroyed, also after moves. Safe to read from many threads.
class MappedFile {
 public:
  /// Errors as read_file; an empty file maps to no bytes.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  friend class AppendFile;
  [[nodiscard]] static Result<MappedFile> of(int fd, std::uintmax_t size,
                                             const std::filesystem::path& path);
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::filesystem::path path_;
};

enum class Access : std::uint8_t { read, append };

/// A file that grows at its end and is read by mappings of it, also while it grows and also when
/// its name has gone to another file. Move-only; append() is for one thread at a time, and so is
/// sync(), which may run beside it.
class AppendFile {
 public:
  /// Makes an empty file. Errors: not_found, unreadable, where there is one of the name already.
  [[nodiscard]] static Result<AppendFile> create(const std::filesystem::path& path);
  /// Errors as read_file.
  [[nodiscard]] static Result<AppendFile> open(const std::filesystem::path& path, Access access);

  AppendFile(AppendFile&& other) noexcept;
  AppendFile& operator=(AppendFile&& other) noexcept;
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;
  ~AppendFile();

  /// Writes behind the end. Where that fails, as on a full disk, a first part of the bytes may have
  /// been written: size() tells, and the rest can be appended later. Errors: unreadable, also where
  /// another program has changed the file's length.
  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// All that was appended before outlives a crash from here on.
  [[nodiscard]] Result<void> sync();
  /// Bytes up to the end as this object knows it: when it was opened, and what it appended.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// What the file holds now, appended by whom it may be. Errors as MappedFile::open.
  [[nodiscard]] Result<MappedFile> map() const;

 private:
  AppendFile(int fd, std::uint64_t size, std::filesystem::path path)
      : fd_(fd), size_(size), path_(std::move(path)) {}
  int fd_ = -1;
  std::uint64_t size_ = 0;
  std::filesystem::path path_;
};

}  // namespace dateline::base
