#include "brief/scene_layers.hpp"

#include <algorithm>

namespace dateline::brief {

std::vector<curation::NumberedLayer> layers_of(const project::Project& project,
                                               const curation::SceneLook& look) {
  std::vector<curation::NumberedLayer> out;
  for (const curation::NumberedLayer& layer : project.layers()) {
    const bool shown = look.layers
                           ? std::ranges::find(*look.layers, layer.number) != look.layers->end()
                           : layer.layer->visible;
    if (shown) out.push_back(layer);
  }
  return out;
}

}  // namespace dateline::brief
