#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "render/context.hpp"
#include "render/image.hpp"
#include "render/map_renderer.hpp"
#include "scene/map_scene.hpp"
#include "scene/theme.hpp"

namespace dateline::publish {

/// The map of a window as it is on screen. References REQUIRE to outlive the call.
struct MapPictureContent {
  const scene::MapDrawList& map;
  const std::vector<scene::Mesh>& over;  ///< what lies over it, in the window's pixels
  scene::PathPoint origin;               ///< of the map in the window
  std::string as_of;                     ///< stands above it; "" for no line
  const scene::Theme& theme;
  float scale = 1;  ///< pixels a logical pixel
};

/// The same pixels as the window's, below a line that says of what time they are. `renderer` is the
/// window's own, so that the ground it has drawn is used again. Errors of OpenGL. REQUIRES the
/// context is current on this thread.
[[nodiscard]] base::Result<render::Image> map_picture(const render::Context& context,
                                                      render::MapRenderer& renderer,
                                                      typeset::Typesetter& type,
                                                      const MapPictureContent& content);

}  // namespace dateline::publish
