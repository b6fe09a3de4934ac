#pragma once

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The function that the program would have called without this library.
#define NEXT(name)                                                                           \
  ([] {                                                                                      \
    static const auto next = reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name)); \
    return next;                                                                             \
  }())

namespace dateline::volatile_disk {

/// As in after_crash.py.
enum class Kind : std::uint16_t {
  open = 1,
  write,
  truncate,
  grow,
  sync,
  sync_all,
  rename,
  exchange,
  link,
  unlink,
  mkdir,
  said,
  unseen
};
enum OpenFlag : std::uint32_t { kCreated = 1, kTruncated = 2, kNameless = 4 };

struct Header {
  std::uint32_t magic = 0x31544456;  // "VDT1"
  Kind kind{};
  std::uint16_t error = 0;  ///< errno of a sync that failed
  std::int32_t process = 0;
  std::uint32_t flags = 0;   ///< OpenFlag
  std::uint64_t time = 0;    ///< nanoseconds of the monotonic clock, when the call was done
  std::uint64_t inode = 0;   ///< 0 where the paths say it all
  std::uint64_t offset = 0;  ///< of a write; of a sync, the bytes of trace that it covers
  std::uint64_t length = 0;  ///< of the file, when truncated or grown
  std::uint32_t path_bytes = 0;
  std::uint32_t other_bytes = 0;
  std::uint64_t data_bytes = 0;
};
static_assert(sizeof(Header) == 64);

/// A rig that fails in silence would let every test pass.
[[noreturn]] inline void die(std::string_view why) {
  std::fprintf(stderr, "volatile_disk: %.*s\n", static_cast<int>(why.size()), why.data());
  ::_exit(97);
}

struct KeepErrno {
  int saved = errno;
  ~KeepErrno() { errno = saved; }
};

inline std::string resolved(const std::string& path) {
  std::array<char, PATH_MAX> found{};
  return ::realpath(path.c_str(), found.data()) != nullptr ? found.data() : "";
}

/// The folder that is watched, what is open in it, its trace and its faults. Functions that are not
/// const, and inode(), want `mutex` held.
class Disk {
 public:
  /// Never destroyed: programs write until their very end.
  static Disk& get() {
    static Disk* const disk = new Disk;
    return *disk;
  }

  std::mutex mutex;

  /// Where `path` lies below the root ("." for itself), nothing if it does not. Links on the way
  /// are followed, its last name is not: what is renamed or removed is the name.
  std::optional<std::string> place(int folder, const char* path) const {
    std::string whole = path;
    if (root_.empty() || whole.empty()) return {};
    if (whole[0] != '/' && folder != AT_FDCWD)
      whole = "/proc/self/fd/" + std::to_string(folder) + "/" + whole;
    while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
    const auto slash = whole.rfind('/');
    std::string name = slash == std::string::npos ? whole : whole.substr(slash + 1);
    std::string parent = slash == std::string::npos ? "." : whole.substr(0, slash + 1);
    if (name == "." || name == "..") {
      parent = whole;
      name.clear();
    }
    std::string found = resolved(parent);
    if (found.empty()) return {};
    if (!name.empty()) found += (found == "/" ? "" : "/") + name;
    return below(found);
  }

  /// What `fd` is open on; nothing unless it is a file or folder that was opened below the root.
  std::optional<std::uint64_t> inode(int fd) const {
    struct stat st {};
    if (known_.empty() || ::fstat(fd, &st) != 0) return {};
    if (!known_.contains({st.st_dev, st.st_ino})) return {};
    return st.st_ino;
  }

  /// After an open below the root.
  void learn(int fd, int flags, bool was_there) {
    const KeepErrno keep;
    std::array<char, PATH_MAX> link{};
    const std::string self = "/proc/self/fd/" + std::to_string(fd);
    if (::readlink(self.c_str(), link.data(), link.size() - 1) < 0) die("/proc is needed");
    const auto path = below(link.data());
    if (!path) return forget(fd);  // a link that leads out
    struct stat st {};
    if (::fstat(fd, &st) != 0) return;
    known_.emplace(st.st_dev, st.st_ino);
    Header head{.kind = Kind::open, .inode = st.st_ino};
    const bool nameless = (flags & O_TMPFILE) == O_TMPFILE;
    if (nameless)
      head.flags = kCreated | kNameless;
    else if (!was_there)
      head.flags = kCreated;
    else if ((flags & O_TRUNC) != 0)
      head.flags = kTruncated;
    record(head, nameless ? "" : *path);
  }

