#pragma once

#include "scene/painter.hpp"
#include "scene/symbols.hpp"

namespace dateline::scene {

/// The shapes of a symbol's body in `colour` on a rim in `ground`, into the painter's sketch: what
/// draw_symbol() puts into the mesh as masks. REQUIRES painter.sketches().
void sketch_symbol(Painter& painter, PathPoint middle, const SymbolLook& look, float edge,
                   Rgba ground, Rgba colour);

}  // namespace dateline::scene
