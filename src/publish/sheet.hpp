#pragma once

#include <variant>
#include <vector>

#include "render/image.hpp"
#include "scene/sketch.hpp"

namespace dateline::publish {

/// A picture at its place on a page or slide, in pixels of that. Its colours are not multiplied by
/// its alpha.
struct LaidPicture {
  render::Image image;
  scene::PixelBox box;
};

/// A layer of a page or slide.
using SheetLayer = std::variant<LaidPicture, scene::Sketch>;

/// A picture in its layers, for hand-outs that keep shapes and words as such.
struct PictureSheet {
  std::vector<SheetLayer> layers;  ///< the first beneath the others
};

/// What the ground of a map is in a sheet.
enum class SheetGround {
  picture,  ///< one, with all that has no shape of one colour: heat maps
  shapes,   ///< but for relief and pictures of the user's own
};

}  // namespace dateline::publish
