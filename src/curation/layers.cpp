#include "curation/layers.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <variant>

namespace dateline::curation {

std::vector<NumberedLayer> layers_of(const Ledger& ledger) {
  std::vector<NumberedLayer> out;
  for (const Ledger::Entry& e : ledger.records()) {
    if (const auto* l = std::get_if<Layer>(e.record.get())) out.push_back({e.number, l});
  }
  std::ranges::stable_sort(out, {}, [](const NumberedLayer& l) { return l.layer->order; });
  return out;
}

std::optional<std::size_t> place_in(const std::vector<NumberedLayer>& layers, RecordNumber layer) {
  const auto it = std::ranges::find(layers, layer, &NumberedLayer::number);
  if (it == layers.end()) return std::nullopt;
  return static_cast<std::size_t>(it - layers.begin());
}

std::vector<Change> put_in_order(const std::vector<NumberedLayer>& layers) {
  std::vector<Change> out;
  std::int64_t order = 0;
  for (const NumberedLayer& l : layers) {
    if (l.layer->order != order) {
      Layer moved = *l.layer;
      moved.order = order;
      out.push_back({l.number, std::make_shared<const Record>(std::move(moved))});
    }
    ++order;
  }
  return out;
}

LayerColour free_colour(const std::vector<NumberedLayer>& layers) {
  std::array<std::size_t, kLayerColours> had{};
  for (const NumberedLayer& l : layers) ++had[static_cast<std::size_t>(l.layer->colour)];
  return static_cast<LayerColour>(std::ranges::min_element(had) - had.begin());
}

}  // namespace dateline::curation
