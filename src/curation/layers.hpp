#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "curation/ledger.hpp"

namespace dateline::curation {

inline constexpr std::size_t kMostLayers = 100;  ///< of a project

/// A layer with the number of its record.
struct NumberedLayer {
  RecordNumber number = 0;
  const Layer* layer = nullptr;
};

/// The layers of a project, that on top first. Valid until the ledger changes.
[[nodiscard]] std::vector<NumberedLayer> layers_of(const Ledger& ledger);

/// Where a layer stands among others, counted from 0; nullopt where it is none of them.
[[nodiscard]] std::optional<std::size_t> place_in(const std::vector<NumberedLayer>& layers,
                                                  RecordNumber layer);

/// What puts `layers` in this order: changes of those whose number for it is to be another one.
[[nodiscard]] std::vector<Change> put_in_order(const std::vector<NumberedLayer>& layers);

/// The colour that the fewest of them have; the first of several.
[[nodiscard]] LayerColour free_colour(const std::vector<NumberedLayer>& layers);

}  // namespace dateline::curation
