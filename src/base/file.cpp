#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace dateline::base {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Error from_errno(int code, const std::filesystem::path& path, bool writing) {
  Error e;
  e.where = path.string();
  e.code = code == ENOENT || code == ENOTDIR ? ErrorCode::not_found : ErrorCode::unreadable;
  if (code == ENOENT || code == ENOTDIR) {
    e.message = writing ? "the folder does not exist" : "no such file";
    e.cure = "Check the path";
  } else if (code == EACCES || code == EPERM) {
    e.message = writing ? "may not be written" : "may not be read";
    e.cure = "Check its permissions and those of its folder";
  } else if (writing && (code == ENOSPC || code == EDQUOT)) {
    e.message = "cannot be written: the disk is full";
    e.cure = "Make room on it and try again";
  } else if (writing && code == EFBIG) {
    e.message = "cannot be written: a file may not be so large here";
    e.cure = "Raise the limit (ulimit -f), or put it on another disk";
  } else {
    e.message =
        std::string(writing ? "cannot be written: " : "cannot be read: ") + std::strerror(code);
    if (code == EROFS) e.cure = "Copy it to a disk that can be written to";
    if (code == EIO) e.cure = "Check the disk, and keep a copy elsewhere";
  }
  return e;
}

Error not_regular(const std::filesystem::path& path, bool folder) {
  return {ErrorCode::unreadable, folder ? "is a folder, not a file" : "is not a regular file",
          path.string(), "Name a file"};
}

struct Opened {
  int fd;
  std::uintmax_t size;
};

Result<Opened> open_regular(const std::filesystem::path& path, int how = O_RDONLY) {
  const bool writing = how != O_RDONLY;
  // O_NONBLOCK: opening a pipe that nobody writes to must not hang.
  const int fd = ::open(path.c_str(), how | O_CLOEXEC | O_NONBLOCK);  // NOLINT(*-vararg)
  if (fd < 0 && errno == EISDIR) return not_regular(path, true);
  if (fd < 0) return from_errno(errno, path, writing);
  struct stat st {};
  if (::fstat(fd, &st) != 0) {
    const int code = errno;
    ::close(fd);
    return from_errno(code, path, writing);
  }
  if (!S_ISREG(st.st_mode)) {
    ::close(fd);
    return not_regular(path, S_ISDIR(st.st_mode));
  }
  return Opened{fd, static_cast<std::uintmax_t>(st.st_size)};
}

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return from_errno(errno, path, true);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t limit) {
  const auto opened = open_regular(path);
  if (!opened) return opened.error();
  const Descriptor fd(opened->fd);
  const auto over = [&](std::uintmax_t size) {
    return Error{ErrorCode::too_large,
                 "is too large: " + std::to_string(size) + " bytes or more, the limit is " +
                     std::to_string(limit),
                 path.string(), "Split it, or name another file"};
  };
  if (opened->size > limit) return over(opened->size);
  std::string out;
  out.reserve(opened->size);
  // Read to the end rather than to the size: files under /proc say 0, and one may grow meanwhile.
  std::string block(1U << 16U, '\0');
  for (;;) {
    const ssize_t n = ::read(fd.get(), block.data(), block.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return from_errno(errno, path, false);
    }
    if (n == 0) return out;
    out.append(block, 0, static_cast<std::size_t>(n));
    if (out.size() > limit) return over(out.size());
  }
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  auto file = FileReplacement::open(path);
  if (!file) return file.error();
  if (auto r = file->append(bytes); !r) return r;
  return file->commit();
}

