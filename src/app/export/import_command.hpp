#pragma once

#include <string>
#include <vector>

namespace dateline::exporting {

/// `dateline import PROJECT INPUT...`: puts stories and tables of events to a project, which is
/// made where there is none. Gives the exit status.
[[nodiscard]] int import_command(std::vector<std::string> words);

}  // namespace dateline::exporting
