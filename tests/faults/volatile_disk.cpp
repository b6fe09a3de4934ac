// A disk whose cache can be looked into: loaded before a program with LD_PRELOAD, this library
// passes its file calls on to libc and writes down, in order, what they do to the files of one
// folder. From that after_crash.py makes the states that the folder may be in after the power has
// failed.
//
//   VOLATILE_DISK_ROOT   the folder that is watched; without it nothing is
//   VOLATILE_DISK_TRACE  the trace, appended to; it must lie outside of the root
//   VOLATILE_DISK_FAIL   a fault of the disk below the root:
//     enospc@N     the N-th call that writes bytes writes half of them, all later ones fail: ENOSPC
//     eio-fsync@N  the N-th fsync or fdatasync fails with EIO and syncs nothing; later ones work
//     readonly     whatever would create, write, rename or remove fails: EROFS
//
// A record is a Header, two paths and the bytes, all in one write(2), so that a kill tears none but
// the last. One lock is held from a call until it is recorded: records are in the order in which
// things happened, and a kill loses at most one call. Only syncs run without it, so that they take
// their time beside the writes of other threads; their record says how much of the trace was there
// before.
//
// Files are told apart by inode number: descriptors may be copied, inherited and closed at will.
// Not seen are writes that do not pass through libc's public functions: fwrite() and its like
// (libc's streams write inside libc; C++ streams do not, and are seen), mappings, io_uring,
// descriptors that a parent opened. Shared writable mappings are told as unseen; sendfile and
// copy_file_range are refused so that callers copy by themselves. crash_rig.py compares the trace
// with the folder to find the rest. sync_file_range() promises nothing and is not recorded.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "faults/volatile_disk.hpp"

