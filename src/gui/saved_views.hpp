#pragma once

#include <array>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The views that the user has kept by name, in a menu: a click shows one, its button takes it
/// back, and a field keeps what is looked at now.
class SavedViews {
 public:
  /// Into the current popup, which a view that is shown closes. `naming`: with the field that keeps
  /// what is looked at now, from now on.
  void draw(Frame& frame, bool naming = false);

 private:
  void draw_field(Frame& frame);

  std::array<char, 128> name_{};
  bool naming_ = false;
  bool focus_ = false;
};

}  // namespace dateline::gui
