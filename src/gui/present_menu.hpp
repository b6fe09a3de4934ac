#pragma once

#include <cstddef>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The line of the scenes' panel that presents them: a button, how it is done, and how much the
/// check of the scenes has found.
class PresentMenu {
 public:
  /// Into the current window. True where the findings are to be looked at.
  [[nodiscard]] bool draw(Frame& frame, std::size_t findings);

 private:
  void options(Frame& frame);
};

}  // namespace dateline::gui
