#pragma once

#include <optional>

#include "gui/key_press.hpp"

namespace dateline::desktop {

/// A key that went down or is held, of what GLFW's key callback was given; nullopt for one that
/// goes up, and for the desktop's own (Alt, Super). Letters go by the user's layout. REQUIRES GLFW
/// runs.
[[nodiscard]] std::optional<gui::KeyPress> key_press_of(int key, int scancode, int action,
                                                        int mods);

}  // namespace dateline::desktop
