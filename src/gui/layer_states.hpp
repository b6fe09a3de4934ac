#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "curation/records.hpp"
#include "scene/user_layers.hpp"

namespace dateline::project {
class Project;
}

namespace dateline::gui {

/// What has become of the file of one of the user's layers. The program that has the files keeps
/// these; a layer without one is yet to be read.
struct LayerState {
  curation::RecordNumber record = 0;
  std::shared_ptr<const scene::LayerShape> shape;    ///< nullptr where it cannot be drawn
  std::shared_ptr<const scene::RasterLayer> raster;  ///< instead of a shape, for a picture
  int width = 0;                                     ///< pixels of the picture
  int height = 0;
  std::string attribution;
  std::optional<base::Error> error;  ///< why it cannot be drawn, or not as it is now
  std::size_t skipped = 0;           ///< features that have no place on the map
  bool cut_short = false;            ///< the file has more than can be drawn
  bool reading = false;

  [[nodiscard]] bool drawn() const { return shape != nullptr || raster != nullptr; }
  /// REQUIRES drawn().
  [[nodiscard]] const geo::WorldBox& box() const { return raster ? raster->box() : shape->box(); }
};

/// A file of several layers, of which the user is to choose.
struct LayerChoice {
  struct Item {
    std::string name;
    std::string what;  ///< "24 areas"
    bool chosen = true;
  };
  std::filesystem::path file;
  std::vector<Item> items;
};

/// What of the layers is on the map, the first on top.
struct ShownLayers {
  std::vector<scene::LayerOnMap> layers;
  std::vector<curation::RecordNumber> records;  ///< of each
};

/// How opaque a layer is while its slider is moved.
struct OpacityPreview {
  curation::RecordNumber record = 0;
  double opacity = 1;
};

[[nodiscard]] const LayerState* state_of(const std::vector<LayerState>& states,
                                         curation::RecordNumber record);
/// Those that are visible and have been read.
[[nodiscard]] ShownLayers shown_layers(const project::Project& project,
                                       const std::vector<LayerState>& states,
                                       const std::optional<OpacityPreview>& preview);

}  // namespace dateline::gui
