#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dateline::cli {

/// Prints the help that was asked for, or what is wrong with a command line, and gives the exit
/// status. Addresses of databases among its words, which may hold passwords, are not repeated.
[[nodiscard]] int usage_exit(const CLI::App& app, const CLI::ParseError& error,
                             const std::vector<std::string>& words);

}  // namespace dateline::cli
