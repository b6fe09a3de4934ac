#include "base/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace dateline::base {
namespace {

constexpr mode_t kMode = 0644;

std::string this_process() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  std::string out = "process " + std::to_string(::getpid());
  if (host[0] != '\0') out += std::string(" on ") + host.data();
  return out;
}

/// What stands in the file, as one line that can be shown.
std::string holder_in(int fd) {
  std::array<char, 300> text{};
  const ssize_t n = ::pread(fd, text.data(), text.size(), 0);
  std::string out;
  for (ssize_t i = 0; i < n; ++i) {
    const char c = text[static_cast<std::size_t>(i)];
    if (c < ' ' || c > '~') break;
    out.push_back(c);
  }
  return out.empty() ? "another program" : out;
}

bool is_same_file(int fd, const std::filesystem::path& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(fd, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}  // namespace

Result<std::optional<FileLock>> FileLock::take(const std::filesystem::path& path,
                                               std::string& holder) {
  constexpr int kTries = 10;
  for (int i = 0; i < kTries; ++i) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);  // NOLINT(*-vararg)
    if (fd < 0) {
      const int code = errno;
      return Error{code == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                   std::string("cannot be made: ") + std::strerror(code), path.string(),
                   "Check that the folder is there and may be written"};
    }
    FileLock lock(fd, path);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
      holder = holder_in(fd);
      lock.path_.clear();  // another's: not ours to remove
      return std::optional<FileLock>();
    }
    // Who gave it up just now has removed it: what is locked has no name any more.
    if (!is_same_file(fd, path)) {
      lock.path_.clear();
      continue;
    }
    const std::string text = this_process() + "\n";
    // For people alone: that it is locked does not hang on what stands in it.
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) errno = 0;
    return std::optional<FileLock>(std::move(lock));
  }
  holder = "another program";
  return std::optional<FileLock>();
}

FileLock::FileLock(FileLock&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::exchange(other.path_, {})) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  return *this;
}

FileLock::~FileLock() {
  if (fd_ < 0) return;
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(fd_);
}

std::optional<FileState> state_of(const std::filesystem::path& path) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0) return std::nullopt;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return FileState{static_cast<std::uintmax_t>(st.st_size),
                   std::int64_t{st.st_mtim.tv_sec} * kNanoseconds + st.st_mtim.tv_nsec, st.st_ino};
}

}  // namespace dateline::base
