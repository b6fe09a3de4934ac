#pragma once

#include <imgui.h>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/languages.hpp"
#include "geo/coordinates.hpp"
#include "gui/actions.hpp"
#include "gui/ask.hpp"
#include "gui/canvas.hpp"
#include "gui/keyboard_focus.hpp"
#include "gui/looks.hpp"
#include "gui/say.hpp"
#include "project/project.hpp"
#include "scene/painter.hpp"
#include "scene/theme.hpp"

namespace dateline::gui {

/// Something on screen with a name, for tests that click on it: "panel/map", "marker/<event id>".
struct NamedBox {
  std::string name;
  scene::PixelBox box;
};

/// What panels share while one frame is made. They read the project and leave commands.
struct Frame {
  const project::Project& project;
  const scene::Theme& theme;
  typeset::Typesetter& type;
  Canvas& canvas;
  const Fonts& fonts;
  float scale = 1;              ///< of panels, their words and rows
  float map_scale = 1;          ///< of what the map shows, but for its words
  bool scale_is_given = false;  ///< for this run, whatever the settings say

  std::vector<project::Command> commands;
  std::vector<NamedBox> boxes;
  std::string hovered;                       ///< id of the event under the mouse
  std::optional<geo::LngLat> cursor;         ///< where the mouse is on the map
  double pixel_metres = 1000;                ///< what a pixel of the map is wide, in its middle
  std::vector<Ask> asks{};                   ///< what is to be opened
  std::vector<std::string> lit{};            ///< ids of the events of a bar under the mouse
  std::vector<scene::Mesh>* kept = nullptr;  ///< where paint() leaves a copy
  bool names = true;                         ///< whether anybody wants `boxes`; see name_all()

  KeyboardFocus* keyboard = nullptr;                           ///< told of every control
  const std::vector<base::LanguageFile>* languages = nullptr;  ///< that the window can speak
  std::optional<Action> wanted{};  ///< what a button in a panel asks the window for
  std::string tip{};               ///< words beside the mouse, of the item under it

  [[nodiscard]] float px(float logical) const { return std::round(logical * scale); }
  void send(project::Command command) { commands.push_back(std::move(command)); }
  void name_box(std::string name, const scene::PixelBox& box) {
    if (names) boxes.push_back({std::move(name), box});
  }
  /// For many boxes, whose names cost time: `name_them` is called where anybody wants them, and
  /// does nothing but that.
  template <class Function>
  void name_all(const Function& name_them) {
    if (names) name_them();
  }
  /// The control that ImGui has drawn last: the keyboard reaches it from here on.
  void name_last_item(std::string name);
  /// The same of one whose box is named otherwise.
  void reach_last_item(const std::string& name) {
    if (keyboard != nullptr) keyboard->add_item(false, names ? name : std::string());
  }
  /// A point in the notation that the user has chosen, in units of `metres` or a little finer.
  [[nodiscard]] std::string read_out(geo::LngLat at, double metres) const {
    const geo::Notation notation = project.settings().notation;
    return geo::format_coordinates(at, notation, geo::precision_for(notation, metres));
  }
  [[nodiscard]] scene::TextStyle text_style(float size, scene::Rgba colour,
                                            scene::Weight weight = scene::Weight::regular) const {
    scene::TextStyle style;
    style.size = size * scale;
    style.colour = colour;
    style.weight = weight;
    return style;
  }
};

/// Opens a window of ImGui that fills `box` and cannot be moved: a panel, on the ground of the
/// theme that the window is filled with. Call end_panel() after.
void begin_panel(const Frame& frame, const char* name, const scene::PixelBox& box,
                 bool padded = true);
void end_panel();
/// Over all that was drawn: keeps the mouse from what lies under it. True where it was clicked.
[[nodiscard]] bool draw_veil();

/// Opens a small window of ImGui over a panel, without ground or frame, for what is to be pressed
/// there and not pass to the panel. Call ImGui::End() after.
void begin_overlay(const char* name, const scene::PixelBox& box);

/// A column of text set by typeset in the current ImGui window, from its cursor downwards. Takes
/// the room that it needs when it is destroyed.
class Sheet {
 public:
  explicit Sheet(Frame& frame, float width);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  ~Sheet();

  /// Wrapped text. Returns where it lies.
  scene::PixelBox text(std::string_view utf8, const scene::TextStyle& style, float indent = 0);
  /// A label above its text, both wrapped; nothing where the text is empty.
  void field(std::string_view label, std::string_view utf8);
  void gap(float logical);
  void rule();  ///< a hairline across
  [[nodiscard]] scene::Painter& painter() { return painter_; }
  [[nodiscard]] float x() const { return x_; }
  [[nodiscard]] float y() const { return y_; }
  [[nodiscard]] float width() const { return width_; }
  void move_to(float y) { y_ = y; }
  /// Leaves that many pixels free at the right from here on.
  void narrow(float by) { width_ -= by; }

 private:
  Frame& frame_;
  float x_;
  float y_;
  float top_;
  float width_;
  scene::Mesh mesh_;
  scene::Painter painter_;
};

/// A painter for the current window's clip, whose mesh is added when `draw` has run.
template <class Draw>
void paint(Frame& frame, const Draw& draw) {
  const ImVec2 a = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 b = ImGui::GetWindowDrawList()->GetClipRectMax();
  scene::Mesh mesh;
  scene::Painter painter(frame.type, mesh, {a.x, a.y, b.x, b.y});
  draw(painter);
  frame.canvas.add(ImGui::GetWindowDrawList(), mesh);
  if (frame.kept != nullptr) frame.kept->push_back(std::move(mesh));
}

/// A button with a word of ours; `english` is translated here, and is its id. As wide as `least`
/// logical pixels, or its word.
bool tr_button(const Frame& frame, const char* english, float least);

/// An icon without a frame; true when it was clicked. `tip` may be null.
bool icon_button(Frame& frame, const char* icon, const char* name, const char* tip);
/// Shows `tip` beside the mouse while the last item is under it.
void tip_for_item(Frame& frame, const char* tip);

}  // namespace dateline::gui
