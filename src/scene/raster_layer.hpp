#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "geo/map_tile.hpp"
#include "scene/view.hpp"

namespace dateline::scene {

/// A part of a user's picture, as large as a MapTile.
struct RasterTile {
  static constexpr int kSide = 512;  ///< pixels

  std::uint64_t id = 0;            ///< another one for each that is alive
  std::vector<std::uint8_t> rgba;  ///< kSide x kSide x 4, rows from the north; empty: nothing there
};

/// A picture that lies on the map: a satellite image, a scanned sheet. It is cut into tiles, of
/// which those are there that somebody has read. It never changes: one with more tiles is another.
class RasterLayer {
 public:
  using Tiles = std::map<geo::MapTile, std::shared_ptr<const RasterTile>>;

  /// `finest` is the level whose tiles have as many pixels as the picture itself.
  RasterLayer(const geo::WorldBox& box, int finest, Tiles tiles)
      : box_(box), finest_(finest), tiles_(std::move(tiles)) {}

  [[nodiscard]] const geo::WorldBox& box() const { return box_; }
  [[nodiscard]] int finest() const { return finest_; }
  [[nodiscard]] const Tiles& tiles() const { return tiles_; }

 private:
  geo::WorldBox box_;
  int finest_;
  Tiles tiles_;
};

/// The tiles that a view shows of a picture that has `box` and `finest`, those in the middle first:
/// of the level that has about a pixel for each of the view's, at most kMostRasterTiles.
[[nodiscard]] std::vector<geo::MapTile> tiles_in(const View& view, const geo::WorldBox& box,
                                                 int finest);
inline constexpr std::size_t kMostRasterTiles = 400;

/// Part of a tile, and where it lies.
struct RasterPiece {
  std::shared_ptr<const RasterTile> tile;
  geo::WorldBox box;
  geo::WorldBox part;  ///< of the tile's pixels, 0..1 in each direction
  friend bool operator==(const RasterPiece&, const RasterPiece&) = default;
};

/// What there is to be drawn for a view: its tiles; for one that is not there yet the same part of
/// a coarser one, else what finer ones there are. No piece lies over another.
[[nodiscard]] std::vector<RasterPiece> pieces_in(const RasterLayer& layer, const View& view);

}  // namespace dateline::scene
