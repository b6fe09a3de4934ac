#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/raster_tiles.hpp"
#include "base/file_lock.hpp"
#include "base/task_queue.hpp"
#include "gui/layer_states.hpp"
#include "project/project.hpp"

namespace dateline::desktop {

/// Reads the files of the user's own layers on a thread beside the window, once for each layer of
/// the project, and again where a file that was missing has come back or one has changed. Belongs
/// to the main thread.
class LayerFiles {
 public:
  using Send = std::function<void(const project::Command&)>;
  using Ask = std::function<void(gui::LayerChoice)>;
  /// `ask` is called by deliver() where a file has several layers; `wake` on the other thread when
  /// there is something to deliver.
  LayerFiles(Send send, Ask ask, std::function<void()> wake);

  /// Carries out what is asked of layers' files; false for commands of other kinds.
  bool handle(const project::Command& command);
  /// Begins to read what the project has and this has not, and forgets what it no longer has.
  void look(const project::Project& project);
  /// Takes in what has been read. True when there was any.
  bool deliver() { return queue_.run_finished() | tiles_.deliver(); }
  /// Looks whether files that could not be read can be now, and whether any has changed.
  void look_at_files();
  /// Seconds until look_at_files() is due; nullopt for never.
  [[nodiscard]] std::optional<double> due() const;
  /// Gives up what is being read.
  void cancel();

  [[nodiscard]] const std::vector<gui::LayerState>& states() const { return states_; }
  [[nodiscard]] std::vector<base::TaskQueue::Status> pending() const;
  /// Seconds until pending() has something that it keeps back for a moment; nullopt for nothing.
  [[nodiscard]] std::optional<double> shows_in() const { return tiles_.shows_in(); }
  /// Asks for what a view shows of the pictures among the layers.
  void look_from(const scene::View& view, const project::Project& project);
  /// The same of the layers of those records, for what is seen later. True where all is there.
  bool look_ahead(const scene::View& view, const std::vector<curation::RecordNumber>& records);
  /// Whether a layer or a part of one is still being read.
  [[nodiscard]] bool busy() const { return !queue_.pending().empty() || tiles_.busy(); }

 private:
  using Clock = std::chrono::steady_clock;
  /// What a state was read of.
  struct Source {
    std::filesystem::path file;
    std::string layer;
    std::optional<base::FileState> seen;  ///< nullopt where it was not there
    std::uint64_t task = 0;
    std::uint64_t picture = 0;  ///< number among the pictures' tiles; 0 for none
    friend bool operator==(const Source&, const Source&) = default;
  };

  void look_into(const std::filesystem::path& file, bool all);
  void read(std::size_t at);
  void read_raster(std::size_t at);
  void forget_raster(std::size_t at);
  void take_raster(curation::RecordNumber record, std::uint64_t task,
                   const base::Result<std::shared_ptr<io::Raster>>& raster);
  void take_tiles(std::uint64_t picture,
                  const base::Result<std::shared_ptr<const scene::RasterLayer>>& layer);
  void fit_if_alone(const gui::LayerState& state);
  [[nodiscard]] gui::LayerState* find(curation::RecordNumber record, std::uint64_t task);

  Send send_;
  Ask ask_;
  std::vector<gui::LayerState> states_;
  std::vector<Source> sources_;  ///< of each state
  std::uint64_t next_id_ = 1;    ///< of shapes
  bool alone_ = false;           ///< the project has no story
  Clock::time_point look_again_at_;
  RasterTiles tiles_;
  base::TaskQueue queue_;  // last: its thread ends before what it uses goes
};

}  // namespace dateline::desktop
