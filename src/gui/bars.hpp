#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/task_queue.hpp"
#include "gui/actions.hpp"
#include "gui/frame.hpp"
#include "gui/story_menu.hpp"
#include "gui/view_menu.hpp"

namespace dateline::gui {

/// The bar at the top: open, paste, the story and its date, search, looks, help.
class TopBar {
 public:
  /// Returns what of the window's own affairs was asked for.
  std::optional<Action> draw(Frame& frame, const scene::PixelBox& box);
  void focus_search() { focus_ = true; }
  /// Whether words are typed into the field that finds, or are about to be.
  [[nodiscard]] bool is_searching() const { return searching_ || focus_; }
  void ask_view_name() { view_.ask_name(); }

 private:
  std::array<char, 256> search_{};
  StoryMenu stories_;
  ViewMenu view_;
  bool focus_ = false;
  bool searching_ = false;  ///< in the last frame
  std::optional<Action> action_;
};

/// The line at the bottom: counts, zone, coordinates, what is being read.
class StatusBar {
 public:
  struct Asked {
    bool cancel = false;          ///< of what is being read
    bool contradictions = false;  ///< to be shown or hidden
    bool corrections = false;     ///< likewise
    bool scenes = false;          ///< likewise
    bool read_again = false;      ///< the stories that have changed on disk
  };
  Asked draw(Frame& frame, const scene::PixelBox& box,
             const std::vector<base::TaskQueue::Status>& tasks);

 private:
  /// A quiet warning that opens what stands behind it; nothing where it has no words.
  bool draw_warning(Frame& frame, const scene::PixelBox& box, const std::string& text,
                    const char* name, const char* tip, float& end);
  /// What has changed on disk, quietly, with what can be done about it.
  bool draw_changed(Frame& frame, const scene::PixelBox& box, float& end);
  /// Which scene was shown last.
  bool draw_scene(Frame& frame, const scene::PixelBox& box, float& end);
  void draw_position(Frame& frame, const scene::PixelBox& box, const std::string& zone);
  bool draw_tasks(Frame& frame, float x, float baseline,
                  const std::vector<base::TaskQueue::Status>& tasks);
  double busy_since_ = -1;  ///< ImGui's time; -1 while nothing is read
};

/// What could not be done, over the map's upper edge, until it is closed.
void draw_error_banner(Frame& frame, const scene::PixelBox& map);

}  // namespace dateline::gui
