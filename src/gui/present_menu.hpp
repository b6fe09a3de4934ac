#pragma once

#include "gui/frame.hpp"

namespace dateline::gui {

/// The line of the scenes' panel that presents them, and hands them out: a button, how it is done,
/// and one for hand-outs.
class PresentMenu {
 public:
  /// Into the current window.
  void draw(Frame& frame);

 private:
  void options(Frame& frame);
};

}  // namespace dateline::gui
