#pragma once

#include <cstdint>
#include <vector>

#include "scene/mesh.hpp"

namespace dateline::scene {

enum class PickKind : std::uint8_t { symbol, cluster, label, area };

/// A place on the map that answers to the mouse.
struct MapPick {
  PickKind kind = PickKind::symbol;
  PixelBox box;
  std::vector<std::uint32_t> events;  ///< EventMark::index of what is there; one but for clusters
};

}  // namespace dateline::scene
