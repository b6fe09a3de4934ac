#pragma once

#include <memory>
#include <optional>

#include "gui/frame.hpp"
#include "gui/story_layout.hpp"
#include "gui/story_source.hpp"

namespace dateline::gui {

/// The story as it was written, with its places, times and events marked; lights the sentence of
/// what is selected, dims what lies after the playhead.
class StoryPanel {
 public:
  /// Into the current window, from its cursor to its lower end.
  void draw(Frame& frame);
  /// Scrolls to the focus again, also where the reader has scrolled away from it.
  void show_focus() { seen_focus_ = 0; }

 private:
  void scroll_to_focus(const Frame& frame, float height);
  void handle_mouse(Frame& frame, ImVec2 origin);

  StorySource source_;
  std::shared_ptr<const void> laid_out_;  ///< the document that layout_ is of
  float width_ = 0;
  float scale_ = 0;
  bool scrolls_ = false;  ///< there is more than fits
  StoryLayout layout_;
  std::uint64_t seen_focus_ = 0;
  std::optional<float> scroll_target_;
};

}  // namespace dateline::gui
