#include "base/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill() is POSIX's
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace dateline::base {
namespace {

constexpr std::size_t kMostTold = 4096;
constexpr int kCannotStart = 127;
constexpr int kWidePipe = 1 << 20;  // bytes
constexpr int kLook = 50;           // milliseconds between looks whether to stop

class Pipe {
 public:
  Pipe() { made_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] int end(std::size_t i) const { return ends_.at(i); }
  void close_end(std::size_t i) {
    if (ends_.at(i) >= 0) ::close(ends_.at(i));
    ends_.at(i) = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool made_ = false;
};

Error cannot_start(const std::filesystem::path& program, int code) {
  return {ErrorCode::unreadable, std::string("cannot be started: ") + std::strerror(code),
          program.string(), "Install it again"};
}

void limit(int what, rlim_t most) {
  const rlimit to{most, most};
  (void)::setrlimit(static_cast<__rlimit_resource>(what), &to);
}

/// Between fork and exec: nothing but calls of the system.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment,
                         int in, int out, int told, const ProgramLimits& limits) {
  ::setpgid(0, 0);
  if (in < 0) in = ::open("/dev/null", O_RDONLY);  // NOLINT(*-vararg)
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(told, 2);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, limits.file);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  // It does not outlive whoever wants it: the thread that started it waits for it.
  ::prctl(PR_SET_PDEATHSIG, limits.is_ours ? SIGTERM : SIGKILL);  // NOLINT(*-vararg)
  ::execve(program, arguments, environment);
  ::_exit(kCannotStart);
}

int left_of(std::chrono::steady_clock::time_point end) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

/// How a program is stopped that is no longer wanted: it is asked to end, and given time to.
class Stopping {
 public:
  Stopping(const ProgramLimits& limits, pid_t child) : limits_(limits), child_(child) {}
  /// Whether it is to be killed.
  bool over() {
    if (!until_ && limits_.stop.stopped()) {
      until_ = std::chrono::steady_clock::now() + limits_.grace;
      if (limits_.grace.count() > 0) ::kill(child_, SIGTERM);
    }
    return until_ && left_of(*until_) == 0;
  }
  [[nodiscard]] bool asked() const { return until_.has_value(); }

 private:
  const ProgramLimits& limits_;
  pid_t child_;
  std::optional<std::chrono::steady_clock::time_point> until_;
};

/// What a program is given, part by part, as it takes it.
class Feed {
 public:
  Feed(int to, const ProgramInput& input) : to_(to), input_(input) {
    if (to_ < 0) return;
    ::fcntl(to_, F_SETFL, O_NONBLOCK);  // NOLINT(*-vararg)
    // The less often two programs wait for each other the better; no harm where it is not granted.
    ::fcntl(to_, F_SETPIPE_SZ, kWidePipe);  // NOLINT(*-vararg)
  }
  /// Writes what the pipe takes; false at the end, or where nobody reads any more.
  bool give() {
    if (left_.empty()) {
      const auto next = input_();
      if (!next) return false;
      left_ = *next;
    }
    const ssize_t n = ::write(to_, left_.data(), left_.size());
    if (n < 0) return errno == EINTR || errno == EAGAIN;
    left_.remove_prefix(static_cast<std::size_t>(n));
    return true;
  }

 private:
  int to_;
  const ProgramInput& input_;
  std::string_view left_;
};

/// While it lives, writing to a pipe that nobody reads is an error of the call on this thread and
/// not the end of the program.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() {
    // One that has come meanwhile is taken away, not put off.
    const timespec now{0, 0};
    if (sigismember(&before_, SIGPIPE) == 0) {
      while (::sigtimedwait(&pipe_, nullptr, &now) > 0) {
      }
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

/// Reads what there is; false at the end.
bool take(int from, std::string& to, std::size_t most) {
  std::array<char, 1U << 16U> block{};
  const ssize_t n = ::read(from, block.data(), block.size());
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  if (n == 0) return false;
  const std::size_t room = most > to.size() ? most - to.size() : 0;
  to.append(block.data(), std::min(room, static_cast<std::size_t>(n)));
  return true;
}

}  // namespace

std::optional<std::filesystem::path> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  std::string_view folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const std::size_t colon = std::min(folders.find(':'), folders.size());
    const std::string_view folder = folders.substr(0, colon);
    folders.remove_prefix(std::min(colon + 1, folders.size()));
    // One that counts from where the user stands could be anybody's.
    if (!folder.starts_with('/')) continue;
    const auto program = std::filesystem::path(folder) / name;
    std::error_code code;
    if (std::filesystem::is_regular_file(program, code) && ::access(program.c_str(), X_OK) == 0) {
      return program;
    }
  }
  return std::nullopt;
}

