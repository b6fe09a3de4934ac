#pragma once

#include <string>

#include "base/result.hpp"

namespace dateline::desktop {

/// Puts a PNG on the desktop's clipboard by way of a program that keeps it there: wl-copy under
/// Wayland where it is installed, else xclip. Waits until that has taken it, some seconds at most;
/// on any thread. Errors: unsupported where neither is installed, says which package to install;
/// unreadable where it failed.
[[nodiscard]] base::Result<void> put_on_clipboard(const std::string& png);

}  // namespace dateline::desktop
