#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace dateline::base {

/// Where shipped data lie: `given` (from --assets) if not empty, else the folder share/dateline
/// beside the program's own bin folder, else the installed share folder, else the build tree's. The
/// first that exists. Error not_found names all that were tried.
[[nodiscard]] Result<std::filesystem::path> find_assets(const std::filesystem::path& given = {});

/// Where a program lies that comes with this one: beside it, whether it is there or not.
[[nodiscard]] std::filesystem::path program_beside(const std::string& name);

/// The user's own folders as the XDG base directory specification has them, with "dateline"
/// appended. Not created here. nullopt where neither the XDG variable nor HOME is set to an
/// absolute path.
[[nodiscard]] std::optional<std::filesystem::path> user_data_folder();    // XDG_DATA_HOME
[[nodiscard]] std::optional<std::filesystem::path> user_config_folder();  // XDG_CONFIG_HOME
[[nodiscard]] std::optional<std::filesystem::path> user_cache_folder();   // XDG_CACHE_HOME
[[nodiscard]] std::optional<std::filesystem::path> user_state_folder();   // XDG_STATE_HOME

}  // namespace dateline::base
