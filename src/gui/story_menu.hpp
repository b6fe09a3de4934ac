#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/actions.hpp"
#include "gui/frame.hpp"

namespace dateline::gui {

/// The title of the story that is read, and its day; a click on it opens the list of all stories,
/// which is searched where there are many, with what can be done with them.
class StoryMenu {
 public:
  /// From the cursor on, at most `width` pixels wide. Returns what of the window's own affairs was
  /// asked for.
  std::optional<Action> draw(Frame& frame, float width);

 private:
  void draw_popup(Frame& frame);
  void draw_actions(Frame& frame);
  void draw_story(Frame& frame, std::uint32_t i);
  void find(const Frame& frame);
  static void show(Frame& frame, std::uint32_t document);

  std::optional<Action> action_;
  std::array<char, 128> wanted_{};
  std::vector<std::uint32_t> found_;  ///< documents that have the words
  /// What found_ was looked up in, and for which words.
  std::pair<const void*, std::string> found_for_;
};

}  // namespace dateline::gui
