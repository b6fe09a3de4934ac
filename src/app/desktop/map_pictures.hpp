#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/task_queue.hpp"
#include "project/project.hpp"
#include "render/image.hpp"

namespace dateline::desktop {

/// Hands pictures of the map to the clipboard and to files, away from the main thread. Belongs to
/// the main thread.
class MapPictures {
 public:
  using Send = std::function<void(const project::Command&)>;

  /// `send` is told what has come of each; `wake` ends a wait for events, from any thread.
  MapPictures(Send send, std::function<void()> wake)
      : send_(std::move(send)), queue_(std::move(wake)) {}

  void copy(render::Image picture, double pixels_per_inch, std::string title);
  void save(render::Image picture, double pixels_per_inch, std::string title,
            std::filesystem::path path);
  /// Tells what is done. True where there was anything.
  bool deliver() { return queue_.run_finished(); }
  [[nodiscard]] bool busy() const { return !queue_.pending().empty(); }

 private:
  Send send_;
  base::TaskQueue queue_;
};

}  // namespace dateline::desktop
