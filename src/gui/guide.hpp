#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "gui/key_press.hpp"

namespace dateline::gui {

/// Three callouts for who opens the window for the first time: what a sentence, a marker and a bar
/// have to do with each other, how time is moved, and where to go on from there. Each points at
/// the things themselves and goes on once the user has done what it speaks of.
class Guide {
 public:
  static constexpr int kSteps = 3;

  void start() { step_ = 1; }
  void close() { step_ = 0; }
  [[nodiscard]] bool is_open() const { return step_ != 0; }
  [[nodiscard]] int step() const { return step_; }  ///< 1 to kSteps; 0 while it is closed

  /// Enter goes on and Esc skips the rest; false for all other keys, which are the window's.
  bool key(const KeyPress& press);

  /// Over the panels, from the boxes that they have named in this frame. `map` is where a callout
  /// may lie; `found` that something was looked for just now, as the last step proposes.
  void draw(Frame& frame, const scene::PixelBox& map, bool found);

 private:
  /// What the project was like when the step began.
  struct Before {
    int step = 0;
    std::string selected;
    time::Minute playhead{};
    std::string undo;
    std::string filter;
  };
  void next() { step_ = step_ == kSteps ? 0 : step_ + 1; }
  [[nodiscard]] bool is_done(const project::Project& project, bool found) const;
  [[nodiscard]] std::vector<scene::PixelBox> targets(const Frame& frame) const;
  [[nodiscard]] float card_height(const Frame& frame, float width) const;
  void draw_card(Frame& frame, const scene::PixelBox& box);

  int step_ = 0;
  Before before_;
};

}  // namespace dateline::gui
