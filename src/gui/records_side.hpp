#pragma once

#include "gui/corrections_panel.hpp"
#include "gui/history_panel.hpp"

namespace dateline::gui {

/// What the user owns, in the inspector's place: what was done, or what was put right.
class RecordsSide {
 public:
  enum class Kind : std::uint8_t { none, history, corrections };

  [[nodiscard]] bool is_open() const { return kind_ != Kind::none; }
  void close() { kind_ = Kind::none; }
  /// Shows it, or hides it where it is shown.
  void toggle(Kind kind);
  /// Into the current window, which is `box`.
  void draw(Frame& frame, const scene::PixelBox& box);

 private:
  Kind kind_ = Kind::none;
  HistoryPanel history_;
  CorrectionsPanel corrections_;
};

}  // namespace dateline::gui
