#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace dateline::briefing {

/// From now on what Dateline itself says in hand-outs is in the language of that code: a file
/// CODE.po of the user's own languages, of the program's, or of those that come with the page. "en"
/// and "" are English. Errors: usage where there is none, and names those that there are; as
/// base::load_language().
[[nodiscard]] base::Result<void> speak(const std::string& code,
                                       const std::filesystem::path& assets);

}  // namespace dateline::briefing
