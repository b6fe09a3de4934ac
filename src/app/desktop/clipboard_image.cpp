#include "app/desktop/clipboard_image.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "base/translate.hpp"

// POSIX has it so, and not all systems declare it.
extern char**
    environ;  // NOLINT(readability-redundant-declaration,*-avoid-non-const-global-variables)

namespace dateline::desktop {
namespace {

using base::tr;

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr ? "" : value;
}

std::optional<fs::path> program(const char* name) {
  const std::string folders = environment("PATH");
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const fs::path path = fs::path(folders.substr(at, end - at)) / name;
    if (end > at && access(path.c_str(), X_OK) == 0) return path;
    at = end + 1;
  }
  return std::nullopt;
}

/// A file that is gone with it.
class Passing {
 public:
  Passing() {
    const std::string folder = environment("XDG_RUNTIME_DIR");
    std::error_code code;
    fs::path where = folder.empty() ? fs::temp_directory_path(code) : fs::path(folder);
    std::string name = (where / "dateline-picture-XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) return;
    ::close(file);
    path_ = name;
  }
  ~Passing() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

base::Error failed(const fs::path& by) {
  return {base::ErrorCode::unreadable, tr("The picture could not be put on the clipboard"),
          by.filename().string(), tr("Save the map as a picture instead")};
}

/// Runs it with the file as its input and nothing else of ours: it lives on in the background, and
/// would keep what it has open.
base::Result<void> run(const fs::path& path, std::vector<std::string> arguments,
                       const fs::path& input) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  arguments.insert(arguments.begin(), path.string());
  std::vector<char*> list;
  for (std::string& a : arguments) list.push_back(a.data());
  list.push_back(nullptr);
  pid_t child = 0;
  const int started = posix_spawn(&child, path.c_str(), &files, nullptr, list.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (started != 0) return failed(path);
  // It ends as soon as it has read the picture; another process of its own keeps it.
  using namespace std::chrono_literals;
  constexpr auto kPatience = 10s;
  const auto end = std::chrono::steady_clock::now() + kPatience;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > end) {
      kill(child, SIGTERM);
      waitpid(child, &status, 0);
      return failed(path);
    }
    std::this_thread::sleep_for(5ms);
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return failed(path);
  return {};
}

}  // namespace

base::Result<void> put_on_clipboard(const std::string& png) {
  std::optional<fs::path> by;
  std::vector<std::string> arguments;
  if (!environment("WAYLAND_DISPLAY").empty()) {
    by = program("wl-copy");
    if (by) arguments = {"--type", "image/png"};
  }
  if (!by) {
    by = program("xclip");
    arguments = {"-selection", "clipboard", "-t", "image/png", "-i"};
  }
  if (!by) {
    return base::Error{base::ErrorCode::unsupported,
                       tr("The picture cannot be put on the clipboard: xclip is not installed"), "",
                       environment("WAYLAND_DISPLAY").empty()
                           ? tr("Install the package xclip, or save the map as a picture instead")
                           : tr("Install the package wl-clipboard or xclip, or save the map as a "
                                "picture instead")};
  }
  const Passing file;
  if (file.path().empty()) return failed(*by);
  if (auto written = base::write_file_atomically(file.path(), png); !written) return written;
  return run(*by, std::move(arguments), file.path());
}

}  // namespace dateline::desktop
