#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/task_queue.hpp"
#include "io/raster.hpp"
#include "scene/raster_layer.hpp"

namespace dateline::desktop {

/// Tiles of the user's own pictures: reads those that the view asks for on a thread of its own, the
/// middle first, a few at a time, so that a view that has been left is not waited for. Belongs to
/// the main thread.
class RasterTiles {
 public:
  /// What has become of a picture: more tiles, or an error that ends it.
  using Came = std::function<void(std::uint64_t picture,
                                  base::Result<std::shared_ptr<const scene::RasterLayer>>)>;
  /// `wake` is called on the other thread when there is something to deliver.
  RasterTiles(Came came, std::function<void()> wake);

  /// Takes a picture that has been opened, under a number of its own; gives it without any tile.
  std::shared_ptr<const scene::RasterLayer> put(std::uint64_t picture,
                                                std::shared_ptr<io::Raster> raster);
  void drop(std::uint64_t picture);
  /// Drops the pictures that tiles are being read of; gives their numbers.
  [[nodiscard]] std::vector<std::uint64_t> cancel();
  /// Asks for what a view shows of the pictures that are visible. True where all of it is there.
  bool look(const scene::View& view, std::span<const std::uint64_t> visible);
  /// Takes in what has been read. True when there was any.
  bool deliver() { return queue_.run_finished(); }
  /// Whether tiles are being read.
  [[nodiscard]] bool busy() const { return !queue_.pending().empty(); }
  /// The same, to be shown, once it takes longer than a moment.
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const;
  /// Seconds until pending() says what is being read now; nullopt where it does, or nothing is.
  [[nodiscard]] std::optional<double> shows_in() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Picture {
    std::shared_ptr<io::Raster> raster;
    std::shared_ptr<const scene::RasterLayer> layer;
    std::map<geo::MapTile, std::uint64_t> used;  ///< the look that last asked for each
    std::uint64_t task = 0;                      ///< that reads; 0 for none
  };

  void read(std::uint64_t number, std::vector<geo::MapTile> tiles);
  void take(std::uint64_t number, const std::vector<geo::MapTile>& tiles,
            std::vector<std::vector<std::uint8_t>> pixels);

  Came came_;
  std::map<std::uint64_t, Picture> pictures_;
  std::uint64_t looks_ = 0;
  std::uint64_t next_tile_ = 1;
  Clock::time_point since_;  ///< when reading began
  base::TaskQueue queue_;    // last: its thread ends before what it uses goes
};

}  // namespace dateline::desktop
