#pragma once

#include "render/image.hpp"
#include "scene/colour.hpp"

namespace dateline::render {

/// Makes the window's own framebuffer the place to draw, with the viewport set to all of it, and
/// fills it with `ground`: panels that let it through cost no filling of their own.
/// REQUIRES the window's context is current.
void bind_window(int width, int height, scene::Rgba ground);

/// What has been drawn into the window since bind_window() and not yet been swapped.
[[nodiscard]] Image read_window(int width, int height);

}  // namespace dateline::render
