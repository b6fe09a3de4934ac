#pragma once

#include <cstddef>
#include <cstdint>

#include "gui/frame.hpp"

namespace dateline::gui {

/// All that was done in the project, the first at the top, and what was undone below it: a click
/// goes there.
class HistoryPanel {
 public:
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame);
  /// Brings the present step into view when it is next drawn.
  void show_present() { shown_ = false; }

 private:
  void list(Frame& frame);
  /// `steps` are done where this is the present.
  void row(Frame& frame, std::size_t steps, std::int64_t now);

  bool shown_ = false;
  std::uint64_t seen_ = 0;  ///< Ledger::revision()
};

}  // namespace dateline::gui
