#pragma once

#include "render/image.hpp"

namespace dateline::publish {

/// A picture made smaller, each pixel the mean of those that it stands for: as large as fits into
/// `width` by `height` pixels in its own shape, never larger than it is. REQUIRES both >= 1.
[[nodiscard]] render::Image shrunk(const render::Image& picture, int width, int height);

}  // namespace dateline::publish
