#include "gui/layer_states.hpp"

#include <algorithm>

#include "project/project.hpp"

namespace dateline::gui {

const LayerState* state_of(const std::vector<LayerState>& states, curation::RecordNumber record) {
  const auto found = std::ranges::find(states, record, &LayerState::record);
  return found == states.end() ? nullptr : &*found;
}

ShownLayers shown_layers(const project::Project& project, const std::vector<LayerState>& states,
                         const std::optional<OpacityPreview>& preview) {
  ShownLayers out;
  for (const curation::NumberedLayer& numbered : project.layers()) {
    const curation::Layer& layer = *numbered.layer;
    const LayerState* state = state_of(states, numbered.number);
    if (!project.shows_layer(numbered) || state == nullptr || !state->drawn()) continue;
    scene::LayerOnMap on_map =
        scene::layer_on_map(layer, state->shape, state->raster, state->attribution);
    if (preview && preview->record == numbered.number) {
      on_map.opacity = static_cast<float>(preview->opacity);
    }
    out.layers.push_back(std::move(on_map));
    out.records.push_back(numbered.number);
  }
  return out;
}

}  // namespace dateline::gui
