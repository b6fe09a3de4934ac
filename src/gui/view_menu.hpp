#pragma once

#include <optional>

#include "gui/actions.hpp"
#include "gui/saved_views.hpp"

namespace dateline::gui {

/// The button of the top bar that opens what can be shown or left out, and the views that were
/// kept.
class ViewMenu {
 public:
  /// At ImGui's cursor. Returns what of the window's own affairs was asked for.
  std::optional<Action> draw(Frame& frame);
  /// Opens it in the next frame, with the field that names a view to be kept.
  void ask_name() { naming_ = true; }

 private:
  SavedViews saved_;
  bool naming_ = false;
};

}  // namespace dateline::gui
