#include "app/cli/exit_status.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <exception>

namespace dateline::cli {

int fail(const base::Error& error) {
  fmt::print(stderr, "dateline: {}\n", error.to_string());
  switch (error.code) {
    case base::ErrorCode::usage:
      return kUsage;
    case base::ErrorCode::internal:
    case base::ErrorCode::cancelled:
      return kFault;
    case base::ErrorCode::unsupported:
    case base::ErrorCode::not_found:
    case base::ErrorCode::unreadable:
    case base::ErrorCode::too_large:
    case base::ErrorCode::bad_encoding:
    case base::ErrorCode::bad_format:
    case base::ErrorCode::bad_value:
      return kBadInput;
  }
  return kFault;
}

int fail_output() {
  return fail({base::ErrorCode::unreadable, "cannot be written", "standard output",
               "Check the disk and the pipe"});
}

int fail_assets(const base::Error& error) {
  fmt::print(stderr, "dateline: {}\n", error.to_string());
  fmt::print(stderr,
             "dateline: the program's data cannot be used; install them again or name their folder "
             "with --assets\n");
  return kBadAssets;
}

int guarded(int (*run)(int argc, char** argv), int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    return fail(
        {base::ErrorCode::internal, e.what(), "", "Please report it with the file that causes it"});
  }
}

}  // namespace dateline::cli
