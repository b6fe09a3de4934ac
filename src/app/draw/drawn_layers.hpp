#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "io/raster.hpp"
#include "scene/user_layers.hpp"

namespace dateline::draw {

/// The user's own layers of a picture that is drawn once.
class DrawnLayers {
 public:
  /// All layers of the files, the last file on top. What of them is not drawn is told on standard
  /// error. Errors: as io::read_geodata() and io::Raster::open().
  [[nodiscard]] static base::Result<DrawnLayers> read(const std::vector<std::string>& paths);

  [[nodiscard]] const std::vector<scene::LayerOnMap>& on_map() const { return on_map_; }
  /// Reads what a view shows of the pictures among them into `on_map`, which is a copy of on_map().
  [[nodiscard]] base::Result<void> fetch(const scene::View& view,
                                         std::vector<scene::LayerOnMap>& on_map) const;

 private:
  [[nodiscard]] base::Result<void> add_raster(const std::string& path);
  [[nodiscard]] base::Result<void> add_geodata(const std::string& path);
  void put_on_top(scene::LayerOnMap layer, std::shared_ptr<io::Raster> raster);

  std::vector<scene::LayerOnMap> on_map_;             ///< the first on top
  std::vector<std::shared_ptr<io::Raster>> rasters_;  ///< of each; nullptr for what is no picture
};

}  // namespace dateline::draw