Result<FileReplacement> FileReplacement::open(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  FileReplacement file;
  file.path_ = path;
  std::string beside = (folder / ("." + path.filename().string() + ".XXXXXX")).string();
  file.fd_ = ::mkostemp(beside.data(), O_CLOEXEC);
  if (file.fd_ < 0) return from_errno(errno, path, true);
  file.beside_ = std::move(beside);
  // mkostemp makes the file 0600; give it the mode of what it replaces, or what the umask leaves.
  struct stat st {};
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = ::stat(path.c_str(), &st) == 0 ? (st.st_mode & 0777U) : (0666U & ~mask);
  if (::fchmod(file.fd_, mode) != 0) return from_errno(errno, path, true);
  return file;
}

FileReplacement::FileReplacement(FileReplacement&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, {})) {}

FileReplacement& FileReplacement::operator=(FileReplacement&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  std::swap(beside_, other.beside_);
  return *this;
}

FileReplacement::~FileReplacement() {
  if (fd_ >= 0) ::close(fd_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Result<void> FileReplacement::append(std::string_view bytes) {
  return write_all(fd_, bytes, path_);
}

Result<void> FileReplacement::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0) {
      if (errno == EINTR) continue;
      return from_errno(errno, path_, true);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
  return {};
}

Result<void> FileReplacement::commit() {
  if (::fsync(fd_) != 0) return from_errno(errno, path_, true);
  if (::rename(beside_.c_str(), path_.c_str()) != 0) return from_errno(errno, path_, true);
  beside_.clear();
  const std::filesystem::path folder = path_.has_parent_path() ? path_.parent_path() : ".";
  const Descriptor dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));  // NOLINT
  // The name is not sure to outlive a loss of power until its folder is; some file systems cannot
  // sync folders, and say so.
  if (dir.get() >= 0 && ::fsync(dir.get()) != 0 && errno != EINVAL && errno != ENOTSUP) {
    return from_errno(errno, path_, true);
  }
  return {};
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const auto opened = open_regular(path);
  if (!opened) return opened.error();
  const Descriptor fd(opened->fd);
  return of(fd.get(), opened->size, path);
}

Result<MappedFile> MappedFile::of(int fd, std::uintmax_t size, const std::filesystem::path& path) {
  MappedFile file;
  file.path_ = path;
  if (size == 0) return file;
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (at == MAP_FAILED) return from_errno(errno, path, false);  // NOLINT(*-cstyle-cast)
  file.data_ = static_cast<const std::byte*>(at);
  file.size_ = size;
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      path_(std::move(other.path_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);  // NOLINT(*-const-cast)
}

Result<AppendFile> AppendFile::create(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC,  // NOLINT
                        0666);
  if (fd < 0) return from_errno(errno, path, true);
  return AppendFile(fd, 0, path);
}

Result<AppendFile> AppendFile::open(const std::filesystem::path& path, Access access) {
  const auto opened = open_regular(path, access == Access::append ? O_RDWR | O_APPEND : O_RDONLY);
  if (!opened) return opened.error();
  return AppendFile(opened->fd, opened->size, path);
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), size_(other.size_), path_(std::move(other.path_)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  return *this;
}

AppendFile::~AppendFile() {
  if (fd_ >= 0) ::close(fd_);
}

Result<void> AppendFile::append(std::string_view bytes) {
  struct stat st {};
  if (::fstat(fd_, &st) != 0) return from_errno(errno, path_, true);
  if (static_cast<std::uint64_t>(st.st_size) != size_) {
    return Error{ErrorCode::unreadable, "was written to by another program meanwhile",
                 path_.string(), "Close the other program and open it again"};
  }
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return from_errno(errno, path_, true);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
    size_ += static_cast<std::uint64_t>(n);
  }
  return {};
}

Result<void> AppendFile::sync() {
  while (::fdatasync(fd_) != 0) {
    if (errno != EINTR) return from_errno(errno, path_, true);
  }
  return {};
}

Result<MappedFile> AppendFile::map() const {
  struct stat st {};
  if (::fstat(fd_, &st) != 0) return from_errno(errno, path_, false);
  return MappedFile::of(fd_, static_cast<std::uintmax_t>(st.st_size), path_);
}

}  // namespace dateline::base
