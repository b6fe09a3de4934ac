#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace dateline::desktop {

/// What files are that were chosen, dropped on the window or named on the command line, by their
/// names.
struct Opened {
  std::optional<std::filesystem::path> project;  ///< the first
  std::vector<std::filesystem::path> layers;     ///< geodata
  std::vector<std::filesystem::path> stories;    ///< all others
};
[[nodiscard]] Opened by_kind(const std::vector<std::filesystem::path>& paths);

[[nodiscard]] bool is_project(const std::filesystem::path& path);

/// As it is where it cannot be made absolute.
[[nodiscard]] std::filesystem::path whole_path(const std::filesystem::path& path);

}  // namespace dateline::desktop
