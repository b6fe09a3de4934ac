#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

#include "gui/key_press.hpp"
#include "scene/mesh.hpp"
#include "scene/theme.hpp"

namespace dateline::gui {

/// Reaches by Tab, Shift + Tab and F6 what a mouse can click: panels report their controls as they
/// draw them, the keys walk over those of the last frame, and Enter or Space does what a click
/// does. Fields are typed in as soon as they are reached. Where a menu or a dialog is open, the
/// walk stays within it. A mouse button puts it out.
class KeyboardFocus {
 public:
  /// Of the control that ImGui has drawn last, enabled or not. `field` where text is typed in it.
  void add_item(bool field, const std::string& name);
  /// Of one that has no widget: words that a panel draws itself. Whether it is to act now. `key`
  /// tells it from all others of its window, in every frame.
  [[nodiscard]] bool add_box(const scene::PixelBox& box, const std::string& key,
                             const std::string& name);
  /// Whether what was added last is what is reached.
  [[nodiscard]] bool reaches_last() const {
    return on_ && !stops_.empty() && stops_.back().id == at_.id;
  }

  /// Before the panels: forgets what they had. `modal` is the window that takes all keys; "" for
  /// none.
  void begin_frame(const char* modal);
  /// After them: the ring around what is reached.
  void draw(const scene::Theme& theme, float line);

  /// Tab and F6, and while something is reached Enter, Space and Esc; the arrows too in a menu or
  /// a dialog. False for what belongs to others.
  bool key(const KeyPress& press, bool typing);
  /// By how many steps the arrows have moved the edge of that name since the last call; right and
  /// down are positive.
  [[nodiscard]] int take_moved(const std::string& edge);
  /// Up and Down walk in the menu that opens now, as if it had been reached.
  void begin_walk();
  void put_out();
  [[nodiscard]] bool is_on() const { return on_; }
  /// What is reached, "" for nothing.
  [[nodiscard]] std::string name() const;

 private:
  struct Stop {
    ImGuiID id = 0;
    ImGuiID root = 0;  ///< of the panel, dialog or menu that it belongs to
    scene::PixelBox box;
    std::string name;
    bool field = false;
    bool drawn = false;  ///< has no widget
  };
  void add(Stop stop);
  [[nodiscard]] std::vector<Stop> within_reach() const;
  void move(int by);
  void move_panel(int by);
  void reach(const Stop& stop);
  void act();

  std::vector<Stop> stops_;  ///< of this frame
  std::vector<Stop> last_;   ///< of the last one
  std::string modal_;
  bool on_ = false;
  Stop at_;
  bool scroll_ = false;  ///< it is to be brought into sight
  int moved_ = 0;        ///< of an edge that is reached
  ImGuiID acts_ = 0;     ///< a control without a widget that is to act in the next frame
};

}  // namespace dateline::gui
