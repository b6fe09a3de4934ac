#pragma once

#include <cstdint>
#include <vector>

#include "scene/base_map.hpp"
#include "scene/colour.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"
#include "scene/user_layers.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

struct FillBatch {
  MapFillChunk chunk;
  Rgba colour;
};

struct LineBatch {
  MapLineChunk chunk;
  Rgba colour;
  float width = 1;  ///< pixels of the target
  Dash dash;        ///< pixels of the target
};

/// A relief picture, and how much of it shows: all of it but near `edge`, where a finer picture
/// gives way to a coarser one over kReliefFade pixels.
struct ReliefBatch {
  enum class Shown : std::uint8_t { all, within, without };
  MapRelief relief;
  Shown shown = Shown::all;
  geo::WorldBox edge;  ///< of the finer picture; of no meaning where all is shown
};
inline constexpr float kReliefFade = 48;  ///< logical pixels

/// The ground under everything: what to draw of the base map for one view, in painting order:
/// water, land, relief, lakes, the user's own pictures, lines, the user's other layers. The chunks
/// point into the BaseMap, which REQUIRES outlives it.
struct BaseLayer {
  View view{1, 1, 1, {0.5, 0.5}, 0};
  Rgba water;
  std::vector<FillBatch> land;
  std::vector<ReliefBatch> reliefs;
  float relief_strength = 0;
  std::vector<FillBatch> lakes;
  std::vector<RasterBatch> rasters;  ///< of the user's own, the lowest first
  std::vector<LineBatch> lines;
  std::vector<LayerBatch> layers;  ///< of the user's own, the lowest first

  /// Whether drawing it would give the same picture as `o`.
  [[nodiscard]] bool same_picture(const BaseLayer& o) const {
    return view == o.view && water == o.water && lines.size() == o.lines.size() &&
           land.size() == o.land.size() && rasters == o.rasters && layers == o.layers;
  }
};

/// How a border is broken by its standing, in pixels at a scale: settled ones are solid, disputed
/// ones dashed, lines of control dotted, indefinite ones of long dashes.
[[nodiscard]] Dash border_dash(BorderClass standing, float scale);

/// The standings of borders of which something is in the layer's view, settled ones left out.
[[nodiscard]] std::vector<BorderClass> unsettled_borders(const BaseLayer& layer);

/// A pure function of its arguments. Cost: the chunks in view. `finer`: levels of zoom by which its
/// geometry is finer than the view's pixels need, for paper.
[[nodiscard]] BaseLayer build_base_layer(const BaseMap& map, const View& view, const Theme& theme,
                                         double finer = 0);

}  // namespace dateline::scene
