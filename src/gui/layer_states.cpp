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
    scene::LayerOnMap on_map;
    on_map.shape = state->shape;
    on_map.raster = state->raster;
    on_map.name = layer.name;
    on_map.colour = layer.colour;
    on_map.width = static_cast<float>(layer.width);
    on_map.filled = layer.filled;
    on_map.opacity = static_cast<float>(
        preview && preview->record == numbered.number ? preview->opacity : layer.opacity);
    on_map.attribution = state->attribution;
    if (state->shape != nullptr && !layer.label.empty()) {
      const auto& columns = state->shape->features().columns;
      const auto label = std::ranges::find(columns, layer.label);
      if (label != columns.end()) on_map.label = static_cast<std::size_t>(label - columns.begin());
    }
    out.layers.push_back(std::move(on_map));
    out.records.push_back(numbered.number);
  }
  return out;
}

}  // namespace dateline::gui
