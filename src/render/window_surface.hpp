#pragma once

#include "render/image.hpp"
#include "render/target.hpp"
#include "scene/colour.hpp"

namespace dateline::render {

/// Makes the window's own framebuffer the place to draw, with the viewport set to all of it, and
/// fills it with `ground`: panels that let it through cost no filling of their own.
/// REQUIRES the window's context is current.
void bind_window(int width, int height, scene::Rgba ground);

/// Puts the picture of a target into the window, with row 0 on top. The target may be of another
/// context, which shares textures with the current one and has finished drawing it (glFinish).
/// What the window has beyond it keeps what was there. REQUIRES Target::resolve() was called.
void show_in_window(const Target& target);

/// What has been drawn into the window since bind_window() and not yet been swapped.
[[nodiscard]] Image read_window(int width, int height);

}  // namespace dateline::render