namespace {

using namespace dateline::volatile_disk;  // NOLINT(google-build-using-namespace): all of it is ours

int refuse(int code) {
  errno = code;
  return -1;
}

template <class Call>
int opened(int folder, const char* path, int flags, Call call) {
  Disk& disk = Disk::get();
  if (!disk.place(folder, path)) {
    const int fd = call();
    const std::lock_guard lock(disk.mutex);
    if (fd >= 0) disk.forget(fd);
    return fd;
  }
  const std::lock_guard lock(disk.mutex);
  struct stat st {};
  const bool was_there = ::fstatat(folder, path, &st, 0) == 0;
  const bool changes =
      (flags & (O_WRONLY | O_RDWR | O_TRUNC)) != 0 || ((flags & O_CREAT) != 0 && !was_there);
  if (disk.readonly() && changes) return refuse(EROFS);
  const int fd = call();
  if (fd >= 0) disk.learn(fd, flags, was_there);
  return fd;
}

template <class Call>
FILE* opened_stream(const char* path, std::string_view mode, Call call) {
  int flags = mode.find('+') != std::string_view::npos ? O_RDWR : O_RDONLY;
  if (mode.substr(0, 1) != "r") flags |= O_WRONLY | O_CREAT;
  if (mode.substr(0, 1) == "w") flags |= O_TRUNC;
  FILE* stream = nullptr;
  opened(AT_FDCWD, path, flags, [&] {
    stream = call();
    return stream != nullptr ? ::fileno(stream) : -1;
  });
  return stream;
}

ssize_t written(int fd, const iovec* parts, int count, std::optional<off_t> at) {
  const auto call = [&](const iovec* some, int n) {
    return at ? NEXT(pwritev)(fd, some, n, *at) : NEXT(writev)(fd, some, n);
  };
  Disk& disk = Disk::get();
  if (count <= 0 || count > IOV_MAX) return call(parts, count);
  std::vector<iovec> data(parts, parts + count);
  struct stat st {};
  if (::fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
    const ssize_t n = call(parts, count);  // a pipe may wait for its reader: no lock
    if (fd == STDOUT_FILENO && n > 0) {
      const std::lock_guard lock(disk.mutex);
      disk.record({.kind = Kind::said}, {}, {}, data, static_cast<std::size_t>(n));
    }
    return n;
  }
  const std::lock_guard lock(disk.mutex);
  const auto inode = disk.inode(fd);
  if (!inode) return call(parts, count);
  std::size_t bytes = 0;
  for (const iovec& part : data) bytes += part.iov_len;
  std::size_t room = disk.room(bytes);
  if (room == 0 && bytes > 0) return refuse(ENOSPC);
  for (iovec& part : data) room -= (part.iov_len = std::min(part.iov_len, room));
  const ssize_t n = call(data.data(), count);
  if (n <= 0) return n;
  const KeepErrno keep;
  // Linux appends with pwrite() too where the file was opened for appending.
  const bool appends = (::fcntl(fd, F_GETFL) & O_APPEND) != 0;  // NOLINT(*-vararg)
  off_t end = at ? *at + n : ::lseek(fd, 0, SEEK_CUR);
  if (at && appends && ::fstat(fd, &st) == 0) end = st.st_size;
  disk.record({.kind = Kind::write, .inode = *inode, .offset = static_cast<std::uint64_t>(end - n)},
              {}, {}, data, static_cast<std::size_t>(n));
  return n;
}

ssize_t written(int fd, const void* bytes, std::size_t n, std::optional<off_t> at) {
  const iovec part{const_cast<void*>(bytes), n};
  return written(fd, &part, 1, at);
}

template <class Call>
int truncated(int fd, const char* path, off_t length, Call call) {
  Disk& disk = Disk::get();
  const auto place = path != nullptr ? disk.place(AT_FDCWD, path) : std::nullopt;
  const std::lock_guard lock(disk.mutex);
  const auto inode = path == nullptr ? disk.inode(fd) : std::nullopt;
  if (!place && !inode) return call();
  if (disk.readonly()) return refuse(EROFS);
  const int failed = call();
  const auto size = static_cast<std::uint64_t>(length);
  if (failed == 0)
    disk.record({.kind = Kind::truncate, .inode = inode.value_or(0), .length = size},
                place.value_or(""));
  return failed;
}

/// `call` gives 0, or an error that is not 0; `full` is what it gives on a full disk.
template <class Call>
int allocated(int fd, int mode, off_t offset, off_t length, int full, Call call) {
  Disk& disk = Disk::get();
  const std::lock_guard lock(disk.mutex);
  const auto inode = disk.inode(fd);
  if (!inode) return call();
  const auto bytes = static_cast<std::size_t>(length);
  if (disk.room(bytes) < bytes) {
    errno = ENOSPC;
    return full;
  }
  const int failed = call();
  if (failed == 0 && mode != FALLOC_FL_KEEP_SIZE)
    disk.record({.kind = mode == 0 ? Kind::grow : Kind::unseen,
                 .inode = *inode,
                 .length = static_cast<std::uint64_t>(offset + length)});
  return failed;
}

template <class Call>
int synced(Kind kind, int fd, Call call) {
  Disk& disk = Disk::get();
  std::unique_lock lock(disk.mutex);
  const auto inode = disk.inode(fd);
  if (!inode && kind == Kind::sync) {
    lock.unlock();
    return call();
  }
  Header head{.kind = kind, .inode = inode.value_or(0), .offset = disk.trace_size()};
  const bool fails = kind == Kind::sync && disk.sync_fails();
  lock.unlock();
  const int failed = fails ? refuse(EIO) : call();
  head.error = failed == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(errno);
  lock.lock();
  disk.record(head);
  return failed;
}

/// What makes or removes one name.
template <class Call>
int named(Kind kind, int folder, const char* path, Call call) {
  Disk& disk = Disk::get();
  if (!disk.place(folder, path)) return call();
  const std::lock_guard lock(disk.mutex);
  if (disk.readonly()) return refuse(EROFS);
  const int failed = call();
  const KeepErrno keep;
  // Asked again: mkdtemp() has made the name meanwhile.
  if (failed == 0) disk.record({.kind = kind}, disk.place(folder, path).value_or(""));
  return failed;
}

/// What makes a name of another; the path of what lies outside of the root is recorded as "".
template <class Call>
int moved(Kind kind, int folder, const char* path, int other_folder, const char* other, Call call) {
  Disk& disk = Disk::get();
  const auto from = disk.place(folder, path);
  const auto to = disk.place(other_folder, other);
  if (!from && !to) return call();
  const std::lock_guard lock(disk.mutex);
  if (disk.readonly()) return refuse(EROFS);
  const int failed = call();
  if (failed != 0) return failed;
  struct stat st {};
  const KeepErrno keep;
  const bool found = ::fstatat(other_folder, other, &st, AT_SYMLINK_NOFOLLOW) == 0;
  disk.record({.kind = kind, .inode = found ? st.st_ino : 0}, from.value_or(""), to.value_or(""));
  return failed;
}

bool watched(int fd) {
  Disk& disk = Disk::get();
  const std::lock_guard lock(disk.mutex);
  return disk.inode(fd).has_value();
}

/// What is written through a mapping is not in the trace: whoever reads it must know.
void tell_mapped(int fd) {
  Disk& disk = Disk::get();
  const std::lock_guard lock(disk.mutex);
  if (const auto inode = disk.inode(fd)) disk.record({.kind = Kind::unseen, .inode = *inode});
}

}  // namespace

