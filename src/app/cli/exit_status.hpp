#pragma once

#include "base/result.hpp"

namespace dateline::cli {

/// Exit statuses of the program; docs/manual/command-line.md and --help list them.
enum ExitStatus : int {
  kDone = 0,
  kFault = 1,     ///< a fault of the program, or what it cannot do here
  kUsage = 2,     ///< wrong options or arguments
  kBadInput = 3,  ///< a story, file or line that cannot be read
  kBadAssets = 4  ///< the program's own data are missing or damaged
};

inline constexpr const char* kExitStatusHelp =
    "Exit status: 0 done, 1 fault, 2 wrong options, 3 input that cannot be read, 4 the program's "
    "data missing or damaged.";

/// Writes the error to standard error, headed by the program's name, and gives the status that fits
/// it.
int fail(const base::Error& error);
/// The same for standard output that takes no more.
int fail_output();
/// The same for errors of the program's own data.
int fail_assets(const base::Error& error);
/// The status of a program whose main is `run`: what it gives, or that of a fault where it throws.
int guarded(int (*run)(int argc, char** argv), int argc, char** argv);

}  // namespace dateline::cli
