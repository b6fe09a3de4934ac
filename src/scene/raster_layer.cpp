#include "scene/raster_layer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline::scene {
namespace {

using geo::MapTile;
using geo::WorldBox;

// Levels that a tile of another may stand in from: of finer ones there would be too many.
constexpr int kFinerLevels = 2;

WorldBox common(const WorldBox& a, const WorldBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

int level_for(const View& view, int finest) {
  const double pixels = view.world_pixels() * view.plane().stretch(view.centre());
  const auto level = static_cast<int>(std::lround(std::log2(pixels / RasterTile::kSide)));
  return std::clamp(level, 0, std::clamp(finest, 0, MapTile::kMostLevel));
}

/// Where `box`, within `of`, lies in it.
WorldBox part_of(const WorldBox& box, const WorldBox& of) {
  const double side = of.x1 - of.x0;
  return {(box.x0 - of.x0) / side, (box.y0 - of.y0) / side, (box.x1 - of.x0) / side,
          (box.y1 - of.y0) / side};
}

class Pieces {
 public:
  explicit Pieces(const RasterLayer& layer) : layer_(layer) {}

  void put(const MapTile& wanted) {
    if (put_tile(wanted)) return;
    // Finer ones that cover all of it look better than a coarser one.
    std::vector<RasterPiece> finer;
    const bool whole = collect_finer(wanted, kFinerLevels, finer);
    if (!whole) {
      for (int level = wanted.level - 1; level >= 0; --level) {
        const auto found = layer_.tiles().find(wanted.within(level));
        if (found == layer_.tiles().end()) continue;
        add(found->second, wanted.box(), part_of(wanted.box(), found->first.box()));
        return;
      }
    }
    for (RasterPiece& piece : finer) out_.push_back(std::move(piece));
  }

  [[nodiscard]] std::vector<RasterPiece> take() { return std::move(out_); }

 private:
  bool put_tile(const MapTile& tile) {
    const auto found = layer_.tiles().find(tile);
    if (found == layer_.tiles().end()) return false;
    add(found->second, tile.box(), {0, 0, 1, 1});
    return true;
  }

  void add(const std::shared_ptr<const RasterTile>& tile, const WorldBox& box,
           const WorldBox& part) {
    if (!tile->rgba.empty()) out_.push_back({tile, box, part});
  }

  /// Whether there are such that cover all of what the picture has of `tile`.
  bool collect_finer(const MapTile& tile, int levels, std::vector<RasterPiece>& out) const {
    if (levels == 0 || tile.level >= layer_.finest()) return false;
    bool whole = true;
    for (std::uint32_t i = 0; i < 4; ++i) {
      const MapTile child{tile.level + 1, 2 * tile.x + (i & 1U), 2 * tile.y + (i >> 1U)};
      if (!child.box().overlaps(layer_.box())) continue;
      const auto found = layer_.tiles().find(child);
      if (found == layer_.tiles().end()) {
        whole = collect_finer(child, levels - 1, out) && whole;
      } else if (!found->second->rgba.empty()) {
        out.push_back({found->second, child.box(), {0, 0, 1, 1}});
      }
    }
    return whole;
  }

  const RasterLayer& layer_;
  std::vector<RasterPiece> out_;
};

}  // namespace

std::vector<MapTile> tiles_in(const View& view, const WorldBox& box, int finest) {
  const WorldBox seen = common(view.box(), box);
  if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1) return {};
  const int level = level_for(view, finest);
  const double across = std::ldexp(1.0, level);
  const auto at = [&](double world) {
    return static_cast<std::uint32_t>(std::clamp(std::floor(world * across), 0.0, across - 1));
  };
  std::vector<MapTile> out;
  for (std::uint32_t y = at(seen.y0); y <= at(seen.y1); ++y) {
    for (std::uint32_t x = at(seen.x0); x <= at(seen.x1); ++x) out.push_back({level, x, y});
  }
  const geo::WorldPoint middle = view.centre();
  const auto far = [&](const MapTile& tile) {
    const geo::WorldPoint centre = tile.box().centre();
    return std::hypot(centre.x - middle.x, centre.y - middle.y);
  };
  std::ranges::stable_sort(out, {}, far);
  if (out.size() > kMostRasterTiles) out.resize(kMostRasterTiles);
  return out;
}

std::vector<RasterPiece> pieces_in(const RasterLayer& layer, const View& view) {
  Pieces pieces(layer);
  for (const MapTile& tile : tiles_in(view, layer.box(), layer.finest())) pieces.put(tile);
  return pieces.take();
}

}  // namespace dateline::scene
