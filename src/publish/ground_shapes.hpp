#pragma once

#include "scene/base_layer.hpp"
#include "scene/sketch.hpp"

namespace dateline::publish {

/// Paper has so many pixels to one of a page, of which 96 are an inch: 300 to the inch.
inline constexpr double kPrintPixels = 300.0 / 96.0;

/// The ground of a map as shapes, in the order of painting, in the view's pixels; between them lie
/// the pictures: relief over `land`, the user's own over `lakes`.
struct GroundShapes {
  scene::Sketch land;   ///< on water
  scene::Sketch lakes;  ///< empty where there are none
  scene::Sketch lines;  ///< coasts, rivers, borders, and the user's own layers
};

/// What render::BaseRenderer and LayerRenderer draw but for pictures, within half a pixel of print:
/// points that make no more difference than that are left out, and so is what lies out of view. The
/// same layer gives the same shapes. Have the layer built finer by log2(kPrintPixels).
[[nodiscard]] GroundShapes ground_shapes(const scene::BaseLayer& layer);

}  // namespace dateline::publish
