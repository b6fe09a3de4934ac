#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "gazetteer/row.hpp"
#include "gui/place_look_up.hpp"

namespace dateline::desktop {

/// Finds places in the shipped gazetteer with the user's own layers and, over all, the places that
/// `own_places` gives each time. It is opened (mapped, in milliseconds) when the first name is
/// looked up, and when those have changed. Finds none where it cannot be opened: reading a story
/// tells why. On one thread.
[[nodiscard]] gui::OpenWorld open_world(const std::filesystem::path& assets,
                                        std::function<std::vector<gazetteer::Row>()> own_places);

}  // namespace dateline::desktop
