#pragma once

#include <filesystem>

#include "gui/place_look_up.hpp"

namespace dateline::desktop {

/// Finds places in the shipped gazetteer, which is opened (mapped, in milliseconds) when the first
/// name is looked up. Finds none where it cannot be opened: reading a story tells why. On one
/// thread.
[[nodiscard]] gui::OpenWorld open_world(const std::filesystem::path& assets);

}  // namespace dateline::desktop
