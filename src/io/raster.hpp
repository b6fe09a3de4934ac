#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "geo/map_tile.hpp"

namespace dateline::io {

/// A picture that lies on the map, of a file: GeoTIFF or MBTiles. Nothing of it is read before a
/// tile asks for it. Used by one thread at a time.
class Raster {
 public:
  struct About {
    geo::WorldBox box;  ///< of all of it
    int finest = 0;     ///< level whose tiles of kSide pixels have as many as the picture itself
    int width = 0;      ///< pixels of the file
    int height = 0;
    std::string attribution;  ///< whom the file asks to name, one line; "" for nobody
  };
  static constexpr int kSide = 512;  ///< pixels of a tile's side

  /// Errors: not_found, unsupported (no such format, no place on the map, a coordinate system that
  /// is not known), too_large (no overviews in a picture that needs them). Each names the file.
  [[nodiscard]] static base::Result<Raster> open(const std::filesystem::path& path,
                                                 const base::StopCheck& stop = {});
  Raster(Raster&&) noexcept;
  Raster& operator=(Raster&&) noexcept;
  ~Raster();

  [[nodiscard]] const About& about() const;

  /// The part of it that lies in a tile, brought into Web Mercator: kSide x kSide pixels of red,
  /// green, blue, alpha, rows from the north; empty where nothing of it lies there. Values beyond
  /// bytes are spread from the darkest to the lightest of the file, without its outliers. Errors:
  /// bad_format where the file is damaged, cancelled.
  [[nodiscard]] base::Result<std::vector<std::uint8_t>> read(const geo::MapTile& tile,
                                                             const base::StopCheck& stop = {});

 private:
  struct Impl;
  explicit Raster(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Whether the name of a file ends as those do that Raster::open() may read.
[[nodiscard]] bool has_name_of_raster(const std::filesystem::path& path);

}  // namespace dateline::io
