#pragma once

#include <string>

#include "project/project.hpp"

namespace dateline::brief {

/// "As of 15 June 2014, 23:59 UTC+3 . 4 of 6 events": of what time the map is, and how much of all
/// it shows. "" where there is nothing that has a time.
[[nodiscard]] std::string as_of_line(const project::Project& project);

}  // namespace dateline::brief
