#pragma once

#include "render/image.hpp"

namespace dateline::render {

/// Makes the window's own framebuffer the place to draw, with the viewport set to all of it.
/// REQUIRES the window's context is current.
void bind_window(int width, int height);

/// What has been drawn into the window since bind_window() and not yet been swapped.
[[nodiscard]] Image read_window(int width, int height);

}  // namespace dateline::render
