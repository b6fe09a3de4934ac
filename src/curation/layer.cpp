#include "curation/layer.hpp"

namespace dateline::curation {

std::optional<LayerColour> layer_colour_from(std::string_view word) {
  for (std::size_t i = 0; i < kLayerColours; ++i) {
    const auto colour = static_cast<LayerColour>(i);
    if (name(colour) == word) return colour;
  }
  return std::nullopt;
}

}  // namespace dateline::curation
