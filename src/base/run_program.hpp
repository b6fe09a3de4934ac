#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"

namespace dateline::base {

/// What a program of others may take before it is stopped.
struct ProgramLimits {
  std::chrono::milliseconds time{30'000};
  std::size_t output = 64U << 20U;     ///< bytes on standard output
  std::uint64_t memory = 2ULL << 30U;  ///< bytes of address space
  std::uint64_t file = 0;              ///< bytes of a file that it writes; 0: it may write none
  StopCheck stop = {};                 ///< asked some twenty times a second
  /// From `stop` on, how long it may take to end by itself (SIGTERM asks it to) before it is
  /// killed.
  std::chrono::milliseconds grace{0};
  bool is_ours = false;  ///< one of this project: it gets our environment
};

/// What a program has answered.
struct ProgramAnswer {
  enum class End : std::uint8_t {
    done,      ///< see status
    crashed,   ///< by a signal that it did not get from us
    too_long,  ///< stopped: over the limit of time
    too_much,  ///< stopped: over the limit of output
    stopped    ///< by ProgramLimits::stop
  };
  End end = End::done;
  int status = 0;    ///< that it ended with
  std::string out;   ///< standard output, as far as it came; "" where somebody heard it
  std::string told;  ///< the first 4 KB of standard error
};

/// Where a program lies by the folders of PATH that are absolute; nullopt where it is not
/// installed. `name` holds no slash.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

/// Gives a program the next part of its input, when it has taken the one before; nullopt at the
/// end. What it points to stays until the next call. Called on the thread that runs the program,
/// whose output waits meanwhile.
using ProgramInput = std::function<std::optional<std::string_view>()>;

/// Is given what stands on a program's standard output, part by part as it comes. Called likewise.
using ProgramHearer = std::function<void(std::string_view)>;

/// Runs a program without a shell, with `input` (empty: without any) and with an environment of its
/// own (PATH, LC_ALL), and waits for it; `hear` (empty: nobody) is given what it says. It and what
/// it starts are stopped at the limits. Blocks; safe to call from any thread. Errors: unreadable
/// where it cannot be started.
[[nodiscard]] Result<ProgramAnswer> run_program(const std::filesystem::path& program,
                                                const std::vector<std::string>& arguments,
                                                const ProgramLimits& limits,
                                                const ProgramInput& input = {},
                                                const ProgramHearer& hear = {});

}  // namespace dateline::base
