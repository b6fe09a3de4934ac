#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/actions.hpp"
#include "gui/frame.hpp"
#include "gui/layer_states.hpp"
#include "gui/present_menu.hpp"
#include "gui/scene_check.hpp"
#include "gui/scene_editor.hpp"

namespace dateline::gui {

/// The scenes of the project in their order: a click shows one, dragging moves it, its pencil or a
/// double click opens its words in place. They can be begun from the events, and checked.
class ScenesPanel {
 public:
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame, const std::vector<LayerState>& layers);
  /// What may be wrong with the scenes takes the place of their list.
  void show_check() { check_.open(); }
  [[nodiscard]] SceneCheck& check() { return check_; }
  /// Ctrl + Up and Down, F2, Delete: of the scene that is shown. nullopt where the key is none of
  /// them; with what is to be done, which may be nothing.
  [[nodiscard]] std::optional<std::vector<project::Command>> key(const KeyPress& press,
                                                                 const project::Project& project);
  /// Closes the fields, or lets a scene that is being dragged go back. False where there is
  /// neither. What was typed is given up.
  bool escape();
  /// What was typed and is not in the project yet.
  [[nodiscard]] std::optional<project::Command> change() const { return editor_.change(); }
  /// The list, with the scene that is shown brought into view when it is next drawn.
  void show_present() {
    seen_ = 0;
    check_.close();
  }

 private:
  void draw_tools(Frame& frame);
  void list(Frame& frame);
  void beginning(Frame& frame);
  void row(Frame& frame, std::size_t at);
  /// What the rows are called, as far as there is room.
  void name_rows(const Frame& frame, float width);
  /// The buttons of a row that is under the mouse or shown, at its right. Pixels that they take.
  float row_buttons(Frame& frame, std::size_t at, const scene::PixelBox& box);
  void drag(Frame& frame);
  void edit(Frame& frame, const curation::NumberedScene& scene);
  void stop_editing(Frame& frame);

  SceneEditor editor_;
  SceneCheck check_;
  PresentMenu present_;
  std::vector<std::string> names_;  ///< of the rows
  std::vector<float> tops_;         ///< of the rows and the end of the list, pixels of the screen
  curation::RecordNumber dragged_ = 0;
  curation::RecordNumber seen_ = 0;  ///< the scene that was brought into view last
  bool edits_shown_ = false;         ///< F2 was pressed
  bool reveal_editor_ = false;
};

/// "Scene 2 of 5"; "" where none has been shown.
[[nodiscard]] std::string scene_place(const project::Project& project);

/// What the last thing done came to, at the map's lower edge; `listed`: the list of scenes is open.
void draw_said(Frame& frame, const scene::PixelBox& map, bool listed);

}  // namespace dateline::gui
