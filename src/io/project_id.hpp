#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace dateline::io {

/// Ties the files of a project to each other: 32 hexadecimal digits, others for each project; where
/// the environment says when it is made (base::has_given_moment()) the same for the same name.
/// Errors: as that.
[[nodiscard]] base::Result<std::string> new_project_id(const std::filesystem::path& project);

}  // namespace dateline::io
