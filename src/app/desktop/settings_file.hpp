#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "project/settings.hpp"

namespace dateline::desktop {

/// The user's settings and recent files as JSON. What is missing, broken or out of its range is
/// taken as if it had not been set: a damaged file must not keep the window from opening.
[[nodiscard]] project::Settings load_settings(const std::filesystem::path& path);

/// Makes the folder where it is not there. Errors of base::write_file_atomically.
[[nodiscard]] base::Result<void> save_settings(const project::Settings& settings,
                                               const std::filesystem::path& path);

}  // namespace dateline::desktop
