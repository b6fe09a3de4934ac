#include "app/desktop/raster_tiles.hpp"

#include "base/translate.hpp"

#include <algorithm>
#include <utility>

namespace dateline::desktop {
namespace {

using base::tr;

static_assert(io::Raster::kSide == scene::RasterTile::kSide);

// Tiles that are read before they are shown together.
constexpr std::size_t kAtOnce = 4;
// Tiles of a picture that are kept, a megabyte each, and those in view in any case.
constexpr std::size_t kKept = 96;
constexpr double kMoment = 0.8;  // seconds

/// Without those that were not asked for the longest.
void forget(scene::RasterLayer::Tiles& tiles, std::map<geo::MapTile, std::uint64_t>& used,
            std::uint64_t now) {
  while (tiles.size() > kKept) {
    const auto oldest = std::ranges::min_element(tiles, {}, [&](const auto& t) {
      const auto found = used.find(t.first);
      return found == used.end() ? 0 : found->second;
    });
    const auto last = used.find(oldest->first);
    if (last != used.end() && last->second == now) return;
    if (last != used.end()) used.erase(last);
    tiles.erase(oldest);
  }
}

}  // namespace

RasterTiles::RasterTiles(Came came, std::function<void()> wake)
    : came_(std::move(came)), queue_(std::move(wake)) {}

std::shared_ptr<const scene::RasterLayer> RasterTiles::put(std::uint64_t picture,
                                                           std::shared_ptr<io::Raster> raster) {
  const io::Raster::About& about = raster->about();
  Picture p;
  p.layer =
      std::make_shared<scene::RasterLayer>(about.box, about.finest, scene::RasterLayer::Tiles());
  p.raster = std::move(raster);
  auto layer = p.layer;
  pictures_.insert_or_assign(picture, std::move(p));
  return layer;
}

void RasterTiles::drop(std::uint64_t picture) {
  const auto found = pictures_.find(picture);
  if (found == pictures_.end()) return;
  if (found->second.task != 0) queue_.cancel(found->second.task);
  pictures_.erase(found);
}

std::vector<std::uint64_t> RasterTiles::cancel() {
  std::vector<std::uint64_t> out;
  for (const auto& [number, picture] : pictures_) {
    if (picture.task != 0) out.push_back(number);
  }
  for (const std::uint64_t number : out) drop(number);
  return out;
}

bool RasterTiles::look(const scene::View& view, std::span<const std::uint64_t> visible) {
  ++looks_;
  bool all = true;
  for (const std::uint64_t number : visible) {
    const auto found = pictures_.find(number);
    if (found == pictures_.end()) continue;
    Picture& p = found->second;
    std::vector<geo::MapTile> missing;
    for (const geo::MapTile& tile : tiles_in(view, p.layer->box(), p.layer->finest())) {
      if (p.layer->tiles().contains(tile)) {
        p.used[tile] = looks_;
      } else if (missing.size() < kAtOnce) {
        missing.push_back(tile);
      }
    }
    all = all && missing.empty();
    if (!missing.empty() && p.task == 0) read(number, std::move(missing));
  }
  return all;
}

void RasterTiles::read(std::uint64_t number, std::vector<geo::MapTile> tiles) {
  if (queue_.pending().empty()) since_ = Clock::now();
  Picture& p = pictures_.at(number);
  p.task = queue_.add(tr("Reading pictures"),
                      [this, number, raster = p.raster, tiles = std::move(tiles)](
                          base::TaskControl& control) -> base::TaskQueue::Finish {
                        const base::StopCheck stop([&control] { return control.cancelled(); });
                        std::vector<std::vector<std::uint8_t>> pixels;
                        for (const geo::MapTile& tile : tiles) {
                          auto read = raster->read(tile, stop);
                          if (!read) {
                            return [this, number, error = read.error()] {
                              pictures_.erase(number);
                              came_(number, error);
                            };
                          }
                          pixels.push_back(std::move(*read));
                          control.set_progress(static_cast<float>(pixels.size()) /
                                               static_cast<float>(tiles.size()));
                        }
                        return [this, number, tiles, pixels = std::move(pixels)]() mutable {
                          take(number, tiles, std::move(pixels));
                        };
                      });
}

void RasterTiles::take(std::uint64_t number, const std::vector<geo::MapTile>& tiles,
                       std::vector<std::vector<std::uint8_t>> pixels) {
  const auto found = pictures_.find(number);
  if (found == pictures_.end()) return;
  Picture& p = found->second;
  p.task = 0;
  scene::RasterLayer::Tiles all = p.layer->tiles();
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    auto tile = std::make_shared<scene::RasterTile>();
    tile->id = next_tile_++;
    tile->rgba = std::move(pixels[i]);
    all[tiles[i]] = std::move(tile);
    p.used[tiles[i]] = looks_;
  }
  forget(all, p.used, looks_);
  p.layer = std::make_shared<scene::RasterLayer>(p.layer->box(), p.layer->finest(), std::move(all));
  came_(number, p.layer);
}

std::optional<double> RasterTiles::shows_in() const {
  const double left = kMoment - std::chrono::duration<double>(Clock::now() - since_).count();
  return busy() && left > 0 ? std::optional(left) : std::nullopt;
}

std::vector<base::TaskQueue::Status> RasterTiles::pending() const {
  auto out = queue_.pending();
  if (std::chrono::duration<double>(Clock::now() - since_).count() < kMoment) out.clear();
  return out;
}

}  // namespace dateline::desktop