  /// After an open elsewhere: it may have got the number of a file that is no more.
  void forget(int fd) {
    const KeepErrno keep;
    struct stat st {};
    if (!known_.empty() && ::fstat(fd, &st) == 0) known_.erase({st.st_dev, st.st_ino});
  }

  /// Call with the lock held, after what it tells has happened.
  void record(Header head, std::string_view path = {}, std::string_view other = {},
              const std::vector<iovec>& data = {}, std::size_t data_bytes = 0) {
    if (trace_ < 0) return;
    const KeepErrno keep;
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    head.time = static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U +
                static_cast<std::uint64_t>(now.tv_nsec);
    head.process = ::getpid();
    head.path_bytes = static_cast<std::uint32_t>(path.size());
    head.other_bytes = static_cast<std::uint32_t>(other.size());
    head.data_bytes = data_bytes;
    std::string bytes(sizeof head, '\0');
    std::memcpy(bytes.data(), &head, sizeof head);
    bytes.append(path).append(other);
    const std::size_t whole = bytes.size() + data_bytes;
    bytes.reserve(whole);
    for (const iovec& part : data) {
      const std::size_t n = std::min(part.iov_len, whole - bytes.size());
      bytes.append(static_cast<const char*>(part.iov_base), n);
    }
    if (NEXT(write)(trace_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      die("the trace cannot be written");
  }

  std::uint64_t trace_size() const {
    struct stat st {};
    if (trace_ < 0 || ::fstat(trace_, &st) != 0) return 0;
    return static_cast<std::uint64_t>(st.st_size);
  }

  bool readonly() const { return fault_ == Fault::readonly; }
  /// How many of the bytes of one call the disk takes; counts the call.
  std::size_t room(std::size_t bytes) {
    if (fault_ != Fault::enospc || bytes == 0 || ++calls_ < fault_at_) return bytes;
    return calls_ == fault_at_ ? bytes / 2 : 0;
  }
  bool sync_fails() { return fault_ == Fault::eio_fsync && ++calls_ == fault_at_; }

 private:
  enum class Fault { none, enospc, eio_fsync, readonly };

  Disk() {
    const char* root = std::getenv("VOLATILE_DISK_ROOT");
    if (root == nullptr) return;
    root_ = resolved(root);
    if (root_.empty()) die("VOLATILE_DISK_ROOT names no folder");
    if (const char* fail = std::getenv("VOLATILE_DISK_FAIL")) choose_fault(fail);
    if (const char* trace = std::getenv("VOLATILE_DISK_TRACE")) {
      if (place(AT_FDCWD, trace)) die("VOLATILE_DISK_TRACE must lie outside of the root");
      const int fd = NEXT(open)(trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
      if (fd < 0) die("VOLATILE_DISK_TRACE cannot be written");
      // Far from the numbers that the program would have got without us.
      trace_ = ::fcntl(fd, F_DUPFD_CLOEXEC, 900);
      ::close(fd);
      if (trace_ < 0) die("the limit of open files is below 900");
    }
    // A child must not inherit a lock that a thread which it has not got would open.
    ::pthread_atfork([] { get().mutex.lock(); }, [] { get().mutex.unlock(); },
                     [] { get().mutex.unlock(); });
  }

  void choose_fault(std::string_view fail) {
    const auto at = fail.find('@');
    const std::string_view name = fail.substr(0, at);
    if (name == "readonly") fault_ = Fault::readonly;
    if (name == "enospc") fault_ = Fault::enospc;
    if (name == "eio-fsync") fault_ = Fault::eio_fsync;
    if (at != std::string_view::npos)
      fault_at_ = std::strtoul(fail.data() + at + 1, nullptr, 10);  // NOLINT: ends with a zero
    if (fault_ == Fault::none || (fault_ != Fault::readonly && fault_at_ == 0))
      die("VOLATILE_DISK_FAIL is not enospc@N, eio-fsync@N or readonly");
  }

  std::optional<std::string> below(const std::string& path) const {
    if (path == root_) return ".";
    if (path.size() > root_.size() && path.compare(0, root_.size(), root_) == 0 &&
        path[root_.size()] == '/')
      return path.substr(root_.size() + 1);
    return {};
  }

  std::string root_;
  int trace_ = -1;
  std::set<std::pair<dev_t, ino_t>> known_;
  Fault fault_ = Fault::none;
  std::size_t fault_at_ = 0;
  std::size_t calls_ = 0;
};

}  // namespace dateline::volatile_disk
