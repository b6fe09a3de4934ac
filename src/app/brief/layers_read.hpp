#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "io/raster.hpp"
#include "project/project.hpp"
#include "scene/user_layers.hpp"

namespace dateline::briefing {

/// The user's own layers that scenes show, read when the first scene does.
class LayersRead {
 public:
  /// Reads those of the records that are not read yet. Errors: as io::read_geodata() and
  /// io::Raster::open(); they name the layer's file.
  [[nodiscard]] base::Result<void> read(const project::Project& project,
                                        const std::vector<curation::RecordNumber>& records);
  /// As they are drawn, in the order of the records. REQUIRES they were read.
  [[nodiscard]] std::vector<scene::LayerOnMap> on_map(
      const std::vector<curation::RecordNumber>& records) const;
  /// One as it is drawn; nullopt where it was not read.
  [[nodiscard]] std::optional<scene::LayerOnMap> find(curation::RecordNumber record) const;
  /// Reads what a view shows of the pictures among them into `on_map`.
  [[nodiscard]] base::Result<void> fetch(const scene::View& view,
                                         std::vector<scene::LayerOnMap>& on_map);

 private:
  struct Read {
    scene::LayerOnMap on_map;
    std::shared_ptr<io::Raster> raster;  ///< nullptr for what is no picture
  };
  [[nodiscard]] static base::Result<Read> read_one(const curation::NumberedLayer& layer);
  std::map<curation::RecordNumber, Read> read_;
  std::uint64_t next_tile_ = 1;
};

}  // namespace dateline::briefing
