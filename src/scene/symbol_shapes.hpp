#pragma once

#include <vector>

#include "event/event.hpp"
#include "typeset/vector_mask.hpp"

namespace dateline::scene {

/// A piece of a symbol in a square from -1 to 1, x right, y down.
struct SymbolPart {
  typeset::Contour points;
  bool filled = false;  ///< a closed area; else a stroke
  bool closed = false;  ///< of a stroke
  float width = 0;      ///< of a stroke
};
using SymbolShape = std::vector<SymbolPart>;

/// The shape that tells a type apart from its family. Made anew at each call.
[[nodiscard]] SymbolShape symbol_shape(event::EventType type);

}  // namespace dateline::scene