// Each function is what libc declares; those with and without "64" are one on the machines that we
// have.
extern "C" {

#define DEFINE_OPEN(name)                                                                \
  int name(const char* path, int flags, ...) {                                           \
    mode_t mode = 0;                                                                     \
    if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {                    \
      va_list more;                                                                      \
      va_start(more, flags);                                                             \
      mode = va_arg(more, mode_t);                                                       \
      va_end(more);                                                                      \
    }                                                                                    \
    return opened(AT_FDCWD, path, flags, [&] { return NEXT(name)(path, flags, mode); }); \
  }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_OPENAT(name)                                                                    \
  int name(int folder, const char* path, int flags, ...) {                                     \
    mode_t mode = 0;                                                                           \
    if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {                          \
      va_list more;                                                                            \
      va_start(more, flags);                                                                   \
      mode = va_arg(more, mode_t);                                                             \
      va_end(more);                                                                            \
    }                                                                                          \
    return opened(folder, path, flags, [&] { return NEXT(name)(folder, path, flags, mode); }); \
  }
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

// What open() becomes in programs that are built with _FORTIFY_SOURCE.
int __open_2(const char* path, int flags) { return open(path, flags); }
int __open64_2(const char* path, int flags) { return open64(path, flags); }
int __openat_2(int folder, const char* path, int flags) { return openat(folder, path, flags); }
int __openat64_2(int folder, const char* path, int flags) { return openat64(folder, path, flags); }

int creat(const char* path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char* path, mode_t mode) { return creat(path, mode); }

#define DEFINE_TEMPORARY(name, parameters, arguments)                                      \
  int name parameters {                                                                    \
    return opened(AT_FDCWD, path, O_CREAT | O_RDWR, [&] { return NEXT(name) arguments; }); \
  }
DEFINE_TEMPORARY(mkstemp, (char* path), (path))
DEFINE_TEMPORARY(mkstemp64, (char* path), (path))
DEFINE_TEMPORARY(mkostemp, (char* path, int flags), (path, flags))
DEFINE_TEMPORARY(mkostemp64, (char* path, int flags), (path, flags))
DEFINE_TEMPORARY(mkstemps, (char* path, int tail), (path, tail))
DEFINE_TEMPORARY(mkostemps, (char* path, int tail, int flags), (path, tail, flags))

FILE* fopen(const char* path, const char* mode) {
  return opened_stream(path, mode, [&] { return NEXT(fopen)(path, mode); });
}
FILE* fopen64(const char* path, const char* mode) {
  return opened_stream(path, mode, [&] { return NEXT(fopen64)(path, mode); });
}

ssize_t write(int fd, const void* bytes, size_t n) { return written(fd, bytes, n, {}); }
ssize_t writev(int fd, const iovec* parts, int n) { return written(fd, parts, n, {}); }
ssize_t pwrite(int fd, const void* bytes, size_t n, off_t at) { return written(fd, bytes, n, at); }
ssize_t pwrite64(int fd, const void* bytes, size_t n, off64_t at) {
  return written(fd, bytes, n, at);
}
ssize_t pwritev(int fd, const iovec* parts, int n, off_t at) { return written(fd, parts, n, at); }
ssize_t pwritev64(int fd, const iovec* parts, int n, off64_t at) {
  return written(fd, parts, n, at);
}
// A place of -1 is that of the descriptor. The kernel may know no flags; nor do we.
ssize_t pwritev2(int fd, const iovec* parts, int n, off_t at, int flags) {
  if (flags != 0) return watched(fd) ? refuse(EOPNOTSUPP) : NEXT(pwritev2)(fd, parts, n, at, flags);
  return written(fd, parts, n, at == -1 ? std::nullopt : std::optional(at));
}
ssize_t pwritev64v2(int fd, const iovec* parts, int n, off64_t at, int flags) {
  return pwritev2(fd, parts, n, at, flags);
}

int ftruncate(int fd, off_t length) noexcept {
  return truncated(fd, nullptr, length, [&] { return NEXT(ftruncate)(fd, length); });
}
int ftruncate64(int fd, off64_t length) noexcept { return ftruncate(fd, length); }
int truncate(const char* path, off_t length) noexcept {
  return truncated(-1, path, length, [&] { return NEXT(truncate)(path, length); });
}
int truncate64(const char* path, off64_t length) noexcept { return truncate(path, length); }

int fallocate(int fd, int mode, off_t at, off_t n) {
  return allocated(fd, mode, at, n, -1, [&] { return NEXT(fallocate)(fd, mode, at, n); });
}
int fallocate64(int fd, int mode, off64_t at, off64_t n) { return fallocate(fd, mode, at, n); }
int posix_fallocate(int fd, off_t at, off_t n) {
  return allocated(fd, 0, at, n, ENOSPC, [&] { return NEXT(posix_fallocate)(fd, at, n); });
}
int posix_fallocate64(int fd, off64_t at, off64_t n) { return posix_fallocate(fd, at, n); }

int fsync(int fd) {
  return synced(Kind::sync, fd, [&] { return NEXT(fsync)(fd); });
}
int fdatasync(int fd) {
  return synced(Kind::sync, fd, [&] { return NEXT(fdatasync)(fd); });
}
int syncfs(int fd) noexcept {
  return synced(Kind::sync_all, fd, [&] { return NEXT(syncfs)(fd); });
}
void sync() noexcept {
  synced(Kind::sync_all, -1, [] {
    NEXT(sync)();
    return 0;
  });
}

int rename(const char* from, const char* to) noexcept {
  return moved(Kind::rename, AT_FDCWD, from, AT_FDCWD, to, [&] { return NEXT(rename)(from, to); });
}
int renameat(int folder, const char* from, int other, const char* to) noexcept {
  return moved(Kind::rename, folder, from, other, to,
               [&] { return NEXT(renameat)(folder, from, other, to); });
}
int renameat2(int folder, const char* from, int other, const char* to, unsigned flags) noexcept {
  const bool swaps = (flags & RENAME_EXCHANGE) != 0;
  return moved(swaps ? Kind::exchange : Kind::rename, folder, from, other, to,
               [&] { return NEXT(renameat2)(folder, from, other, to, flags); });
}
int link(const char* from, const char* to) noexcept {
  return moved(Kind::link, AT_FDCWD, from, AT_FDCWD, to, [&] { return NEXT(link)(from, to); });
}
int linkat(int folder, const char* from, int other, const char* to, int flags) noexcept {
  return moved(Kind::link, folder, from, other, to,
               [&] { return NEXT(linkat)(folder, from, other, to, flags); });
}
int symlink(const char* target, const char* path) noexcept {
  return named(Kind::unseen, AT_FDCWD, path, [&] { return NEXT(symlink)(target, path); });
}
int symlinkat(const char* target, int folder, const char* path) noexcept {
  return named(Kind::unseen, folder, path, [&] { return NEXT(symlinkat)(target, folder, path); });
}
int unlink(const char* path) noexcept {
  return named(Kind::unlink, AT_FDCWD, path, [&] { return NEXT(unlink)(path); });
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  return named(Kind::unlink, folder, path, [&] { return NEXT(unlinkat)(folder, path, flags); });
}
int rmdir(const char* path) noexcept {
  return named(Kind::unlink, AT_FDCWD, path, [&] { return NEXT(rmdir)(path); });
}
int remove(const char* path) noexcept {
  return named(Kind::unlink, AT_FDCWD, path, [&] { return NEXT(remove)(path); });
}
int mkdir(const char* path, mode_t mode) noexcept {
  return named(Kind::mkdir, AT_FDCWD, path, [&] { return NEXT(mkdir)(path, mode); });
}
int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  return named(Kind::mkdir, folder, path, [&] { return NEXT(mkdirat)(folder, path, mode); });
}
char* mkdtemp(char* path) noexcept {
  const int failed =
      named(Kind::mkdir, AT_FDCWD, path, [&] { return NEXT(mkdtemp)(path) != nullptr ? 0 : -1; });
  return failed == 0 ? path : nullptr;
}

ssize_t sendfile(int to, int from, off_t* at, size_t n) noexcept {
  return watched(to) ? refuse(EINVAL) : NEXT(sendfile)(to, from, at, n);
}
ssize_t sendfile64(int to, int from, off64_t* at, size_t n) noexcept {
  return sendfile(to, from, at, n);
}
ssize_t copy_file_range(int from, off64_t* at, int to, off64_t* to_at, size_t n, unsigned flags) {
  return watched(to) ? refuse(EINVAL) : NEXT(copy_file_range)(from, at, to, to_at, n, flags);
}

void* mmap(void* at, size_t n, int rights, int flags, int fd, off_t offset) noexcept {
  const bool writes = (rights & PROT_WRITE) != 0 && (flags & MAP_PRIVATE) == 0 && fd >= 0;
  if (writes) tell_mapped(fd);
  return NEXT(mmap)(at, n, rights, flags, fd, offset);
}
void* mmap64(void* at, size_t n, int rights, int flags, int fd, off64_t offset) noexcept {
  return mmap(at, n, rights, flags, fd, offset);
}

}  // extern "C"