Result<ProgramAnswer> run_program(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments,
                                  const ProgramLimits& limits, const ProgramInput& input,
                                  const ProgramHearer& hear) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
  std::string locale = "LC_ALL=C.UTF-8";
  std::array<char*, 3> environment{path.data(), locale.data(), nullptr};

  Pipe in;
  Pipe out;
  Pipe told;
  if (!in.made() || !out.made() || !told.made()) return cannot_start(program, errno);
  const NoPipeSignal quiet;
  const auto end = std::chrono::steady_clock::now() + limits.time;
  const pid_t child = ::fork();
  if (child < 0) return cannot_start(program, errno);
  if (child == 0) {
    become(words.front().c_str(), argv.data(), limits.is_ours ? environ : environment.data(),
           input ? in.end(0) : -1, out.end(1), told.end(1), limits);
  }
  ::setpgid(child, child);  // whoever comes first
  in.close_end(0);
  out.close_end(1);
  told.close_end(1);
  if (!input) in.close_end(1);
  Feed feed(in.end(1), input);

  ProgramAnswer answer;
  std::size_t heard = 0;
  Stopping stopping(limits, child);
  std::array<pollfd, 3> ends{
      {{out.end(0), POLLIN, 0}, {told.end(0), POLLIN, 0}, {in.end(1), POLLOUT, 0}}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const int left = left_of(end);
    if (left == 0) {
      answer.end = ProgramAnswer::End::too_long;
      break;
    }
    if (stopping.over()) {
      answer.end = ProgramAnswer::End::stopped;
      break;
    }
    if (::poll(ends.data(), ends.size(), std::min(left, kLook)) < 0 && errno != EINTR) break;
    if (ends[2].revents != 0 && !feed.give()) {
      in.close_end(1);
      ends[2].fd = -1;
    }
    if (ends[0].revents != 0 && !take(ends[0].fd, answer.out, limits.output + 1)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !take(ends[1].fd, answer.told, kMostTold)) ends[1].fd = -1;
    if (hear && !answer.out.empty()) {
      heard += answer.out.size();
      if (!stopping.asked()) hear(answer.out);
      answer.out.clear();
    }
    if (heard + answer.out.size() > limits.output) {
      answer.end = ProgramAnswer::End::too_much;
      answer.out.resize(std::min(answer.out.size(), limits.output));
      break;
    }
    ends[0].revents = ends[1].revents = ends[2].revents = 0;
  }
  int status = 0;
  bool gone = false;
  // One that has closed its ends may still be about.
  while (answer.end == ProgramAnswer::End::done && !gone) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    gone = ended == child || (ended < 0 && errno != EINTR);
    if (gone) break;
    if (left_of(end) == 0) answer.end = ProgramAnswer::End::too_long;
    if (stopping.over()) answer.end = ProgramAnswer::End::stopped;
    (void)::poll(nullptr, 0, 2);
  }
  if (!gone) {
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (stopping.asked()) answer.end = ProgramAnswer::End::stopped;
  if (answer.end != ProgramAnswer::End::done) return answer;
  if (WIFEXITED(status)) {
    answer.status = WEXITSTATUS(status);
    if (answer.status == kCannotStart && answer.out.empty()) return cannot_start(program, ENOENT);
  } else {
    answer.end = ProgramAnswer::End::crashed;
  }
  return answer;
}

}  // namespace dateline::base
