#pragma once

#include "base/stop_check.hpp"

namespace dateline::briefing {

/// From now on Ctrl-C, and a request to end, let the program put away what it has begun: the check
/// says yes once one has come; more of them change nothing, as some come in pairs (to a program and
/// to its group).
[[nodiscard]] base::StopCheck stop_on_signals();

}  // namespace dateline::briefing
