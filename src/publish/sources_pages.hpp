#pragma once

#include <string>
#include <vector>

#include "scene/mesh.hpp"
#include "scene/theme.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// What a scene rests on.
struct SceneSources {
  std::string scene;    ///< "3. Rebels captured Tikrit"
  std::string sources;  ///< of the stories in sight; "" for none
  std::string quote;    ///< who says what is quoted; "" for none
};

/// Pages of `width` by `height` pixels that list what scenes rest on, and at the end whose map it
/// is: as many as the lines need, each with its sketch. Scenes without sources are left out; no
/// page where nothing is left. `scale` is pixels a logical pixel.
[[nodiscard]] std::vector<scene::Mesh> sources_pages(typeset::Typesetter& type,
                                                     const std::vector<SceneSources>& scenes,
                                                     const std::string& map, int width, int height,
                                                     float scale, const scene::Theme& theme);

}  // namespace dateline::publish
