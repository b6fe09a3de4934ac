#pragma once

#include <array>

#include "gui/frame.hpp"

namespace dateline::gui {

/// Asks for the address of a table of a database. The content of a dialog. What was typed is
/// forgotten once it is sent: it may hold a password.
class DatabaseBox {
 public:
  void open();
  /// True once it is answered or given up.
  [[nodiscard]] bool draw(Frame& frame);

 private:
  std::array<char, 1024> address_{};
  bool follows_ = false;
  bool focus_ = false;
};

}  // namespace dateline::gui
