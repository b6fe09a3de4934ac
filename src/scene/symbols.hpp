#pragma once

#include "event/event.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"

namespace dateline::scene {

/// How one event's symbol is drawn. Lengths in pixels of the target.
struct SymbolLook {
  event::EventType type = event::EventType::statement;
  event::Status status = event::Status::happened;
  float size = 14;
  float scale = 1;  ///< of rings and edges
  float opacity = 1;
  bool selected = false;
  bool hovered = false;
  /// Probability that it has happened by the playhead; drawn as an arc unless 0 or 1.
  float happened = 1;
};

/// Draws a symbol around a point: edge in the panel's colour, the type's shape in its family's
/// colour, the status in how the shape is drawn, rings and arc around it.
void draw_symbol(Painter& painter, PathPoint at, const SymbolLook& look, const Theme& theme);

/// How far a symbol's rings reach from its middle, pixels.
[[nodiscard]] float symbol_reach(const SymbolLook& look);

}  // namespace dateline::scene
