#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "curation/layer.hpp"
#include "scene/label_space.hpp"
#include "scene/layer_shape.hpp"
#include "scene/painter.hpp"
#include "scene/raster_layer.hpp"
#include "scene/theme.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// A layer of the user's own as it is to be shown.
struct LayerOnMap {
  std::shared_ptr<const LayerShape> shape;    ///< nullptr for a picture
  std::shared_ptr<const RasterLayer> raster;  ///< nullptr for all others
  std::string name;                           ///< in the legend
  curation::LayerColour colour = curation::LayerColour::violet;
  float width = 1.5F;  ///< of lines, logical pixels
  bool filled = true;  ///< areas
  float opacity = 1;
  std::optional<std::size_t> label;  ///< column that features are named by
  std::string attribution;           ///< whom its file asks to name; "" for nobody
  friend bool operator==(const LayerOnMap&, const LayerOnMap&) = default;

  [[nodiscard]] const geo::WorldBox& box() const { return raster ? raster->box() : shape->box(); }
};

/// A layer of a project with what was read of its file: a shape or, of a picture, its tiles.
[[nodiscard]] LayerOnMap layer_on_map(const curation::Layer& layer,
                                      std::shared_ptr<const LayerShape> shape,
                                      std::shared_ptr<const RasterLayer> raster,
                                      std::string attribution);

/// The same as it is drawn. Two that are equal give the same picture in the same view.
struct LayerBatch {
  std::shared_ptr<const LayerShape> shape;
  Rgba colour;
  Rgba halo;        ///< around points
  float width = 1;  ///< of lines, pixels
  float dot = 5;    ///< across points, pixels
  float fill = 0;   ///< how much of the colour areas have, 0..1
  float opacity = 1;
  friend bool operator==(const LayerBatch&, const LayerBatch&) = default;
};

/// A picture as it is drawn, likewise.
struct RasterBatch {
  std::vector<RasterPiece> pieces;
  float opacity = 1;
  friend bool operator==(const RasterBatch&, const RasterBatch&) = default;
};

[[nodiscard]] Rgba colour_of(curation::LayerColour colour, const Theme& theme);
/// REQUIRES a shape.
[[nodiscard]] LayerBatch batch_of(const LayerOnMap& layer, const View& view, const Theme& theme);
/// The zoom that a view asks a LayerShape's level for.
[[nodiscard]] double layer_zoom(const View& view);

/// A sign for a picture, 16 by 11 logical pixels about `at`: a hill in a frame.
void draw_picture_sign(Painter& painter, float opacity, PathPoint at, float scale,
                       const Theme& theme);

/// Whom to name under the map: `base`, and each that a layer names, once.
[[nodiscard]] std::string attribution_with(std::string base, const std::vector<LayerOnMap>& layers);

/// Names the features of layers that ask for it, those of the layer on top first, where there is
/// room: the larger ones first, and none that is smaller than its name by much.
void draw_layer_labels(Painter& painter, const std::vector<LayerOnMap>& layers, LabelSpace& space,
                       const View& view, const Theme& theme);

/// A feature of a layer.
struct FeatureRef {
  std::size_t layer = 0;  ///< into the list that was asked
  std::uint32_t feature = 0;
  friend bool operator==(const FeatureRef&, const FeatureRef&) = default;
};
/// What of the layers, those on top first, is at a pixel of the view; points and lines count from a
/// few pixels away, areas only where they are filled or near their outline.
[[nodiscard]] std::optional<FeatureRef> feature_at(const std::vector<LayerOnMap>& layers,
                                                   const View& view, PathPoint at);

}  // namespace dateline::scene
