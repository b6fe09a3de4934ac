#pragma once

#include "gui/saved_views.hpp"

namespace dateline::gui {

/// The button of the top bar that opens what can be shown or left out, and the views that were
/// kept.
class ViewMenu {
 public:
  /// At ImGui's cursor.
  void draw(Frame& frame);

 private:
  SavedViews saved_;
};

}  // namespace dateline::gui
